import { openTrainer } from '#lib/platform/fsrs-trainer.ts';
import {
  type AnswerLog,
  LogBuilder,
  type LoggedAnswer,
  usableAnswers,
} from '#lib/scheduler/fitting/answer-log.ts';
import { type FitInput, type Fitted, fitLog } from '#lib/scheduler/fitting/fit-log.ts';
import { intervalFor, nextMemory, recall } from '#lib/scheduler/memory.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import type { Memory, Rating } from '#lib/scheduler/types.ts';
import { DAY, SECOND } from '#lib/shared/instant.ts';

/** Somebody whose memory follows FSRS-6 with these parameters, or who answers by chance. */
export interface Learner {
  readonly seed: number;
  readonly cards: number;
  readonly days: number;
  readonly recalls: (memory: Memory, elapsed: number) => number;
  readonly parameters: readonly number[];
}

/** The parameters of somebody who forgets sooner than most people. */
export const FORGETFUL = defaultParameters.map((each, index) => {
  if (index < 4) return each * 0.3;
  return { 8: 1.2, 20: 0.3 }[index] ?? each;
});

/** Chance that is the same in every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The answers of each card: begun over half the time, then reviewed about when the default parameters would have it due. */
export function study(learner: Learner): LoggedAnswer[][] {
  const random = chance(learner.seed);
  return Array.from({ length: learner.cards }, (_, card) => {
    const begun = Math.floor((card / learner.cards) * (learner.days / 2));
    return lifeOf(learner, begun, random);
  });
}

function lifeOf({ days, recalls, parameters }: Learner, begun: number, random: () => number) {
  const answers: LoggedAnswer[] = [];
  let own: Memory | null = null;
  let believed: Memory | null = null;
  for (let day = begun, last = begun; day < days; ) {
    const elapsed = day - last;
    const knows = own === null ? random() < 0.6 : random() < recalls(own, elapsed);
    const rating: Rating = knows ? 3 : 1;
    const phaseBefore = own === null ? 'new' : 'review';
    answers.push({
      at: day * DAY + Math.floor(random() * 3600) * SECOND,
      studyDay: day,
      rating,
      phaseBefore,
    });
    own = nextMemory(own, elapsed, { rating, parameters });
    believed = nextMemory(believed, elapsed, { rating, parameters: defaultParameters });
    last = day;
    const interval = intervalFor(believed.stability, 0.9, defaultParameters);
    day += Math.max(1, Math.round(interval * (0.7 + 0.6 * random())));
  }
  return answers;
}

/** Somebody who remembers as FSRS-6 says. */
export function rememberer(
  parameters: readonly number[],
  size: Pick<Learner, 'seed' | 'cards' | 'days'>,
): Learner {
  return { ...size, parameters, recalls: (memory, elapsed) => recall(memory, elapsed, parameters) };
}

/** The log of some cards. */
export function logOf(cards: Iterable<readonly LoggedAnswer[]>): AnswerLog {
  const builder = new LogBuilder();
  for (const answers of cards) builder.add(answers);
  return builder.build();
}

/** Fits a log with fsrs-rs, in this process. */
export async function fitHere(log: AnswerLog, given: Partial<FitInput> = {}): Promise<Fitted> {
  const train = await openTrainer(log, { usable: usableAnswers(log), relearningSteps: 1 });
  const input = { log, present: defaultParameters, seenUntil: null, oneIn: 1, ...given };
  return fitLog(input, (count) => train(count, () => {}));
}
