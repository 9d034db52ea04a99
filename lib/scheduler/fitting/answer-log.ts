import type { Phase, Rating, StudyDay } from '#lib/scheduler/types.ts';
import type { Instant } from '#lib/shared/instant.ts';

/** One answer as fitting needs it. */
export interface LoggedAnswer {
  readonly at: Instant;
  readonly studyDay: StudyDay;
  readonly rating: Rating;
  readonly phaseBefore: Phase;
}

/**
 * Many cards' answers as columns, for there may be half a million: card after card, each in order of time. `begins` marks
 * the first answer of a history; `elapsed` counts study days since the answer before it in that history (0 at its beginning).
 */
export interface AnswerLog {
  readonly length: number;
  readonly begins: Uint8Array;
  readonly rating: Uint8Array;
  readonly elapsed: Uint16Array;
  readonly day: Int32Array;
  readonly at: Float64Array;
}

/** Nobody waits longer between two answers: a hundred years. */
const MOST_DAYS = 36_500;

/** Takes in cards one after another. */
export class LogBuilder {
  readonly #begins: number[] = [];
  readonly #rating: number[] = [];
  readonly #elapsed: number[] = [];
  readonly #day: number[] = [];
  readonly #at: number[] = [];

  /**
   * Adds the live answers of one card, in order. Its history begins where it was last begun anew: what came before a reset
   * is left out, and a card whose beginning is not in the log altogether, for its memory at the first answer is unknown.
   */
  add(answers: readonly LoggedAnswer[]): void {
    const start = beginningOf(answers);
    if (start < 0) return;
    for (let index = start; index < answers.length; index++) {
      const { at, studyDay, rating } = answers[index] as LoggedAnswer;
      const before = index === start ? studyDay : (answers[index - 1] as LoggedAnswer).studyDay;
      this.#begins.push(index === start ? 1 : 0);
      this.#rating.push(rating);
      this.#elapsed.push(Math.min(Math.max(0, studyDay - before), MOST_DAYS));
      this.#day.push(studyDay);
      this.#at.push(at);
    }
  }

  /** The columns of all that was added. */
  build(): AnswerLog {
    return {
      length: this.#at.length,
      begins: Uint8Array.from(this.#begins),
      rating: Uint8Array.from(this.#rating),
      elapsed: Uint16Array.from(this.#elapsed),
      day: Int32Array.from(this.#day),
      at: Float64Array.from(this.#at),
    };
  }
}

/** The first answer of the last run of learning (Anki's rule); −1 where the card was never seen being begun. */
function beginningOf(answers: readonly LoggedAnswer[]): number {
  for (let index = answers.length - 1; index >= 0; index--) {
    const answer = answers[index] as LoggedAnswer;
    if (answer.phaseBefore === 'new') return index;
    const before = answers[index - 1];
    if (isBeginning(answer) && (before === undefined || !isBeginning(before))) return index;
  }
  return -1;
}

function isBeginning({ phaseBefore }: LoggedAnswer): boolean {
  return phaseBefore === 'new' || phaseBefore === 'learning';
}

/**
 * The answers that say something about forgetting, as places in the log, by time: those on a later study day than the one
 * before. Answers of the same day are learnt from, but neither predicted nor scored: FSRS-6 does not model them.
 */
export function usableAnswers({ length, elapsed, at }: AnswerLog): Uint32Array {
  const places: number[] = [];
  for (let place = 0; place < length; place++) if ((elapsed[place] ?? 0) > 0) places.push(place);
  places.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
  return Uint32Array.from(places);
}
