import path from 'node:path';
import {
  ANKI_FORMATS,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportOrder,
  exportFile,
  PROGRESS_FORMATS,
  WHOLE_FORMATS,
} from '#lib/library/export-file.ts';
import { requireDeck } from '#lib/library/require-deck.ts';
import { isPassage, removeAbandonedParts, writeWholeFile } from '#lib/platform/write-whole-file.ts';
import { AppError } from '#lib/shared/errors.ts';
import { keepHeapSmall } from '../../keep-heap-small.ts';
import type { Call, Command } from '../command.ts';
import { hasDatabase, reading } from '../place.ts';
import { queryOf } from '../query.ts';
import { DONE, INTERRUPTED, type Status, UsageError } from '../status.ts';

/** Which format a file has by the end of its name. */
const BY_NAME: readonly (readonly [ending: string, format: ExportFormat])[] = [
  ['.kartoteka.zip', 'bundle'],
  ['.apkg', 'apkg'],
  ['.colpkg', 'colpkg'],
  ['.md.zip', 'markdown'],
  ['.csv', 'reviews'],
  ['.tsv', 'csv'],
  ['.txt', 'csv'],
];

/** Writes what a person has into a file. */
export const exportCommand: Command = {
  flags: ['json', 'no-progress', 'no-media'],
  values: ['out', 'format', 'search', 'deck'],
  positionals: { least: 0, most: 0 },
  run: runExport,
};

async function runExport(call: Call): Promise<Status> {
  keepHeapSmall();
  call.interruption?.().addEventListener('abort', () => process.exit(INTERRUPTED));
  const out = call.values.get('out');
  if (out === undefined) throw new UsageError(call.words.missingOption('--out'));
  const order = await orderOf(call, out);
  if (ANKI_FORMATS.has(order.format)) await giveIds(call);
  const file = path.resolve(call.cwd, out);
  const isThrough = await isPassage(file);
  const written = await reading(call, async (context, actor) => {
    if (!actor) throw new AppError('not-found', call.words.nothingHere, { told: 1 });
    await requireDeck(context, actor, call.values.get('deck') ?? null);
    const { chunks, counts } = exportFile(context, actor, order);
    await removeAbandonedParts(file);
    const bytes = await writeWholeFile(file, chunks).catch(unlessReaderLeft);
    return { ...counts(), bytes };
  });
  const text = call.flags.has('json')
    ? JSON.stringify(written)
    : call.words.exported({ ...written, file: out });
  // What goes through standard output is not to have a line more at its end.
  await (isThrough ? call.tell : call.print)(`${text}\n`);
  return DONE;
}

/** The reader of a pipe may leave before everything is written: that is its right. */
function unlessReaderLeft(error: NodeJS.ErrnoException): number {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}

/** What goes to Anki keeps a number of its own, which only who writes here can give. */
async function giveIds(call: Call): Promise<void> {
  if (!hasDatabase(call)) return;
  const { writing } = await import('../writing.ts');
  await writing(call, 'anki-ids', {});
}

async function orderOf(call: Call, out: string): Promise<ExportOrder> {
  const format = formatOf(call, out);
  const tree = await queryOf(call);
  if (tree && WHOLE_FORMATS.has(format)) throw new UsageError(call.words.formatIsWhole(format));
  const withProgress = !call.flags.has('no-progress');
  if (!withProgress && PROGRESS_FORMATS.has(format)) {
    throw new UsageError(call.words.progressIsRows);
  }
  const separator = /\.(?:tsv|txt)$/i.test(out) ? '\t' : ',';
  return { format, tree, withProgress, withMedia: !call.flags.has('no-media'), separator };
}

function formatOf({ values, words }: Call, out: string): ExportFormat {
  const named = values.get('format');
  const name = named ?? BY_NAME.find(([ending]) => out.toLowerCase().endsWith(ending))?.[1];
  if (name === undefined) throw new UsageError(words.formatUnclear(out, EXPORT_FORMATS));
  const format = EXPORT_FORMATS.find((each) => each === name);
  if (format) return format;
  throw new UsageError(words.unknownFormat(name, EXPORT_FORMATS));
}
