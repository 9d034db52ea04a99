import path from 'node:path';
import type { Actor, Context } from '#lib/context.ts';
import { everything, type SearchTree } from '#lib/library/card-query.ts';
import { countContent, type OwnCounts } from '#lib/library/count-content.ts';
import { exportBundle } from '#lib/library/export-bundle.ts';
import { exportCards } from '#lib/library/export-cards.ts';
import { exportReviews } from '#lib/library/export-reviews.ts';
import { writeWholeFile } from '#lib/platform/write-whole-file.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { Call, Command } from '../command.ts';
import { reading } from '../place.ts';
import { queryOf } from '../query.ts';
import { DONE, type Status, UsageError } from '../status.ts';

const FORMATS = ['bundle', 'reviews', 'cards'] as const;
type Format = (typeof FORMATS)[number];

const LATER = ['apkg', 'colpkg', 'markdown', 'csv'];

/** Which format a file has by the end of its name. */
const BY_NAME: readonly (readonly [ending: string, format: string])[] = [
  ['.kartoteka.zip', 'bundle'],
  ['.csv', 'reviews'],
  ['.apkg', 'apkg'],
  ['.colpkg', 'colpkg'],
  ['.md', 'markdown'],
];

/** Writes what a person has into a file. */
export const exportCommand: Command = {
  flags: ['json', 'no-progress'],
  values: ['out', 'format', 'search', 'deck'],
  positionals: { least: 0, most: 0 },
  run: runExport,
};

async function runExport(call: Call): Promise<Status> {
  const out = call.values.get('out');
  if (out === undefined) throw new UsageError(call.words.missingOption('--out'));
  const format = formatOf(call, out);
  const tree = queryOf(call);
  if (tree && format === 'bundle') throw new UsageError(call.words.bundleIsWhole);
  const withProgress = !call.flags.has('no-progress');
  if (!withProgress && format !== 'bundle') throw new UsageError(call.words.progressIsRows);
  const file = path.resolve(call.cwd, out);
  const written = await reading(call, (context, actor) => {
    if (!actor) throw new AppError('not-found', call.words.nothingHere, { told: 1 });
    return write(context, actor, { format, tree, file, withProgress });
  });
  const text = () => call.words.exported({ ...written, file: out });
  await call.print(`${call.flags.has('json') ? JSON.stringify(written) : text()}\n`);
  return DONE;
}

function formatOf({ values, words }: Call, out: string): Format {
  const named = values.get('format');
  const name = named ?? BY_NAME.find(([ending]) => out.toLowerCase().endsWith(ending))?.[1];
  if (name === undefined) throw new UsageError(words.formatUnclear(out, FORMATS));
  const format = FORMATS.find((each) => each === name);
  if (format) return format;
  if (LATER.includes(name)) throw new UsageError(words.formatLater(name, FORMATS));
  throw new UsageError(words.unknownFormat(name, FORMATS));
}

interface Wanted {
  readonly format: Format;
  readonly tree: SearchTree | null;
  readonly file: string;
  readonly withProgress: boolean;
}

interface Written extends OwnCounts {
  readonly bytes: number;
}

const NOTHING = { notes: 0, cards: 0, reviews: 0, media: 0 };

async function write(
  context: Context,
  actor: Actor,
  { format, tree, file, withProgress }: Wanted,
): Promise<Written> {
  switch (format) {
    case 'bundle': {
      const bytes = await writeWholeFile(file, exportBundle(context, actor, { withProgress }));
      const counts = await countContent(context, actor);
      return { ...counts, reviews: withProgress ? counts.reviews : 0, bytes };
    }
    case 'cards': {
      const rows = counted(exportCards(context, actor, tree ?? everything), () => 1);
      const bytes = await writeWholeFile(file, rows.chunks);
      return { ...NOTHING, cards: rows.count() - 1, bytes };
    }
    case 'reviews': {
      const rows = counted(exportReviews(context, actor, tree), linesIn);
      const bytes = await writeWholeFile(file, rows.chunks);
      return { ...NOTHING, reviews: rows.count() - 1, bytes };
    }
  }
}

/** Passes the pieces of a table on and counts its rows. */
function counted(pieces: AsyncIterable<string>, rowsIn: (piece: string) => number) {
  let count = 0;
  async function* chunks(): AsyncGenerator<string> {
    for await (const piece of pieces) {
      count += rowsIn(piece);
      yield piece;
    }
  }
  return { chunks: chunks(), count: () => count };
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
