import { recall } from '#lib/scheduler/memory.ts';

/** A card that waits: its stability, the days since its last answer, and the parameters that it is studied under. */
export interface Waiting {
  readonly id: string;
  /** Days until recall falls to 90 %. */
  readonly stability: number;
  /** Study days since the last answer. */
  readonly elapsed: number;
  readonly parameters: readonly number[];
}

/** How the way back goes. */
export interface WayBack {
  /** Days on which the cap holds; on the day after the last of them everything due fits again. Null where the backlog never ends. */
  readonly days: number | null;
  /** Reviews on each of these days. */
  readonly perDay: readonly number[];
}

/** A plan that needs longer than this is no plan. */
const LONGEST = 365;

/** The recall, 0–1, that a card loses if it waits for one more day: R(t) − R(t + 1). */
export function lossOfWaiting({ stability, elapsed, parameters }: Omit<Waiting, 'id'>): number {
  const memory = { stability, difficulty: 5 };
  return recall(memory, elapsed, parameters) - recall(memory, elapsed + 1, parameters);
}

/**
 * The cards of a backlog in the order in which they are served: the one first that loses most recall by waiting for one more
 * day. To exchange two cards of neighbouring days so that the greater loss waits would only lose more.
 */
export function orderOfReturn<Card extends Waiting>(cards: readonly Card[]): Card[] {
  return cards
    .map((card) => ({ card, loss: lossOfWaiting(card) }))
    .sort((a, b) => b.loss - a.loss || (a.card.id < b.card.id ? -1 : 1))
    .map(({ card }) => card);
}

/**
 * How long it takes until a backlog is gone that is served under a daily cap, while `arriving` more cards come due on the
 * days after today. `done` of today's cap are used up already. A day on which all that is due fits ends it.
 */
export function wayBack({
  backlog,
  arriving,
  cap,
  done = 0,
}: {
  readonly backlog: number;
  readonly arriving: readonly number[];
  readonly cap: number;
  readonly done?: number;
}): WayBack {
  const perDay: number[] = [];
  let waiting = backlog;
  for (let day = 0; day <= LONGEST; day++) {
    const room = Math.max(0, cap - (day === 0 ? done : 0));
    if (waiting <= room) return { days: perDay.length, perDay };
    perDay.push(room);
    waiting += (arriving[day] ?? 0) - room;
  }
  return { days: null, perDay };
}
