import type { Actor, Context } from '#lib/context.ts';
import { mixNew } from '#lib/scheduler/order.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Calendar, Preset, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { type Instant, MINUTE } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { readDecks, type StudiedDeck } from '#lib/store/decks.ts';
import { readPresets } from '#lib/store/presets.ts';
import {
  type Candidate,
  learningWithinDay,
  type StepCandidate,
  spentToday,
} from '#lib/store/queue.ts';
import { type Taken, takeCards, type Wish, wishOf } from './take-cards.ts';
import type { Counts } from './types.ts';

/** The moment for which a queue is gathered. */
export interface Moment {
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly today: StudyDay;
  /** Steps due until here may be shown when nothing else is left. */
  readonly until: Instant;
}

/** What one deck would serve now. */
export interface DeckQueue {
  readonly deck: StudiedDeck;
  readonly preset: Preset;
  /** Steps within the day, due until the learn-ahead limit. */
  readonly soon: readonly StepCandidate[];
  /** Steps of days that are due. */
  readonly steps: readonly Candidate[];
  readonly reviews: readonly Candidate[];
  readonly news: readonly Candidate[];
  /** Whether a daily limit kept something back. */
  readonly held: boolean;
}

/** Everything that the desk would serve now, deck by deck. The one source of counts and queue. */
export interface Gathered {
  readonly moment: Moment;
  readonly decks: readonly DeckQueue[];
  readonly presets: readonly Preset[];
  /** Decks off the desk. */
  readonly shelf: readonly StudiedDeck[];
}

/** Now, as this person counts it. */
export function momentOf(context: Context, { settings }: Actor): Moment {
  const now = context.now();
  const calendar = calendarOf(settings);
  const until = now + settings.learnAheadMinutes * MINUTE;
  return { now, calendar, today: studyDay(now, calendar), until };
}

/** Gathers the queue of the decks on the desk, or of one of them. */
export async function gather(
  context: Context,
  actor: Actor,
  only: DeckId | null,
): Promise<Gathered> {
  const { db } = context.store;
  const moment = momentOf(context, actor);
  const presets = await readPresets(db, actor.user);
  const all = await readDecks(db, actor.user);
  const decks = all.filter(({ id, onDesk }) => onDesk && (only === null || id === only));
  const range = { today: moment.today, until: moment.until, decks: decks.map(({ id }) => id) };
  const soon = await learningWithinDay(db, actor.user, range);
  const spent = await spentToday(db, actor.user, moment.today);
  const wishes = decks.map((deck) => {
    const used = spent.get(deck.id) ?? { new: 0, review: 0 };
    const own = soon.filter((card) => card.deck === deck.id);
    return wishOf(deck, { preset: presetOf(deck, presets), soon: own, used });
  });
  const taken = await takeCards(context, actor, { today: moment.today, wishes });
  return {
    moment,
    decks: wishes.map((wish) => toQueue(wish, taken.get(wish.deck.id) as Taken)),
    presets,
    shelf: all.filter(({ onDesk }) => !onDesk),
  };
}

function presetOf(deck: StudiedDeck, presets: readonly Preset[]): Preset {
  const preset = presets.find(({ id }) => id === deck.presetId) ?? presets[0];
  if (!preset) throw new Error(`Deck ${deck.id} is studied without a preset`);
  return preset;
}

function toQueue({ deck, preset, soon }: Wish, taken: Taken): DeckQueue {
  return { deck, preset, soon, ...taken };
}

/** How many cards a deck's queue holds, by kind. */
export function countsOf(queue: DeckQueue): Counts {
  return {
    new: queue.news.length,
    learning: queue.soon.length + queue.steps.length,
    review: queue.reviews.length,
  };
}

/** The sum of counts. */
export function sumCounts(counts: readonly Counts[]): Counts {
  return {
    new: counts.reduce((sum, count) => sum + count.new, 0),
    learning: counts.reduce((sum, count) => sum + count.learning, 0),
    review: counts.reduce((sum, count) => sum + count.review, 0),
  };
}

/**
 * The order in which to serve what was gathered: steps that are due, then steps of days and reviews
 * with the new cards spread among them, then steps that may be shown ahead.
 */
export function queueOrder(gathered: Gathered): CardId[] {
  const { now } = gathered.moment;
  const soon = gathered.decks.flatMap((queue) => queue.soon).sort(byDue);
  const main = gathered.decks.flatMap(({ steps, reviews, news }) =>
    mixNew([...steps, ...reviews], news),
  );
  const due = soon.filter(({ dueAt }) => dueAt <= now);
  const ahead = soon.filter(({ dueAt }) => dueAt > now);
  return [...due, ...main, ...ahead].map(({ id }) => id);
}

function byDue(a: StepCandidate, b: StepCandidate): number {
  return a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1);
}
