import type { MarkLine } from '#lib/formats/bundle/lines.ts';
import type { ComingHistories, ComingState } from '#lib/history/coming-histories.ts';
import { cardPlace } from '#lib/history/refold-cards.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import { stateToRow } from '#lib/store/card-states.ts';
import type { Db } from '#lib/store/store.ts';
import { type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import { type Importing, isChanged } from './importing.ts';

/** What a person can put on a card, on a card where nobody has. */
const NOTHING = { suspended: 0, buriedDay: null, flag: 0, marked: 0, tags: '[]' } as const;

/** Rows of states: those that are here and get a mark, and those of cards without one. */
export interface StateRows {
  readonly changed: readonly Row[];
  readonly made: readonly Row[];
}

/** What states follow from. */
export interface StateSources {
  readonly db: Db;
  readonly cardHere: (card: CardId) => CardId | undefined;
  /** Cards that may have a state. */
  readonly here: ReadonlySet<CardId>;
  /** All events have come. */
  readonly histories: ComingHistories;
}

/** Cards whose rows are held at once: a state has two dozen columns. */
const CHUNK = 250;

/**
 * Rows of the states of cards, some cards at a time: of those that have a mark or got events. A mark comes only where there is
 * none of its kind here. They are to be written before the next are asked for.
 */
export async function* stateRows(
  importing: Importing,
  sources: StateSources,
): AsyncGenerator<StateRows> {
  const { cardHere, histories } = sources;
  const { user } = importing;
  const marked = new Set<CardId>();
  for await (const page of importing.file.marks()) {
    const marks = new Map<CardId, MarkLine>();
    for (const mark of page) {
      const card = cardHere(mark.card);
      if (card !== undefined) marks.set(card, mark);
    }
    for (const card of marks.keys()) marked.add(card);
    yield await rowsOf(user, sources, { cards: [...marks.keys()], marks });
  }
  const others = histories.cards().filter((card) => !marked.has(card));
  for (let start = 0; start < others.length; start += CHUNK) {
    const cards = others.slice(start, start + CHUNK);
    yield await rowsOf(user, sources, { cards, marks: new Map() });
  }
}

interface Marked {
  readonly cards: readonly CardId[];
  readonly marks: ReadonlyMap<CardId, MarkLine>;
}

async function rowsOf(
  user: UserId,
  { db, here: mayHave, histories }: StateSources,
  { cards, marks }: Marked,
): Promise<StateRows> {
  const keys = cards
    .filter((card) => mayHave.has(card))
    .map((cardId) => ({ userId: user, cardId }));
  const here = await readRowsByKey(db, 'CardState', keys);
  const changed = here.flatMap((row) => {
    const marked = { ...row, ...merged(row, marks.get(row.cardId as CardId)) };
    return isChanged(marked, normal(row)) ? [marked] : [];
  });
  const known = new Set(here.map(({ cardId }) => cardId as CardId));
  const states: ComingState[] = [];
  const untold: CardId[] = [];
  for (const card of cards) {
    if (known.has(card)) continue;
    const state = histories.stateOf(card);
    if (state) states.push(state);
    else untold.push(card);
  }
  const places = untold.length > 0 ? await readPlaces(db, user, untold) : [];
  for (const place of places) states.push({ place: cardPlace(place), state: newCardState });
  const made = states.map((state) => newRow(user, state, marks.get(state.place.card)));
  return { changed, made };
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

function markRow({ suspended, buriedDay, flag, marked, tags }: MarkLine) {
  return {
    suspended: suspended ? 1 : 0,
    buriedDay,
    flag,
    marked: marked ? 1 : 0,
    tags: JSON.stringify(tags),
  };
}

/** Written out: parts that are spread together take several times as long. */
function newRow(user: UserId, { place, state }: ComingState, mark: MarkLine | undefined): Row {
  const row = stateToRow(state);
  const marks = mark ? markRow(mark) : NOTHING;
  return {
    userId: user,
    cardId: place.card,
    deckId: place.deck,
    noteId: place.note,
    archived: place.archived ? 1 : 0,
    salt: place.salt,
    phase: row.phase,
    step: row.step,
    stability: row.stability,
    difficulty: row.difficulty,
    dueAt: row.dueAt,
    dueDay: row.dueDay,
    interval: row.interval,
    lastAt: row.lastAt,
    lastDay: row.lastDay,
    introducedDay: row.introducedDay,
    reps: row.reps,
    lapses: row.lapses,
    lastEventId: row.lastEventId,
    suspended: marks.suspended,
    buriedDay: marks.buriedDay,
    flag: marks.flag,
    marked: marks.marked,
    tags: marks.tags,
  };
}
