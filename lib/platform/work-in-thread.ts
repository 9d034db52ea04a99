import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadFailure, ThreadReply } from './thread-line.ts';
import { eachTurn, type Told } from './work-threads.ts';

/** Lets this thread take turns at the work that another one shares out (`workThreads`), and tell what they gave. */
export function takeTurns<Input, Result>(open: (input: Input) => (turn: number) => Result): void {
  const told = workerData as Told;
  parentPort?.postMessage([...eachTurn(told, open(told.input as Input))]);
}

/** Lets this thread answer what another one asks (`WorkThreads.open`), until that one has no more questions. */
export function answerQuestions<Input, Question>(
  open: (input: Input) => {
    readonly answer: (question: Question) => unknown;
    readonly close: () => void;
  },
): void {
  const { answer, close } = open(workerData as Input);
  parentPort?.on('message', async (question: Question | null) => {
    if (question !== null) return parentPort?.postMessage(await replyTo(question, answer));
    close();
    parentPort?.close();
  });
}

async function replyTo<Question>(
  question: Question,
  answer: (question: Question) => unknown,
): Promise<ThreadReply> {
  try {
    return { answer: await answer(question) };
  } catch (error) {
    return { failure: failureOf(error as Error & { readonly code?: unknown }) };
  }
}

function failureOf({ name, message, code }: Error & { readonly code?: unknown }): ThreadFailure {
  return { name, message, code: typeof code === 'string' ? code : null };
}
