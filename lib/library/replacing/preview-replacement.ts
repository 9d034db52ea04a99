import type { Actor, Context } from '#lib/context.ts';
import { type ReplacePlace, readWish } from '#lib/search/replacement.ts';
import { bringFilesUpToDate } from './bring-files-up-to-date.ts';
import { type FoundChange, findChanges } from './find-changes.ts';
import { planChanges } from './plan-changes.ts';
import type {
  ReplaceLine,
  ReplacePart,
  ReplacePreview,
  Replacing,
  Unchanged,
  WrongWish,
} from './types.ts';

const MOST_LINES = 100;
const MOST_EXAMPLES = 5;
/** So many characters of what stays are shown beside a place. */
const BESIDE = 60;

/**
 * What a replacement in the notes of some cards would do, and what it would leave as it is and why. Changes nothing but that files
 * which were written elsewhere are compiled. A wish that cannot be read is told.
 */
export async function previewReplacement(
  context: Context,
  actor: Actor,
  replacing: Replacing,
): Promise<ReplacePreview | WrongWish> {
  const read = readWish(replacing.wish);
  if ('problem' in read) return read;
  await bringFilesUpToDate(context, actor, replacing);
  const found = await findChanges(context, actor, replacing);
  const planned = await planChanges(context, actor, { found, folders: replacing.folders });
  const { looked, changes, unchanged } = planned;
  return {
    looked,
    notes: changes.length,
    places: changes.reduce((sum, change) => sum + placesIn(change), 0),
    lines: firstLines(changes, MOST_LINES),
    unchanged: byReason(unchanged),
  };
}

function placesIn(change: FoundChange): number {
  if (change.kind === 'text') return change.places.length;
  return [...change.places.values()].reduce((sum, places) => sum + places.length, 0);
}

function byReason(unchanged: Awaited<ReturnType<typeof planChanges>>['unchanged']): Unchanged[] {
  const reasons = [...new Set(unchanged.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const changes = unchanged.flatMap((each) => (each.reason === reason ? each.change : []));
    return { reason, notes: changes.length, first: firstLines(changes, MOST_EXAMPLES) };
  });
}

function firstLines(changes: readonly FoundChange[], most: number): ReplaceLine[] {
  return changes.slice(0, most).flatMap(linesOf).slice(0, most);
}

function linesOf(change: FoundChange): ReplaceLine[] {
  const { card, deckTitle: deck } = change.note;
  if (change.kind === 'text') {
    const { document, from, to, note } = change;
    const places = change.places.map(({ start, end, put }) => {
      return { start: start - from, end: end - from, put };
    });
    const parts = partsOf(document.source.slice(from, to), places);
    return [{ card, deck, at: { kind: 'line', path: document.path, line: note.line }, parts }];
  }
  return [...change.places].map(([at, places]) => {
    const name = change.type.fields[at]?.name ?? '';
    return {
      card,
      deck,
      at: { kind: 'field', name },
      parts: partsOf(change.fields[at] ?? '', places),
    };
  });
}

function partsOf(text: string, places: readonly ReplacePlace[]): ReplacePart[] {
  const parts: ReplacePart[] = [];
  let from = 0;
  for (const { start, end, put } of places) {
    parts.push({ kind: 'same', text: shortened(text.slice(from, start), from > 0, true) });
    parts.push({ kind: 'removed', text: text.slice(start, end) }, { kind: 'added', text: put });
    from = end;
  }
  parts.push({ kind: 'same', text: shortened(text.slice(from), true, false) });
  return parts.filter((part) => part.text !== '');
}

/** What stays, cut where it is far from any place. */
function shortened(text: string, follows: boolean, precedes: boolean): string {
  const most = (follows ? BESIDE : 0) + (precedes ? BESIDE : 0);
  const signs = [...text];
  if (signs.length <= most + BESIDE / 2) return text;
  const head = follows ? signs.slice(0, BESIDE).join('') : '';
  const tail = precedes ? signs.slice(-BESIDE).join('') : '';
  return `${head}…${tail}`;
}
