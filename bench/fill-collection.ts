import type { Actor, Context } from '#lib/context.ts';
import { putDecksOnDesk } from '#lib/library/put-on-desk.ts';
import { dueInstant } from '#lib/scheduler/due.ts';
import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import { cardSalt } from '#lib/scheduler/order.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { defaultStudyOptions } from '#lib/scheduler/parameters.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { AnswerEvent, CardMemoryState, Rating } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, NoteId, PresetId } from '#lib/shared/ids.ts';
import { DAY, type Instant, MINUTE } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { stateToRow } from '#lib/store/card-states.ts';
import { eventToRow } from '#lib/store/events.ts';
import { readPresets } from '#lib/store/presets.ts';
import { transact } from '#lib/store/transact.ts';
import { type Row, type Table, upsertRows } from '#lib/store/write-rows.ts';

/** How large a collection to make. */
export interface Size {
  readonly cards: number;
  readonly events: number;
}

/** Fills an empty place with one deck and years of answers, the same for the same size: simulated, not random. */
export async function fillCollection(
  context: Context,
  actor: Actor,
  { cards, events }: Size,
): Promise<DeckId> {
  const deck = context.newId<'deck'>();
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind: 'import' as const,
    at: context.now(),
    label: {},
  };
  const deckRow = { id: deck, ownerId: actor.user, key: 'bench', title: 'Bench', language: 'en' };
  await transact(context.store, head, async (change) => {
    await upsertRows(change.db, 'Deck', [{ ...deckRow, createdAt: context.now() }]);
    await putDecksOnDesk(change, context, [deck]);
  });
  const [preset] = await readPresets(context.store.db, actor.user);
  const perCard = events / cards;
  const random = generator(1);
  for (let start = 0; start < cards; start += 2000) {
    const rows = new Rows();
    for (let index = start; index < Math.min(start + 2000, cards); index++) {
      addCard(rows, {
        context,
        actor,
        deck,
        index,
        random,
        perCard,
        preset: preset?.id as PresetId,
      });
    }
    await context.store.db.$transaction((db) =>
      rows.write((table, list) => upsertRows(db, table, list)),
    );
  }
  return deck;
}

class Rows {
  readonly tables: Record<'Note' | 'Card' | 'CardRevision' | 'CardState' | 'Event', Row[]> = {
    Note: [],
    Card: [],
    CardRevision: [],
    CardState: [],
    Event: [],
  };

  async write(writeTable: (table: Table, rows: Row[]) => Promise<void>): Promise<void> {
    for (const [table, rows] of Object.entries(this.tables)) await writeTable(table as Table, rows);
  }
}

interface CardInput {
  readonly context: Context;
  readonly actor: Actor;
  readonly deck: DeckId;
  readonly preset: PresetId;
  readonly index: number;
  readonly random: () => number;
  readonly perCard: number;
}

function addCard(rows: Rows, input: CardInput): void {
  const { context, actor, deck, index } = input;
  const [note, card] = [context.newId<'note'>(), context.newId<'card'>()];
  const text = `<p>What is fact number ${index} about controllers, probes and volumes?</p>`;
  rows.tables.Note.push(noteRow(note, deck, index));
  rows.tables.Card.push({
    id: card,
    noteId: note,
    deckId: deck,
    facet: 'fwd',
    language: 'en',
    revision: 1,
    position: index,
    createdAt: 0,
    archivedAt: null,
  });
  const revision = { cardId: card, revision: 1, hash: String(index), prompt: text, answer: text };
  rows.tables.CardRevision.push({ ...revision, createdAt: 0 });
  const { state, events } = live(input, card);
  if (events.length === 0) return;
  rows.tables.Event.push(...events.map((event) => ({ ...eventToRow(event), userId: actor.user })));
  const place = { userId: actor.user, cardId: card, deckId: deck, noteId: note, archived: 0 };
  rows.tables.CardState.push({ ...place, salt: cardSalt(card), ...stateToRow(state) });
}

function noteRow(id: NoteId, deckId: DeckId, index: number): Row {
  const hash = String(index);
  const hashes = { contentHash: hash, promptHash: hash, answerHash: hash };
  const place = { line: index, column: 1, endLine: index, endColumn: 1 };
  const rest = {
    documentId: null,
    key: null,
    kind: 'basic',
    source: '',
    headings: '[]',
    tags: '[]',
  };
  return { id, deckId, ...hashes, ...place, ...rest, createdAt: 0, archivedAt: null };
}

/** One card's life: answered whenever due, mostly well, until it has its answers or today is reached. */
function live(input: CardInput, card: CardId): { state: CardMemoryState; events: AnswerEvent[] } {
  const { context, actor, random, perCard } = input;
  const calendar = calendarOf(actor.settings);
  const events: AnswerEvent[] = [];
  // One card in fifty is still new; the others began at some time in the last ten years.
  if (input.index % 50 === 49) return { state: newCardState, events };
  const wanted = perCard * (50 / 49);
  let state: CardMemoryState = newCardState;
  let at: Instant = context.now() - (30 + Math.floor(random() * 3600)) * DAY;
  while (at < context.now() && (events.length < wanted || state.phase !== 'review')) {
    const event = answerAt(at, { input, card, state });
    events.push(event);
    state = foldOne(state, event, defaultStudyOptions);
    const due = state.due ? dueInstant(state.due, calendar) : at;
    at = Math.max(due, at + MINUTE) + Math.floor(random() * 3) * MINUTE;
  }
  return { state, events };
}

function answerAt(
  at: Instant,
  { input, card, state }: { input: CardInput; card: CardId; state: CardMemoryState },
): AnswerEvent {
  const { context, actor, random, preset } = input;
  const calendar = calendarOf(actor.settings);
  const rating: Rating = random() < 0.12 ? 1 : random() < 0.15 ? 2 : random() < 0.9 ? 3 : 4;
  const { recall, byRating } = outcomes({
    card,
    state,
    options: defaultStudyOptions,
    now: at,
    calendar,
  });
  const { phase, step, due, interval, chain } = byRating[rating];
  return {
    id: context.newId<'event'>(),
    kind: 'answer',
    card,
    at,
    clientAt: at,
    receivedAt: at,
    studyDay: studyDay(at, calendar),
    device: 'bench',
    zoneOffset: 0,
    rating,
    revealMs: 2000,
    durationMs: 3000 + Math.floor(random() * 6000),
    phaseBefore: state.phase,
    recall,
    preset,
    presetVersion: 1,
    revision: 1,
    language: 'en',
    outcome: { phase, step, due, interval, chain },
    typed: null,
    verdict: null,
  };
}

/** Numbers from 0 to 1 that are the same in every run (xorshift). */
function generator(seed: number): () => number {
  let x = seed * 2_654_435_761;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 4_294_967_296;
  };
}
