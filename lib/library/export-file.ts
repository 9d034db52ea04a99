import type { Actor, Context } from '#lib/context.ts';
import type { Separator } from '#lib/formats/csv/write.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import { everything } from './card-query.ts';
import { countContent } from './count-content.ts';
import type { Counted, FileCounts } from './counted.ts';
import { exportAnki } from './export-anki/export-anki.ts';
import { exportBundle } from './export-bundle.ts';
import { exportCards } from './export-cards.ts';
import { exportMarkdown } from './export-markdown.ts';
import { exportNotes } from './export-notes.ts';
import { exportReviews } from './export-reviews.ts';

/** Formats of files that are written. */
export const EXPORT_FORMATS = [
  'apkg',
  'colpkg',
  'bundle',
  'markdown',
  'csv',
  'reviews',
  'cards',
] as const;

/** One of {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Formats that always hold everything. */
export const WHOLE_FORMATS: ReadonlySet<ExportFormat> = new Set(['bundle', 'colpkg']);

/** Formats that are progress itself. */
export const PROGRESS_FORMATS: ReadonlySet<ExportFormat> = new Set(['reviews', 'cards']);

/** Formats for Anki: what goes there needs numbers first (`giveAnkiIds`). */
export const ANKI_FORMATS: ReadonlySet<ExportFormat> = new Set(['apkg', 'colpkg', 'csv']);

/** What is to be written. */
export interface ExportOrder {
  readonly format: ExportFormat;
  /** The cards that this asks for; null for everything. */
  readonly tree: SearchTree | null;
  readonly withProgress: boolean;
  readonly withMedia: boolean;
  /** Of the fields of a table of notes; a comma unless told. */
  readonly separator?: Separator;
}

const NOTHING: FileCounts = { notes: 0, cards: 0, reviews: 0, media: 0 };

/** A file of what a person has, made while it is read. */
export function exportFile(
  context: Context,
  actor: Actor,
  order: ExportOrder,
): Counted<string | Uint8Array> {
  const { format, tree, withProgress, withMedia, separator = ',' } = order;
  switch (format) {
    case 'apkg':
    case 'colpkg':
      return exportAnki(context, actor, { format, tree, withProgress, withMedia });
    case 'bundle':
      return countedBundle(context, actor, withProgress);
    case 'markdown':
      return exportMarkdown(context, actor, { tree, withMedia });
    case 'csv':
      return exportNotes(context, actor, { tree, separator });
    case 'cards':
      // A field may hold line ends, but each piece is a row.
      return countedRows(exportCards(context, actor, tree ?? everything), 'cards', () => 1);
    case 'reviews':
      return countedRows(exportReviews(context, actor, tree), 'reviews', linesIn);
  }
}

function countedBundle(context: Context, actor: Actor, withProgress: boolean): Counted {
  let counts = NOTHING;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* exportBundle(context, actor, { withProgress });
    const all = await countContent(context, actor);
    counts = { ...all, reviews: withProgress ? all.reviews : 0 };
  }
  return { chunks: chunks(), counts: () => counts };
}

/** The head is no row. */
function countedRows(
  pieces: AsyncIterable<string>,
  what: 'cards' | 'reviews',
  rowsIn: (piece: string) => number,
): Counted<string> {
  let rows = -1;
  async function* chunks(): AsyncGenerator<string> {
    for await (const piece of pieces) {
      rows += rowsIn(piece);
      yield piece;
    }
  }
  return { chunks: chunks(), counts: () => ({ ...NOTHING, [what]: Math.max(0, rows) }) };
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
