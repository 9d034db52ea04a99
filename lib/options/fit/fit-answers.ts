import type { Context } from '#lib/context.ts';
import { openTrainer } from '#lib/platform/fsrs-trainer.ts';
import { type AnswerLog, LogBuilder, usableAnswers } from '#lib/scheduler/fitting/answer-log.ts';
import { type Fitted, fitLog, TRAININGS } from '#lib/scheduler/fitting/fit-log.ts';
import type { DeckId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { answersByCard, countAnswers } from '#lib/store/answer-history.ts';

/** Whose answers to which decks are fitted, and against what. Plain data: it is handed to another process. */
export interface FitOrder {
  readonly user: UserId;
  readonly decks: readonly DeckId[];
  /** The parameters in use. */
  readonly present: readonly number[];
  /** The last answer from which those were learnt; null where they were not fitted here. */
  readonly seenUntil: Instant | null;
  readonly relearningSteps: number;
}

/** More answers are not read: it would take long and much memory, and change the parameters little. */
const MOST_ANSWERS = 500_000;

/** Fits parameters to a person's answers and tests them on these. Reads only; for a process of its own, for it keeps it busy. */
export async function fitAnswers(
  { store }: Context,
  order: FitOrder,
  told: (progress: number) => void,
): Promise<Fitted> {
  const { user, decks, relearningSteps } = order;
  const answers = await countAnswers(store.db, user, decks);
  const oneIn = Math.max(1, Math.ceil(answers / MOST_ANSWERS));
  const log = await readLog(answersByCard(store.db, user, { decks, oneIn }));
  const train = await openTrainer(log, { usable: usableAnswers(log), relearningSteps });
  let done = 0;
  return fitLog({ log, oneIn, ...order }, async (count) => {
    const parameters = await train(count, (share) => told((done + share) / TRAININGS));
    done++;
    told(done / TRAININGS);
    return parameters;
  });
}

async function readLog(cards: ReturnType<typeof answersByCard>): Promise<AnswerLog> {
  const builder = new LogBuilder();
  for await (const answers of cards) builder.add(answers);
  return builder.build();
}
