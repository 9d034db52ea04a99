import { foldOne } from '#lib/scheduler/fold.ts';
import { foldMemory } from '#lib/scheduler/fold-memory.ts';
import { LOAD_DAYS, type Load, moved } from '#lib/scheduler/load.ts';
import { type Rescheduled, rescheduled } from '#lib/scheduler/reschedule.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardMemoryState, Due, RescheduleEvent, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { type CardPlace, writeStates } from '#lib/store/card-states.ts';
import { cardsInReview, dueByDay, type ScheduledCard } from '#lib/store/deck-states.ts';
import { readSiblingDaysOf } from '#lib/store/due-loads.ts';
import { insertEvents } from '#lib/store/events.ts';
import { readFactsOf } from '#lib/store/memory-facts.ts';
import type { Db } from '#lib/store/store.ts';
import type { Change } from '#lib/store/transact.ts';

const CHUNK = 1000;

/** Decks, and the options under which their cards are to be due. */
export interface MovingDecks {
  readonly user: UserId;
  readonly today: StudyDay;
  readonly options: ReadonlyMap<DeckId, StudyOptions>;
  /** Whether the memory that is stored is that of these options; else it is folded anew. */
  readonly isFolded: boolean;
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
    const siblings = await readSiblingDaysOf(
      db,
      user,
      cards.map(({ place }) => place.card),
    );
    const folded = moving.isFolded ? cards : await foldedUnder(db, moving, cards);
    yield folded.flatMap((card) => turn.take(card, siblings.get(card.place.card) ?? {}));
    after = last.place.card;
  }
}

/** The same cards, with the memory that these options give. */
async function foldedUnder(
  db: Db,
  { user, options }: MovingDecks,
  cards: readonly ScheduledCard[],
): Promise<ScheduledCard[]> {
  const facts = await readFactsOf(
    db,
    user,
    cards.map(({ place }) => place.card),
  );
  return cards.map((card) => {
    const { parameters } = options.get(card.place.deck) as StudyOptions;
    const memory = foldMemory(facts.get(card.place.card) ?? [], parameters);
    return { ...card, state: { ...card.state, memory } };
  });
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

  /** `siblings` are the due days of the other cards of its note. */
  take(
    { place, state, previous }: ScheduledCard,
    siblings: Readonly<Record<CardId, StudyDay>>,
  ): Move[] {
    const options = this.moving.options.get(place.deck) as StudyOptions;
    const to = rescheduled({
      card: place.card,
      state,
      options,
      previous,
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
