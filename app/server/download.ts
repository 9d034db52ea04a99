import { formatFileDay } from '#app/i18n/format.ts';
import { getContext, getSettings } from '#app/server/context.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { inFileName } from './file-name.ts';

/** A file that is sent while it is being made. */
export interface Download {
  /** What the file is called, before the day: `kartoteka-reviews`. */
  readonly name: string;
  /** Which of all that there is, as the person calls it: a deck, a search. */
  readonly of?: readonly string[];
  /** With its dot: `.csv`. */
  readonly ending: string;
  readonly type: string;
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

/** Streams a download. Waits for its first piece, so that what fails at once still has a status of its own. */
export async function download(file: Download): Promise<Response> {
  const context = await getContext();
  const day = formatFileDay(context.now(), calendarOf(await getSettings()).zone);
  const iterator = file.chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  return new Response(streamFrom(first, iterator), {
    headers: {
      'content-type': file.type,
      'content-disposition': disposition(file, day),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** In the person's script for the browsers, and without that for what reads only ASCII. */
function disposition({ name, of = [], ending }: Download, day: string): string {
  const plain = `attachment; filename="${name}-${day}${ending}"`;
  const parts = of.map(inFileName).filter((part) => part !== '');
  if (parts.length === 0) return plain;
  return `${plain}; filename*=UTF-8''${encodeURIComponent([name, ...parts, day].join('-'))}${ending}`;
}

type Piece = IteratorResult<string | Uint8Array, unknown>;

function streamFrom(
  first: Piece,
  rest: AsyncIterator<string | Uint8Array>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: Piece | null = first;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = next ?? (await rest.next());
      next = null;
      if (done) return controller.close();
      controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
    },
    async cancel() {
      await rest.return?.();
    },
  });
}
