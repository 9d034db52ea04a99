import { fold, foldOne } from '#lib/scheduler/fold.ts';
import { type Rescheduled, rescheduled } from '#lib/scheduler/reschedule.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardMemoryState, RescheduleEvent } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { type CardPlace, writeStates } from '#lib/store/card-states.ts';
import { cardsInReview, type ScheduledCard } from '#lib/store/deck-states.ts';
import { insertEvents, readEventsOf } from '#lib/store/events.ts';
import type { Db } from '#lib/store/store.ts';
import type { Change } from '#lib/store/transact.ts';

const CHUNK = 1000;

/** Decks, and the options under which their cards are due. */
export interface MovingDecks {
  readonly user: UserId;
  readonly options: ReadonlyMap<DeckId, StudyOptions>;
  /** Whether memory, too, is to be computed under these options: while they are not saved, the stored one is of others. */
  readonly folds: boolean;
}

/** A card whose due date moves. */
export interface Move {
  readonly place: CardPlace;
  readonly state: CardMemoryState;
  readonly to: Rescheduled;
}

/** Decides, a thousand cards at a time, which due dates move and where to. Changes nothing. */
export async function* movesOf(db: Db, moving: MovingDecks): AsyncGenerator<Move[], void> {
  const decks = [...moving.options.keys()];
  for (let after: CardId | '' = ''; ; ) {
    const cards: ScheduledCard[] = await cardsInReview(db, moving.user, {
      decks,
      after,
      most: CHUNK,
    });
    const last = cards.at(-1);
    if (last === undefined) return;
    const known = moving.folds ? await folded(db, moving, cards) : cards;
    yield known.flatMap((card) => moveOf(card, moving));
    after = last.place.card;
  }
}

/** Moves due dates, as *reschedule* events that the operation can take back. */
export async function applyMoves(
  change: Change,
  moves: readonly Move[],
  { eventOf, options }: { eventOf: (move: Move) => RescheduleEvent } & Pick<MovingDecks, 'options'>,
): Promise<void> {
  const { db, head } = change;
  const events = moves.map(eventOf);
  await insertEvents(db, head.user, events);
  change.remember({ kind: 'retract', events: events.map(({ id }) => id) });
  const states = moves.map(({ place, state }, index) => ({
    place,
    state: foldOne(
      state,
      events[index] as RescheduleEvent,
      options.get(place.deck) as StudyOptions,
    ),
  }));
  await writeStates(db, head.user, states);
}

async function folded(
  db: Db,
  { user, options }: MovingDecks,
  cards: readonly ScheduledCard[],
): Promise<ScheduledCard[]> {
  const ids = cards.map(({ place }) => place.card);
  const events = await readEventsOf(db, user, ids);
  return cards.map(({ place }) => ({
    place,
    state: fold(events.get(place.card) ?? [], options.get(place.deck) as StudyOptions),
  }));
}

function moveOf({ place, state }: ScheduledCard, { options }: MovingDecks): Move[] {
  const to = rescheduled(place.card, state, options.get(place.deck) as StudyOptions);
  if (to === null || isWhere(state, to)) return [];
  return [{ place, state, to }];
}

function isWhere({ due, interval }: CardMemoryState, { schedule }: Rescheduled): boolean {
  return (
    due?.kind === 'day' &&
    schedule.due.kind === 'day' &&
    due.day === schedule.due.day &&
    interval === schedule.interval
  );
}
