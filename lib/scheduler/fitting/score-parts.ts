import { type Accuracy, accuracyOf, logLossOf, type Scored } from './accuracy.ts';
import type { AnswerLog } from './answer-log.ts';
import type { FitTested } from './fit-report.ts';
import { type DayDifference, pairedTest } from './paired-test.ts';

/** One part of a log, with the recall that two sets of parameters predict for every answer of the log. */
export interface Judged {
  /** Answers to score, as places in the log, by time. */
  readonly places: Uint32Array;
  readonly present: Float64Array;
  readonly fitted: Float64Array;
}

/** Compares both predictions over the answers of all parts, of which there must be one at least. */
export function scoreParts(log: AnswerLog, judged: readonly Judged[]): FitTested {
  const counts = countsBefore(log);
  const scoredBy = (side: 'present' | 'fitted') =>
    judged.map((part) => Array.from(part.places, (place) => scoredAt(place, part[side])));
  const scoredAt = (place: number, predicted: Float64Array): Scored => ({
    predicted: predicted[place] ?? 0,
    recalled: isRecalled(log, place),
    elapsed: log.elapsed[place] ?? 0,
    answers: counts.answers[place] ?? 0,
    lapses: counts.lapses[place] ?? 0,
  });
  const [before, fitted] = [scoredBy('present'), scoredBy('fitted')];
  const days = differencesByDay(log, judged);
  const places = judged.flatMap((part) => [...part.places]);
  return {
    scored: places.length,
    days: days.length,
    from: log.at[places[0] ?? 0] ?? 0,
    to: log.at[places.at(-1) ?? 0] ?? 0,
    before: accuracyOf(before.flat()),
    fitted: accuracyOf(fitted.flat()),
    parts: before.map((part, index) => ({
      before: meanLoss(part),
      fitted: meanLoss(fitted[index] ?? []),
    })),
    test: pairedTest(days),
  };
}

function meanLoss(scored: readonly Scored[]): Accuracy['logLoss'] {
  return accuracyOf(scored).logLoss;
}

function differencesByDay(log: AnswerLog, judged: readonly Judged[]): DayDifference[] {
  const days = new Map<number, { answers: number; gain: number }>();
  for (const { places, present, fitted } of judged) {
    for (const place of places) {
      const day = log.day[place] ?? 0;
      const sums = days.get(day) ?? { answers: 0, gain: 0 };
      const recalled = isRecalled(log, place);
      sums.answers++;
      sums.gain +=
        logLossOf(present[place] ?? 0, recalled) - logLossOf(fitted[place] ?? 0, recalled);
      days.set(day, sums);
    }
  }
  return [...days.values()];
}

function isRecalled(log: AnswerLog, place: number): boolean {
  return (log.rating[place] ?? 1) > 1;
}

/** How many answers, and how many lapses on another day, each answer has before it in its history. */
function countsBefore(log: AnswerLog): { answers: Uint32Array; lapses: Uint32Array } {
  const answers = new Uint32Array(log.length);
  const lapses = new Uint32Array(log.length);
  for (let place = 1; place < log.length; place++) {
    if (log.begins[place] === 1) continue;
    const wasLapse = log.rating[place - 1] === 1 && (log.elapsed[place - 1] ?? 0) > 0;
    answers[place] = (answers[place - 1] ?? 0) + 1;
    lapses[place] = (lapses[place - 1] ?? 0) + (wasLapse ? 1 : 0);
  }
  return { answers, lapses };
}
