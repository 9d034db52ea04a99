import type { z } from 'zod';
import { localActor } from '#lib/accounts/local-actor.ts';
import type { Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import { ankiIds, ankiIdsInput } from './anki-ids.ts';
import { answer, answerInput } from './answer.ts';
import { backUp, backupInput, restore, restoreInput } from './back-up.ts';
import { breakInput, planWayBack } from './break.ts';
import { compile, compileInput } from './compile.ts';
import { due, dueInput } from './due.ts';
import { fit, fitInput } from './fit.ts';
import { importFile, importInput } from './import-file.ts';
import { mirror, mirrorInput } from './mirror.ts';
import { recompute, recomputeInput } from './recompute.ts';
import { replace, replaceInput } from './replace.ts';
import { setOptions, setOptionsInput } from './set-options.ts';
import { undo, undoInput } from './undo.ts';

/** The commands that write: run by whoever holds the data folder, be it the command line or the server. */
const writingCommands = {
  compile: { input: compileInput, run: compile },
  import: { input: importInput, run: importFile },
  due: { input: dueInput, run: due },
  answer: { input: answerInput, run: answer },
  replace: { input: replaceInput, run: replace },
  options: { input: setOptionsInput, run: setOptions },
  fit: { input: fitInput, run: fit },
  recompute: { input: recomputeInput, run: recompute },
  break: { input: breakInput, run: planWayBack },
  mirror: { input: mirrorInput, run: mirror },
  backup: { input: backupInput, run: backUp },
  restore: { input: restoreInput, run: restore },
  'anki-ids': { input: ankiIdsInput, run: ankiIds },
  undo: { input: undoInput, run: undo },
} as const;

/** Names a command that writes. */
export type WritingName = keyof typeof writingCommands;

/** What a command that writes is given. */
export type WritingInput<Name extends WritingName> = z.input<
  (typeof writingCommands)[Name]['input']
>;

/** What a command that writes results in. */
export type WritingResult<Name extends WritingName> = Awaited<
  ReturnType<(typeof writingCommands)[Name]['run']>
>;

/** Runs a command that writes, for the one person of local mode. Throws `bad-input` for a name or an input that cannot be. */
export async function runWriting(
  context: Context,
  { command, input }: { command: string; input: unknown },
): Promise<unknown> {
  const found = Object.entries(writingCommands).find(([name]) => name === command)?.[1];
  const parsed = found?.input.safeParse(input);
  if (!found || !parsed?.success) {
    throw new AppError('bad-input', `The command ${command} cannot be run with this input.`);
  }
  const run = found.run as (...given: unknown[]) => Promise<unknown>;
  return run(context, await localActor(context), parsed.data);
}
