import path from 'node:path';
import type { CompileReport } from '#lib/command/compile.ts';
import { type Found, findDeckFiles, findNamedPath } from '#lib/platform/deck-files.ts';
import { type Stamps, savedFiles, stampsOf } from '#lib/platform/saved-files.ts';
import { isAppError } from '#lib/shared/errors.ts';
import type { Call } from './command.ts';
import { compileJson } from './commands/compile.ts';
import { compileWith, namedPaths } from './compiling.ts';
import { momentOf } from './dates.ts';
import { environmentOf } from './environment.ts';
import { findingLine, located, typedPath } from './findings/located.ts';
import { isOfOutside, refusalOf } from './refusal.ts';
import { DONE, type Status } from './status.ts';

/**
 * Compiles at once and after every save, until it is interrupted: the part that needs no decision, or with `--yes` all that
 * `--yes` applies. Says in a line what each save changed.
 */
export async function watch(call: Call): Promise<Status> {
  const signal = call.interruption?.() ?? new AbortController().signal;
  const look = lookAt(call);
  const saves = savedFiles(look, signal);
  await compileOnce(call, [...look().keys()]);
  await call.tell(`${call.words.watching}\n`);
  for await (const saved of saves) await compileOnce(call, saved);
  return DONE;
}

/** Looks at what was named; where that is gone for a moment, at what is left. */
function lookAt(call: Call): () => Stamps {
  const { deckFolders } = environmentOf(call);
  const paths = namedPaths(call);
  return () => {
    const found = paths.length === 0 ? [findDeckFiles(deckFolders)] : paths.map(findOrNothing);
    return new Map(found.flatMap((each) => [...stampsOf(each)]));
  };

  function findOrNothing(named: string): Found {
    try {
      return findNamedPath(named, deckFolders);
    } catch (error) {
      if (isAppError(error)) return { files: [], unreadable: [] };
      throw error;
    }
  }
}

async function compileOnce(call: Call, saved: readonly string[]): Promise<void> {
  const { flags, words } = call;
  const agreed = flags.has('allow-mass-archive') ? 'mass-archive' : 'yes';
  try {
    const report = await compileWith(call, { consent: flags.has('yes') ? agreed : 'safe' });
    if (flags.has('json')) return call.print(`${JSON.stringify(compileJson(call, report))}\n`);
    await call.print(`${lineOf(call, saved, report)}\n`);
    await tellErrors(call, saved, report);
  } catch (error) {
    if (!isOfOutside(error)) throw error;
    await call.tell(`${momentOf(Date.now())}  ${refusalOf(error, words).text}\n`);
  }
}

const MOST_NAMES = 3;

function lineOf(call: Call, saved: readonly string[], report: CompileReport): string {
  const { words } = call;
  const names = saved.slice(0, MOST_NAMES).map((file) => path.basename(file));
  const files = saved.length > MOST_NAMES ? words.severalFiles(saved.length) : names.join(', ');
  const { archive, ambiguous, update } = report.waiting;
  const waits = archive + ambiguous + update;
  const parts = [words.savedSummary(report.counts), waits > 0 ? words.savedWaits(waits) : ''];
  return `${momentOf(Date.now())}  ${files}: ${parts.filter(Boolean).join('; ')}`;
}

/** Only what is wrong in the saved files: the rest was told before. */
async function tellErrors(
  call: Call,
  saved: readonly string[],
  { findings }: CompileReport,
): Promise<void> {
  const files = new Set(saved.map((file) => file.normalize('NFC')));
  const own = findings.filter(
    ({ file, severity }) => severity !== 'hint' && files.has(file.normalize('NFC')),
  );
  const lines = located(own, call, (file) => typedPath(file, call)).map(findingLine);
  await call.tell(lines.map((line) => `${line}\n`).join(''));
}
