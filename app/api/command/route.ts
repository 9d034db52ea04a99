import { z } from 'zod';
import { mayWriteToFolder } from '#app/server/bearer.ts';
import { getContext } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { runWriting } from '#lib/command/writing-commands.ts';
import { AppError, isAppError } from '#lib/shared/errors.ts';

const body = z.object({ command: z.string(), input: z.unknown() });

/**
 * Runs a command of the command line that writes, since this server holds the data folder: `{ result }`, or
 * `{ refusal }` for the caller to put into words.
 */
export const POST = route(async (request) => {
  if (!mayWriteToFolder(request.headers)) {
    throw new AppError('not-allowed', 'The secret of the data folder is missing');
  }
  const { command, input } = body.parse(await readJson(request));
  try {
    return Response.json({ result: await runWriting(await getContext(), { command, input }) });
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { code, message, values } = error;
    return Response.json({ refusal: { code, message, values } });
  }
});
