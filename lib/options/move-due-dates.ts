import { fold, foldOne } from '#lib/scheduler/fold.ts';
import { LOAD_DAYS, type Load, moved } from '#lib/scheduler/load.ts';
import { previousInterval, type Rescheduled, rescheduled } from '#lib/scheduler/reschedule.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type {
  CardEvent,
  CardMemoryState,
  Due,
  RescheduleEvent,
  StudyDay,
} from '#lib/scheduler/types.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { type CardPlace, writeStates } from '#lib/store/card-states.ts';
import { cardsInReview, dueByDay, type ScheduledCard } from '#lib/store/deck-states.ts';
import { readSiblingDaysOf } from '#lib/store/due-loads.ts';
import { insertEvents, readEventsOf } from '#lib/store/events.ts';
import type { Db } from '#lib/store/store.ts';
import type { Change } from '#lib/store/transact.ts';

const CHUNK = 1000;

/** Decks, and the options under which their cards are to be due. */
export interface MovingDecks {
  readonly user: UserId;
  readonly today: StudyDay;
  readonly options: ReadonlyMap<DeckId, StudyOptions>;
}

/** A card whose due date moves. */
export interface Move {
  readonly place: CardPlace;
  readonly state: CardMemoryState;
  readonly to: Rescheduled;
}

/**
 * Decides, a thousand cards at a time, which due dates move and where to: in the order of their ids, each knowing where those
 * before it went, so that a preview is the result. Memory is as these options have it. Changes nothing.
 */
export async function* movesOf(db: Db, moving: MovingDecks): AsyncGenerator<Move[], void> {
  const { user, today: from, options } = moving;
  const decks = [...options.keys()];
  const turn = new Turn(moving, await dueByDay(db, user, { decks, from, days: LOAD_DAYS }));
  for (let after: CardId | '' = ''; ; ) {
    const cards: ScheduledCard[] = await cardsInReview(db, user, { decks, after, most: CHUNK });
    const last = cards.at(-1);
    if (last === undefined) return;
    const ids = cards.map(({ place }) => place.card);
    const events = await readEventsOf(db, user, ids);
    const siblings = await readSiblingDaysOf(db, user, ids);
    yield cards.flatMap(({ place }) =>
      turn.take(place, {
        events: events.get(place.card) ?? [],
        siblings: siblings.get(place.card) ?? {},
      }),
    );
    after = last.place.card;
  }
}

/** What is known of a card when its turn comes. */
interface Known {
  readonly events: readonly CardEvent[];
  /** Due days of the other cards of its note. */
  readonly siblings: Readonly<Record<CardId, StudyDay>>;
}

/** One card after the other. */
class Turn {
  private load: Load;
  private readonly movedTo = new Map<CardId, StudyDay>();

  constructor(
    private readonly moving: MovingDecks,
    due: readonly number[],
  ) {
    this.load = { from: moving.today, counts: due };
  }

  take(place: CardPlace, { events, siblings }: Known): Move[] {
    const options = this.moving.options.get(place.deck) as StudyOptions;
    const state = fold(events, options);
    const to = rescheduled({
      card: place.card,
      state,
      options,
      previous: previousInterval(events),
      load: this.load,
      // Those that moved before are where they are now, stored or not.
      siblings: Object.entries(siblings).map(
        ([card, day]) => this.movedTo.get(card as CardId) ?? day,
      ),
    });
    if (to === null || isWhere(state, to)) return [];
    this.note(place.card, state.due, to.schedule.due);
    return [{ place, state, to }];
  }

  private note(card: CardId, before: Due | null, after: Due): void {
    const { today } = this.moving;
    const dayOf = (due: Due | null) => (due?.kind === 'day' ? Math.max(due.day, today) : null);
    this.load = moved(this.load, dayOf(before), dayOf(after));
    if (after.kind === 'day') this.movedTo.set(card, after.day);
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

function isWhere({ due, interval }: CardMemoryState, { schedule }: Rescheduled): boolean {
  return (
    due?.kind === 'day' &&
    schedule.due.kind === 'day' &&
    due.day === schedule.due.day &&
    interval === schedule.interval
  );
}
