import type { Actor, Context } from '#lib/context.ts';
import { answerPath, type PathStep } from '#lib/scheduler/answer-path.ts';
import { withRetention } from '#lib/scheduler/deck-options.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import { type ForecastCard, forecast } from '#lib/scheduler/forecast.ts';
import { startOfStudyDay } from '#lib/scheduler/study-day.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { Calendar, CardMemoryState, Due, Rating, StudyDay } from '#lib/scheduler/types.ts';
import { branchIds } from '#lib/shared/deck-tree.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { DAY_SECONDS, type Instant, MINUTE, type Seconds } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { countNewCards } from '#lib/store/deck-options.ts';
import { type AnswerTimes, answerTimes, sampleInReview } from '#lib/store/deck-states.ts';
import type { Db } from '#lib/store/store.ts';
import { choicesOf, type DeckStudy, decksUnder, readDeckStudy } from './deck-study.ts';
import { type Choices, type FieldTexts, readFields } from './option-fields.ts';

/** What a day would hold on average over the next year. */
export interface DailyLoad {
  readonly minutes: number;
  /** Reviews, without the answers in steps. */
  readonly reviews: number;
  /** Mean probability of recall in a year of what is begun by then; null where nothing is. */
  readonly recall: number | null;
}

/** When a card comes again, step by step. */
export interface StepWay {
  /** Instant of the answer Again. */
  readonly from: Instant;
  /** Where each answer led: to Again, then to Good until the card is in review. */
  readonly due: readonly Due[];
  /** Days until the first review after that. */
  readonly days: number;
}

/** What options lead to. */
export interface Effects {
  /** The wanted recall of this deck under what was filled in. */
  readonly retention: number;
  /** Under the options that are saved, and under those that were filled in. */
  readonly load: { readonly saved: DailyLoad; readonly filled: DailyLoad };
  /** Cards in review, and new ones, of which the load was reckoned. */
  readonly cards: { readonly inReview: number; readonly fresh: number };
  /** Mean seconds that a review takes this person; null where they have answered none and a guess stands in. */
  readonly perReview: Seconds | null;
  /** A new card, and one that was in review, failed late in the evening of today. */
  readonly learning: StepWay;
  readonly relearning: StepWay;
  /** New cards of this deck and of those that lie in it, and how many of them a day may bring. */
  readonly fresh: { readonly left: number; readonly perDay: number };
  readonly reviewsPerDay: number;
  /** Intervals of the first answers to a card, all Good. */
  readonly first: readonly Seconds[];
}

const FIRST_GUESS_MS = 10_000;
const YEAR = 365;
/** Enough that another sample would give nearly the same, few enough to be reckoned at every key. */
const SAMPLE = 300;
const FIRST_ANSWERS = 5;
/** Rollover 23, for the last evening hour, and fifty minutes. */
const EVENING = { hour: 23, past: 50 * MINUTE };

/** Reckons what filled fields would lead to; where one is wrong, what is saved stands in for it. Throws `not-found`. */
export async function expectEffects(
  context: Context,
  actor: Actor,
  { deck, fields }: { deck: DeckId; fields: FieldTexts },
): Promise<Effects> {
  const { db } = context.store;
  const study = await readDeckStudy(db, { context, actor, deck });
  const present = choicesOf(study);
  const { choices } = readFields(fields, present);
  const known = await readKnown(db, actor, study);
  const branch = await countNewCards(db, actor.user, branchIds(deck, study.decks));
  const calendar = calendarOf(actor.settings);
  const own = withRetention(choices.options, choices.deckRetention);
  return {
    retention: own.retention,
    load: { saved: loadOf(known, study, present), filled: loadOf(known, study, choices) },
    cards: { inReview: known.inReview, fresh: sum([...known.fresh.values()]) },
    perReview: known.times.review === null ? null : known.times.review / 1000,
    learning: failedAtNight(own, calendar, { today: study.today, state: newCardState }),
    relearning: failedAtNight(own, calendar, { today: study.today, state: inReview(study.today) }),
    fresh: {
      left: sum([...branch.values()]),
      perDay: choices.deckNewPerDay ?? choices.options.newPerDay,
    },
    reviewsPerDay: choices.deckReviewsPerDay ?? choices.options.reviewsPerDay,
    first: firstIntervals(own, calendar, context.now()),
  };
}

interface Known {
  readonly inReview: number;
  readonly sample: readonly Omit<ForecastCard, 'retention'>[];
  readonly sampleDecks: readonly DeckId[];
  readonly fresh: ReadonlyMap<DeckId, number>;
  readonly times: AnswerTimes;
}

async function readKnown(db: Db, { user }: Actor, study: DeckStudy): Promise<Known> {
  const decks = decksUnder(study.decks, study.preset.id)
    .filter(({ id, onDesk }) => onDesk || id === study.deck.id)
    .map(({ id }) => id);
  const { all, cards } = await sampleInReview(db, user, { decks, about: SAMPLE });
  return {
    inReview: all,
    sample: cards.map(({ card, stability, difficulty, lastDay, dueDay }) => ({
      name: card,
      memory: { stability, difficulty },
      last: lastDay,
      due: dueDay,
      weight: all / cards.length,
    })),
    sampleDecks: cards.map(({ deck }) => deck),
    fresh: await countNewCards(db, user, decks),
    times: await answerTimes(db, user),
  };
}

function loadOf(known: Known, study: DeckStudy, choices: Choices): DailyLoad {
  const retentionOf = (id: DeckId) => {
    const row = study.decks.find((each) => each.id === id);
    const own = id === study.deck.id ? choices.deckRetention : (row?.retention ?? null);
    return own ?? choices.options.retention;
  };
  const begun = known.sample.map((card, index) => ({
    ...card,
    retention: retentionOf(known.sampleDecks[index] as DeckId),
  }));
  const fresh = [...known.fresh].flatMap(([deck, left]) =>
    freshCards({ deck, left, retention: retentionOf(deck), study, choices }),
  );
  const cards = [...begun, ...fresh];
  const { options } = choices;
  const foreseen = forecast({ today: study.today, days: YEAR, options, cards });
  const { review, step } = known.times;
  const perReview = review ?? step ?? FIRST_GUESS_MS;
  const spent = foreseen.reviews * perReview + foreseen.steps * (step ?? perReview);
  return { minutes: spent / MINUTE, reviews: foreseen.reviews, recall: foreseen.recall };
}

interface Intake {
  readonly deck: DeckId;
  readonly left: number;
  readonly retention: number;
  readonly study: DeckStudy;
  readonly choices: Choices;
}

/** New cards in the order in which the limit lets them come, each standing for several where there are many. */
function freshCards({ deck, left, retention, study, choices }: Intake): ForecastCard[] {
  const row = study.decks.find((each) => each.id === deck);
  const limit = deck === study.deck.id ? choices.deckNewPerDay : (row?.newPerDay ?? null);
  const perDay = limit ?? choices.options.newPerDay;
  const coming = Math.min(left, perDay * YEAR);
  const weight = Math.max(1, coming / SAMPLE);
  return Array.from({ length: Math.ceil(coming / weight) }, (_, index) => {
    const due = study.today + Math.floor((index * weight) / perDay);
    return { name: `${deck}/${index}`, memory: null, last: due, due, retention, weight };
  });
}

function failedAtNight(
  options: StudyOptions,
  calendar: Calendar,
  { today, state }: { today: StudyDay; state: CardMemoryState },
): StepWay {
  const evening = startOfStudyDay(today, { zone: calendar.zone, rollover: EVENING.hour });
  const from = evening + EVENING.past;
  const steps = options.learningSteps.length + options.relearningSteps.length;
  const ratings: Rating[] = [1, ...Array.from({ length: steps + 1 }, () => 3 as const)];
  const path = answerPath({ state, options, calendar, at: from, ratings });
  const end = path.findIndex(({ outcome }) => outcome.phase === 'review');
  const way = path.slice(0, end < 0 ? undefined : end + 1);
  return { from, due: way.map(({ outcome }) => outcome.due), days: daysOf(way.at(-1)) };
}

function daysOf(step: PathStep | undefined): number {
  return Math.round((step?.outcome.interval ?? 0) / DAY_SECONDS);
}

/** A card as it is after some reviews: remembered for a month. */
function inReview(today: StudyDay): CardMemoryState {
  return {
    ...newCardState,
    phase: 'review',
    memory: { stability: 30, difficulty: 5 },
    due: { kind: 'day', day: today },
    interval: 30 * DAY_SECONDS,
    lastDay: today - 30,
    reps: 5,
  };
}

function firstIntervals(options: StudyOptions, calendar: Calendar, at: Instant): Seconds[] {
  const ratings = Array.from({ length: FIRST_ANSWERS }, () => 3 as const);
  const path = answerPath({ state: newCardState, options, calendar, at, ratings });
  return path.map(({ outcome }) => outcome.interval);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
