import type { Worker } from 'node:worker_threads';

/** A thread of its own that does what it is asked, one thing after the other. */
export interface ThreadLine {
  /** What the thread answers. Throws what it threw, and where it has ended. */
  readonly ask: (question: unknown) => Promise<unknown>;
  /** Lets the thread end, after all that it was asked. */
  readonly close: () => Promise<void>;
}

/** What a thread replies to each question, in their order. */
export type ThreadReply = { readonly answer: unknown } | { readonly failure: ThreadFailure };

/** An error on its way from one thread to another. */
export interface ThreadFailure {
  readonly name: string;
  readonly message: string;
  /** Of the error of a database, say. */
  readonly code: string | null;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Puts questions to a thread that answers them (`answerQuestions`). */
export function lineTo(thread: Worker): ThreadLine {
  const waiting: Waiting[] = [];
  let ended: Error | null = null;
  const end = (error: Error) => {
    ended ??= error;
    for (const each of waiting.splice(0)) each.reject(ended);
  };
  thread.on('message', (reply: ThreadReply) => {
    const asked = waiting.shift();
    if ('failure' in reply) asked?.reject(errorOf(reply.failure));
    else asked?.resolve(reply.answer);
  });
  thread.once('error', end);
  const gone = new Promise<void>((resolve) => {
    thread.once('exit', (code) => {
      end(new Error(`A thread ended with ${code} before it was done.`));
      resolve();
    });
  });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        waiting.push({ resolve, reject });
        thread.postMessage(question);
      }),
    close: () => {
      thread.postMessage(null);
      return gone;
    },
  };
}

function errorOf({ name, message, code }: ThreadFailure): Error {
  const error = new Error(message);
  return Object.assign(error, { name, ...(code === null ? {} : { code }) });
}
