import type { MarkLine } from '#lib/formats/bundle/lines.ts';
import { cardPlace } from '#lib/history/refold-cards.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import { stateToRow } from '#lib/store/card-states.ts';
import { type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import { type Importing, isChanged, type RowsOf } from './importing.ts';

/** What a person can put on a card, on a card where nobody has. */
const NOTHING = { suspended: 0, buriedDay: null, flag: 0, marked: 0, tags: '[]' } as const;

/** Cards whose rows are held at once: a state has two dozen columns. */
const CHUNK = 500;

/**
 * Rows of the states of cards, some cards at a time: for cards without one, and for those that get a mark. A mark comes only where there is
 * none of its kind here. They are to be written before the next are asked for.
 */
export async function* markRows(
  importing: Importing,
  ids: ReadonlyMap<CardId, CardId>,
  touched: ReadonlyMap<CardId, unknown>,
): AsyncGenerator<RowsOf[]> {
  const marks = new Map<CardId, MarkLine>();
  for (const mark of importing.file.marks) {
    const card = ids.get(mark.card);
    if (card !== undefined) marks.set(card, mark);
  }
  const cards = [...new Set([...touched.keys(), ...marks.keys()])];
  for (let start = 0; start < cards.length; start += CHUNK) {
    yield await rowsOf(importing, cards.slice(start, start + CHUNK), marks);
  }
}

async function rowsOf(
  importing: Importing,
  cards: readonly CardId[],
  marks: ReadonlyMap<CardId, MarkLine>,
): Promise<RowsOf[]> {
  const { db, user } = importing;
  const keys = cards.map((cardId) => ({ userId: user, cardId }));
  const here = await readRowsByKey(db, 'CardState', keys);
  const changed = here.flatMap((row) => {
    const marked = { ...row, ...merged(row, marks.get(row.cardId as CardId)) };
    return isChanged(marked, normal(row)) ? [marked] : [];
  });
  const known = new Set(here.map(({ cardId }) => cardId));
  const missing = cards.filter((card) => !known.has(card));
  return [
    { table: 'CardState', rows: changed },
    { table: 'CardState', rows: await newRows(importing, missing, marks) },
  ];
}

/** As the database keeps it: without booleans. */
function normal(row: Row): Row {
  return { ...row, suspended: Number(row.suspended), marked: Number(row.marked) };
}

function merged(row: Row, mark: MarkLine | undefined): Row {
  const { suspended, marked } = normal(row);
  if (!mark) return { suspended: suspended ?? 0, marked: marked ?? 0 };
  const theirs = markRow(mark);
  return {
    suspended: suspended || (theirs.suspended ?? 0),
    marked: marked || (theirs.marked ?? 0),
    flag: row.flag || (theirs.flag ?? 0),
    buriedDay: row.buriedDay ?? theirs.buriedDay ?? null,
    tags: row.tags === NOTHING.tags ? (theirs.tags ?? NOTHING.tags) : (row.tags ?? NOTHING.tags),
  };
}

function markRow({ suspended, buriedDay, flag, marked, tags }: MarkLine): Row {
  const yesOrNo = { suspended: suspended ? 1 : 0, marked: marked ? 1 : 0 };
  return { ...yesOrNo, buriedDay, flag, tags: JSON.stringify(tags) };
}

async function newRows(
  { db, user }: Importing,
  cards: readonly CardId[],
  marks: ReadonlyMap<CardId, MarkLine>,
): Promise<Row[]> {
  const places = await readPlaces(db, user, cards);
  const ids = { userId: user, cardId: '', deckId: '', noteId: '' };
  // Each row is a copy that already has all columns: one that is put together takes several times as much memory.
  const untouched = { ...ids, archived: 0, salt: 0, ...stateToRow(newCardState), ...NOTHING };
  return places.map((studied) => {
    const { card, deck, note, archived, salt } = cardPlace(studied);
    const place = { cardId: card, deckId: deck, noteId: note, archived: archived ? 1 : 0, salt };
    const mark = marks.get(card);
    return { ...untouched, ...place, ...(mark && markRow(mark)) };
  });
}
