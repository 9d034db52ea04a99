import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import { outcomes, type Question } from '#lib/scheduler/outcomes.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions, type StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardMemoryState, Memory, Outcome } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { answerEvent } from '../scheduler/make.ts';
import { type AnkiCard, type AnkiDeck, zone } from './official.ts';

export const calendar = { zone, rollover: 4 };

/** The options of a deck of Anki. */
export function optionsOf(deck: AnkiDeck): StudyOptions {
  return {
    ...defaultStudyOptions,
    parameters: deck.parameters.length === 0 ? defaultParameters : deck.parameters,
    retention: deck.own === null ? deck.retention : deck.own / 100,
    maximumInterval: deck.maximum,
    learningSteps: deck.learning.map((minutes) => minutes * 60),
    relearningSteps: deck.relearning.map((minutes) => minutes * 60),
  };
}

/** A card's history replayed here: our state, and where an answer led here and there. */
export interface Replayed {
  readonly state: CardMemoryState;
  readonly steps: readonly { readonly ours: Outcome; readonly anki: number }[];
}

/**
 * Replays the answers of a card. Each interval of Anki's takes the place of ours, so that differences do not add up; and
 * Anki's next interval comes from memory that it rounded when it stored it.
 */
export function replay(card: AnkiCard, options: StudyOptions): Replayed {
  let state = newCardState;
  let stored: Memory | null = null;
  const steps: { ours: Outcome; anki: number }[] = [];
  for (const [index, { at, rating, interval }] of card.reviews.entries()) {
    const asked = { ...state, memory: stored };
    const question = { ...questionOf(card, options), state: asked, now: at, fuzz: false };
    const ours: Outcome = outcomes(question).byRating[rating];
    stored = rounded(ours.memory);
    steps.push({ ours, anki: interval });
    const day = studyDay(at, calendar);
    const outcome = ours.phase === 'review' ? given(ours, day, interval) : ours;
    const event = answerEvent(`a${index}`, at, { rating, state, outcome, day });
    state = foldOne(state, event, options);
  }
  return { state, steps };
}

/** A card in front of a person at the moment when Anki was asked. */
export function questionOf(card: AnkiCard, options: StudyOptions): Omit<Question, 'state'> {
  return { card: card.id as CardId, options, now: card.now, calendar };
}

function rounded({ stability, difficulty }: Memory): Memory {
  return {
    stability: Math.round(stability * 10_000) / 10_000,
    difficulty: Math.round(difficulty * 1000) / 1000,
  };
}

function given(ours: Outcome, day: number, days: number): Outcome {
  return { ...ours, interval: days * DAY_SECONDS, due: { kind: 'day', day: day + days } };
}
