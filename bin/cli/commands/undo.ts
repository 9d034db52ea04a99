import type { Call, Command } from '../command.ts';
import { DONE, type Status } from '../status.ts';

/** Takes the last operation back. */
export const undo: Command = {
  flags: ['json'],
  values: [],
  positionals: { least: 0, most: 0 },
  run: runUndo,
};

async function runUndo(call: Call): Promise<Status> {
  const { writing } = await import('../writing.ts');
  const { id, kind, label } = await writing(call, 'undo', {});
  const json = () => JSON.stringify({ operation: kind, id, label });
  await call.print(`${call.flags.has('json') ? json() : call.words.undone(kind)}\n`);
  return DONE;
}
