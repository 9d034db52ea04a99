import type { Actor, Context } from '#lib/context.ts';
import { optionsUnder } from '#lib/history/study-options.ts';
import { recompose } from '#lib/scheduler/explain.ts';
import { fold, liveEvents, newCardState } from '#lib/scheduler/fold.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardEvent, CardMemoryState, Preset } from '#lib/scheduler/types.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import {
  cardsWithHistory,
  readRetracted,
  readStoredStates,
  type StoredState,
} from '#lib/store/card-list.ts';
import { readPlaces, type StudiedPlace } from '#lib/store/card-places.ts';
import { readEventsOf } from '#lib/store/events.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Db } from '#lib/store/store.ts';

/** Something stored that does not follow from the events. */
export interface Difference {
  readonly card: CardId;
  /** The event that is concerned; null where it is the card's state. */
  readonly event: EventId | null;
  /** What differs: a field of the state, `retracted`, or the interval that a chain leads to. */
  readonly field: string;
  readonly stored: unknown;
  readonly expected: unknown;
}

/** What was found when everything was folded anew. */
export interface Verification {
  /** Cards that something has happened to. */
  readonly cards: number;
  readonly events: number;
  readonly differences: readonly Difference[];
}

const CHUNK = 500;
/** Decimal text on the way into the database may cost the last bit of a number. */
const LAST_BITS = 1e-9;

/** Folds all events of a person anew and compares with what is stored. Changes nothing. */
export async function verify(context: Context, actor: Actor): Promise<Verification> {
  const { db, transaction } = context.store;
  const ids = await cardsWithHistory(db, actor.user);
  const presets = await readPresets(db, actor.user);
  let events = 0;
  const differences: Difference[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    // In one transaction, so that an answer given meanwhile is seen with its state or not at all.
    const stored = await transaction((snapshot) => readStored(snapshot, actor, chunk));
    for (const card of stored) {
      events += card.events.length;
      differences.push(...differencesOf(card, presets));
    }
  }
  return { cards: ids.length, events, differences };
}

interface Stored {
  readonly card: CardId;
  readonly events: readonly CardEvent[];
  readonly retracted: ReadonlySet<EventId>;
  readonly state: StoredState | null;
  readonly place: StudiedPlace | null;
}

async function readStored(db: Db, actor: Actor, cards: readonly CardId[]): Promise<Stored[]> {
  const events = await readEventsOf(db, actor.user, cards);
  const retracted = await readRetracted(db, actor.user, cards);
  const states = await readStoredStates(db, actor.user, cards);
  const places = await readPlaces(db, actor.user, cards);
  const byCard = new Map(places.map((place) => [place.card, place]));
  return cards.map((card) => ({
    card,
    events: events.get(card) ?? [],
    retracted,
    state: states.get(card) ?? null,
    place: byCard.get(card) ?? null,
  }));
}

function differencesOf(stored: Stored, presets: readonly Preset[]): Difference[] {
  return [
    ...stateDifferences(stored, presets),
    ...placeDifferences(stored),
    ...retractionDifferences(stored),
    ...stored.events.flatMap((event) => chainDifferences(event, stored)),
  ];
}

function stateDifferences(
  { card, events, state, place }: Stored,
  presets: readonly Preset[],
): Difference[] {
  const expected = flat(fold(events, optionsUnder(presets, place)));
  const found = flat(state?.state ?? newCardState);
  return Object.keys(expected)
    .filter((field) => !isSame(found[field], expected[field]))
    .map((field) => ({
      card,
      event: null,
      field,
      stored: found[field],
      expected: expected[field],
    }));
}

function flat({ memory, due, ...rest }: CardMemoryState): Record<string, unknown> {
  return {
    ...rest,
    stability: memory?.stability ?? null,
    difficulty: memory?.difficulty ?? null,
    dueAt: due?.kind === 'instant' ? due.at : null,
    dueDay: due?.kind === 'day' ? due.day : null,
  };
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number' || Number.isInteger(b)) return a === b;
  return Math.abs(a - b) <= LAST_BITS * Math.max(1, Math.abs(a), Math.abs(b));
}

function placeDifferences({ card, state, place }: Stored): Difference[] {
  if (!state || !place) return [];
  return (['deck', 'note', 'archived'] as const)
    .filter((field) => state[field] !== place[field])
    .map((field) => ({
      card,
      event: null,
      field,
      stored: state[field],
      expected: place[field],
    }));
}

function retractionDifferences({ card, events, retracted }: Stored): Difference[] {
  const live = new Set<EventId>(liveEvents(events).map(({ id }) => id));
  return events
    .filter(({ kind, id }) => kind !== 'retract' && retracted.has(id) === live.has(id))
    .map(({ id }) => ({
      card,
      event: id,
      field: 'retracted',
      stored: retracted.has(id),
      expected: !live.has(id),
    }));
}

/** Every interval must follow from its chain, and every due time from the interval. */
function chainDifferences(event: CardEvent, { card, events }: Stored): Difference[] {
  const given = scheduleOf(event, events);
  if (given === null) return [];
  const { interval, due, chain, from } = given;
  const expected = recompose(chain);
  if (expected === null) return [];
  const differs = (field: string, stored: unknown, wanted: unknown): Difference[] =>
    isSame(stored, wanted) ? [] : [{ card, event: event.id, field, stored, expected: wanted }];
  if (due.kind === 'instant') return differs('interval', interval, expected);
  const day = from === null ? due.day : from + expected / DAY_SECONDS;
  return [...differs('interval', interval, expected), ...differs('dueDay', due.day, day)];
}

/** What an event gave with its reasons, and the study day from which it counts; null for events without. */
function scheduleOf(event: CardEvent, events: readonly CardEvent[]) {
  if (event.kind === 'answer') return { ...event.outcome, from: event.studyDay };
  if (event.kind !== 'reschedule') return null;
  const isBefore = ({ at, id }: CardEvent) => at < event.at || (at === event.at && id < event.id);
  const { lastDay } = fold(events.filter(isBefore), defaultStudyOptions);
  return { ...event.schedule, chain: event.chain, from: lastDay };
}
