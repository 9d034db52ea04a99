import type { Actor, Context } from '#lib/context.ts';
import { cardPlace, refoldCards } from '#lib/history/refold-cards.ts';
import { optionsUnder } from '#lib/history/study-options.ts';
import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import { hash32 } from '#lib/scheduler/hash.ts';
import { studyDay, zoneOffset } from '#lib/scheduler/study-day.ts';
import type {
  BaselineEvent,
  CardMemoryState,
  ResetEvent,
  Schedule,
  SetDueEvent,
  StudyDay,
} from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY_SECONDS, type Instant } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { readStoredStates } from '#lib/store/card-list.ts';
import { readPlaces, type StudiedPlace } from '#lib/store/card-places.ts';
import { writeStates } from '#lib/store/card-states.ts';
import { seekNewFrom } from '#lib/store/decks.ts';
import { insertEvents, newestEvents } from '#lib/store/events.ts';
import { readPresets } from '#lib/store/presets.ts';
import { statesBefore } from '#lib/store/states-before.ts';
import type { Change } from '#lib/store/transact.ts';
import { type Acted, type Acting, act } from './act.ts';
import { type DueWish, dueWishText } from './due-wish.ts';

const CHUNK = 2000;

/**
 * Sets the due date of cards: on a day of those wished for, by chance for each where there are several. Memory stays; a new card
 * begins in review.
 */
export function setDueCards(
  context: Context,
  actor: Actor,
  { when, ...acting }: Acting & { readonly when: DueWish },
): Promise<Acted> {
  return act(context, actor, {
    acting,
    what: { kind: 'set-due', label: { when: dueWishText(when) } },
    work: (change, cards) =>
      writeEvents(change, cards, {
        context,
        actor,
        eventOf: (base, { state }) => ({
          ...base,
          kind: 'set-due',
          schedule: scheduleOf(state, { when, base }),
        }),
      }),
  });
}

/** Makes cards new again, in their old place among the new ones. `keepsCounts` keeps how often they were answered and forgotten. */
export function resetCards(
  context: Context,
  actor: Actor,
  { keepsCounts = false, ...acting }: Acting & { readonly keepsCounts?: boolean },
): Promise<Acted> {
  return act(context, actor, {
    acting,
    what: { kind: 'reset', label: { keepsCounts: keepsCounts ? 1 : 0 } },
    work: (change, cards) =>
      writeEvents(change, cards, {
        context,
        actor,
        eventOf: (base, { state }) => {
          if (!keepsCounts) return { ...base, kind: 'reset' };
          const { reps, lapses } = state;
          return { ...base, kind: 'baseline', schedule: null, memory: null, reps, lapses };
        },
      }),
  });
}

type Placing = SetDueEvent | ResetEvent | BaselineEvent;
type Base = Omit<ResetEvent, 'kind'>;

interface Writing {
  readonly context: Context;
  readonly actor: Actor;
  readonly eventOf: (base: Base, card: Placed) => Placing;
}

/** A card as it stands before. */
interface Placed {
  readonly place: StudiedPlace;
  readonly state: CardMemoryState;
  /** The instant of its newest event; null where there is none. */
  readonly newest: Instant | null;
}

/** Appends one event to each card. Gives how many cards there were. */
async function writeEvents(
  change: Change,
  cards: readonly CardId[],
  writing: Writing,
): Promise<number> {
  const { db, head } = change;
  let count = 0;
  for (let start = 0; start < cards.length; start += CHUNK) {
    const placed = await readPlaced(change, [...new Set(cards.slice(start, start + CHUNK))]);
    const pairs = placed.map((each) => ({
      ...each,
      event: writing.eventOf(baseOf(each.place.card, writing), each),
    }));
    if (pairs.length === 0) continue;
    await insertEvents(
      db,
      head.user,
      pairs.map(({ event }) => event),
    );
    await foldIn(change, pairs);
    count += pairs.length;
  }
  await seekNewFrom(db, head.user, cards);
  return count;
}

async function readPlaced({ db, head }: Change, cards: readonly CardId[]): Promise<Placed[]> {
  const places = await readPlaces(db, head.user, cards);
  const owned = places.map(({ card }) => card);
  const states = await readStoredStates(db, head.user, owned);
  const newest = await newestEvents(db, head.user, owned);
  return places.map((place) => ({
    place,
    state: states.get(place.card)?.state ?? newCardState,
    newest: newest.get(place.card) ?? null,
  }));
}

type Pair = Placed & { readonly event: Placing };

/** An event that is newer than all others is folded onto the state; after a clock that was moved all are folded anew. */
async function foldIn(change: Change, pairs: readonly Pair[]): Promise<void> {
  const isNewest = ({ newest, event }: Pair) => newest === null || event.at > newest;
  await foldNewest(change, pairs.filter(isNewest));
  const others = pairs.filter((pair) => !isNewest(pair));
  if (others.length === 0) return;
  change.remember({ kind: 'retract', events: others.map(({ event }) => event.id) });
  const cards = others.map(({ place }) => place.card);
  await refoldCards(change.db, change.head.user, cards);
}

async function foldNewest(change: Change, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  const { db, head } = change;
  const stood = pairs.map(({ place: { card, deck }, state, event }) => {
    return { event: event.id, card, deck, state };
  });
  const before = await statesBefore(db, head.user, stood);
  change.remember({ kind: 'retract-newest', events: pairs.map(({ event }) => event.id), before });
  const presets = await readPresets(db, head.user);
  const states = pairs.map(({ place, state, event }) => ({
    place: cardPlace(place),
    state: foldOne(state, event, optionsUnder(presets, place)),
  }));
  await writeStates(db, head.user, states);
}

function baseOf(card: CardId, { context, actor }: Writing): Base {
  const now = context.now();
  const calendar = calendarOf(actor.settings);
  return {
    id: context.newId<'event'>(),
    card,
    at: now,
    clientAt: now,
    receivedAt: now,
    studyDay: studyDay(now, calendar),
    device: 'here',
    zoneOffset: zoneOffset(now, calendar.zone),
  };
}

/** Without the wish for an interval it is what lies between the last answer and the due date: the answer then counts as on time. */
function scheduleOf(
  { lastDay }: CardMemoryState,
  { when, base }: { when: DueWish; base: Base },
): Schedule {
  const ahead = when.from + (hash32(base.id) % (when.to - when.from + 1));
  const day: StudyDay = base.studyDay + ahead;
  const since = when.setsInterval || lastDay === null ? ahead : day - lastDay;
  return {
    phase: 'review',
    step: 0,
    due: { kind: 'day', day },
    interval: Math.max(1, since) * DAY_SECONDS,
  };
}
