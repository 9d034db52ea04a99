import { expect, type TestContext, test } from 'vitest';
import { fuzzRange } from '#lib/scheduler/fuzz.ts';
import { intervalFor } from '#lib/scheduler/memory.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { floorAfter } from '#lib/scheduler/review-interval.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardMemoryState, Outcome, Outcomes, Rating } from '#lib/scheduler/types.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { findAnki } from '../run/find-anki.mjs';
import { ROOT } from '../support/root.ts';
import { optionsOf, questionOf, replay } from './in-our-terms.ts';
import { type AnkiCard, type AnkiCollection, type AnkiDeck, studiedByAnki } from './official.ts';

const drill = process.env.DRILL === '1';
const seeds = drill ? [1, 2, 3, 4, 5, 6, 7, 8] : [1];
const size = drill ? { cards: 300, rounds: 30 } : { cards: 90, rounds: 10 };
const PHASES = ['new', 'learning', 'review', 'relearning'];
const RATINGS: readonly Rating[] = [1, 2, 3, 4];
const PATIENCE = { timeout: 600_000 };

/** Collections made so far: each takes Anki some seconds. */
const studied = new Map<string, AnkiCollection>();

function collection(context: TestContext, seed: number, fuzz: boolean): AnkiCollection {
  const python = findAnki(ROOT);
  if (python === null) context.skip('the official Anki is not here: npm run test:anki installs it');
  const known = studied.get(`${seed} ${fuzz}`);
  const made = known ?? studiedByAnki(python as string, { seed, fuzz, ...size });
  studied.set(`${seed} ${fuzz}`, made);
  return made;
}

function cardsOf({ decks, cards }: AnkiCollection) {
  return cards.map((card) => {
    const deck = decks.find(({ id }) => id === card.deck) as AnkiDeck;
    const options = optionsOf(deck);
    return { card, options, ...replay(card, options) };
  });
}

/** The state with the memory that Anki stored, whose rounding would otherwise show now and then. */
function asStored(state: CardMemoryState, { memory }: AnkiCard): CardMemoryState {
  return { ...state, memory };
}

/** Where a button of ours leads, in Anki's terms: steps in seconds, also those that pass the turn of the day. */
function waitOf({ phase, interval, chain }: Outcome) {
  const step = chain.find(({ rule }) => rule === 'step' || rule === 'hours');
  if (step && 'seconds' in step) return { kind: phase, seconds: step.seconds };
  return { kind: phase, days: interval / DAY_SECONDS };
}

/** Whether 32-bit floats may round the interval of a rating to the other side. */
function isTie({ byRating }: Outcomes, rating: Rating): boolean {
  const [link] = byRating[rating].chain;
  if (link?.rule !== 'interval') return false;
  const seconds = link.days * DAY_SECONDS;
  return Math.abs((link.days % 1) - 0.5) < 1e-6 * link.days + 1e-5 || seconds < DAY_SECONDS / 2;
}

test.for(seeds)(
  'memory is that of the official Anki from the same history (%i)',
  PATIENCE,
  (seed, context) => {
    const cards = cardsOf(collection(context, seed, false));
    const reviewed = cards.filter(({ card }) => card.reviews.length > 0);
    expect(reviewed.length).toBeGreaterThan(size.cards / 2);
    for (const { card, state } of reviewed) {
      expect(PHASES[card.type]).toBe(state.phase);
      const { stability = Number.NaN, difficulty = Number.NaN } = state.memory ?? {};
      const computed = card.computed ?? { stability: 0, difficulty: 0 };
      expect(Math.abs(stability / computed.stability - 1)).toBeLessThan(1e-4);
      expect(Math.abs(difficulty / computed.difficulty - 1)).toBeLessThan(1e-4);
    }
  },
);

test.for(seeds)(
  'all four buttons say what the official Anki says without fuzz (%i)',
  PATIENCE,
  (seed, context) => {
    const cards = cardsOf(collection(context, seed, false));
    let ties = 0;
    for (const { card, options, state } of cards) {
      const question = { ...questionOf(card, options), state: asStored(state, card), fuzz: false };
      const ours = outcomes(question);
      for (const rating of RATINGS) {
        const anki = card.next[rating - 1];
        const wait = waitOf(ours.byRating[rating]);
        if (JSON.stringify(wait) === JSON.stringify(anki)) continue;
        if (isTie(ours, rating)) ties++;
        else expect({ card: card.id, rating, ...wait }).toEqual({ card: card.id, rating, ...anki });
      }
    }
    expect(ties).toBeLessThan(0.01 * 4 * cards.length);
  },
);

test.for(seeds)(
  'every answer of a history led where the official Anki led (%i)',
  PATIENCE,
  (seed, context) => {
    const steps = cardsOf(collection(context, seed, false)).flatMap((replayed) => replayed.steps);
    let exact = 0;
    for (const { ours, anki } of steps) {
      const days = ours.interval / DAY_SECONDS;
      const here = ours.due.kind === 'instant' ? -ours.interval : days;
      if (here === anki) exact++;
      // 32-bit floats round to the other side of a half now and then.
      else expect(Math.abs(here - anki)).toBeLessThanOrEqual(1 + 0.0001 * Math.abs(anki));
    }
    expect(exact / steps.length).toBeGreaterThan(0.995);
  },
);

/** What both may give: a button after those to its left, of which Anki's own days are `below`. */
interface Button {
  readonly rating: Rating;
  readonly from: CardMemoryState;
  readonly options: StudyOptions;
  readonly byRating: Outcomes['byRating'];
  readonly below: number;
}

function rangeOf({ rating, from, options, byRating, below }: Button) {
  const days = daysOf(byRating[rating], options);
  const maximum = options.maximumInterval;
  if (from.phase !== 'review') {
    const middle = Math.max(1, Math.round(days));
    const range = fuzzRange(middle, { from: 1, to: maximum });
    if (rating < 4) return range;
    // Easy begins a day above the fuzzed Good, which Anki does not tell where Good has steps left.
    const good = fuzzRange(daysOf(byRating[3], options), { from: 1, to: maximum });
    const longest = fuzzRange(middle, { from: good.to + 1, to: maximum });
    return { from: range.from, to: longest.to };
  }
  const floor = floorAfter(Math.round(from.interval / DAY_SECONDS), days, maximum);
  const least = Math.max(1, floor, rating > 2 ? below + 1 : 0);
  return fuzzRange(days, { from: least, to: maximum });
}

function daysOf({ memory }: Outcome, { retention, parameters }: StudyOptions): number {
  return intervalFor(memory.stability, retention, parameters);
}

test.for(seeds)(
  'with fuzz the official Anki stays in our ranges (%i)',
  PATIENCE,
  (seed, context) => {
    const cards = cardsOf(collection(context, seed, true));
    let checked = 0;
    for (const { card, options, state } of cards) {
      const from = asStored(state, card);
      const question = { ...questionOf(card, options), state: from, fuzz: false };
      const { byRating } = outcomes(question);
      let below = 0;
      for (const rating of RATINGS) {
        const anki = card.next[rating - 1];
        expect(anki?.kind).toBe(byRating[rating].phase);
        if (anki?.kind !== 'review') continue;
        if (from.phase === 'review' && rating === 1) {
          // Neither is fuzzed; Anki forgets the maximum here.
          const days = Math.min(anki.days, options.maximumInterval);
          expect(days).toBe(byRating[1].interval / DAY_SECONDS);
          continue;
        }
        const range = rangeOf({ rating, from, options, byRating, below });
        expect(anki.days).toBeGreaterThanOrEqual(range.from);
        expect(anki.days).toBeLessThanOrEqual(range.to);
        below = anki.days;
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(cards.length);
  },
);
