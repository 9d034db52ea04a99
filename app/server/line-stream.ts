import { messages } from '#app/i18n/index.ts';
import { getLanguage } from '#app/server/language.ts';
import { isAppError } from '#lib/shared/errors.ts';

/** A line of a streamed reply: how far it is, what came of it, or that it failed, and why where that can be told. */
export type StreamLine<Result> =
  | { readonly done: number; readonly total: number }
  | { readonly result: Result }
  | { readonly failed: string };

/**
 * Does work while its reader hears how far it is: a line of JSON for each part done, and one in the end. Whoever breaks the request off
 * before that ends the work: `told` throws then.
 */
export async function lineStream<Result>(
  request: Request,
  work: (told: (done: number, total: number) => void) => Promise<Result>,
): Promise<Response> {
  const language = await getLanguage();
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: StreamLine<Result>) =>
        controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
      const told = (done: number, total: number) => {
        request.signal.throwIfAborted();
        say({ done, total });
      };
      try {
        say({ result: await work(told) });
        controller.close();
      } catch (error) {
        if (request.signal.aborted) return;
        if (!isAppError(error)) console.error(error);
        say({ failed: isAppError(error) ? messages(language).failure[error.code] : '' });
        controller.close();
      }
    },
  });
  return new Response(lines, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
  });
}
