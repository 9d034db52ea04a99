import path from 'node:path';
import type { Call, Command } from '../command.ts';
import { DONE, type Status, UsageError } from '../status.ts';

/** Mirrors what happens here in a folder, and reads what other machines wrote there. */
export const mirror: Command = {
  flags: ['json', 'off'],
  values: [],
  positionals: { least: 0, most: 1 },
  run: runMirror,
};

async function runMirror(call: Call): Promise<Status> {
  const { positionals, flags, words, cwd } = call;
  const [named] = positionals;
  const off = flags.has('off');
  if (off && named !== undefined) throw new UsageError(words.mirrorOrOff());
  const folder = named === undefined ? null : path.resolve(cwd, named);
  const { writing } = await import('../writing.ts');
  const shown = await writing(call, 'mirror', { folder, off });
  const { read = 0, written = 0, waiting = 0, unreadable = 0 } = shown?.result ?? {};
  const { folder: kept, place } = shown ?? { folder: null, place: null };
  const json = () => JSON.stringify({ folder: kept, place, written, read, waiting, unreadable });
  const said =
    shown === null
      ? words.noMirror()
      : words.mirrored({ folder: shown.folder, written, read, waiting, unreadable });
  await call.print(`${flags.has('json') ? json() : said}\n`);
  return DONE;
}
