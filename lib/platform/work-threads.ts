import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { lineTo, type ThreadLine } from './thread-line.ts';

/** Work that consists of many turns, each of which depends on nothing but its input and its number. */
export interface SharedWork<Result> {
  /** Name of the program that does the same in a thread of its own (`takeTurns`). */
  readonly program: 'compile';
  /** What the program is given: plain data. */
  readonly input: unknown;
  /** Turns are numbered from 0. */
  readonly turns: number;
  /** How many threads are worth starting beside this one. */
  readonly helpers: number;
  /** Does one turn here. */
  readonly here: (turn: number) => Result;
}

/** Does work in this thread and in others beside it. */
export interface WorkThreads {
  /** What each turn gave, in order. Results made elsewhere are copies. Throws what any of them threw. */
  readonly share: <Result>(work: SharedWork<Result>) => Promise<Result[]>;
  /** Starts a program that answers questions (`answerQuestions`); null where there is none to start. */
  readonly open: (program: 'write' | 'log', input: unknown) => ThreadLine | null;
}

/** What a thread is told at its start. */
export interface Told {
  readonly input: unknown;
  readonly turns: number;
  /** The next turn that nobody has taken. */
  readonly next: Int32Array;
}

/** More threads than this wait for memory rather than for the processor. */
const MOST_HELPERS = 3;

/** What a thread is asked dies as soon as it is answered: it needs no room for more. */
const ANSWERING_MB = 12;

/** Threads that run programs of a folder; null: there is only this one. */
export function workThreads(programs: string | null): WorkThreads {
  return {
    async share<Result>({ program, input, turns, helpers, here }: SharedWork<Result>) {
      const others = Math.min(helpers, MOST_HELPERS, availableParallelism() - 1, turns - 1);
      const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      const told: Told = { input, turns, next };
      const started = Array.from({ length: programs === null ? 0 : Math.max(0, others) }, () =>
        startThread<Result>(fileOf(`${programs}`, program), told),
      );
      const results: Result[] = [];
      for (const [turn, result] of eachTurn(told, here)) results[turn] = result;
      for (const [turn, result] of (await Promise.all(started)).flat()) results[turn] = result;
      return results;
    },
    open(program, input) {
      if (programs === null) return null;
      const file = fileOf(programs, program);
      if (!existsSync(file)) return null;
      const resourceLimits = { maxYoungGenerationSizeMb: ANSWERING_MB };
      return lineTo(new Worker(file, { workerData: input, execArgv: [], resourceLimits }));
    },
  };
}

function fileOf(programs: string, program: string): string {
  return path.join(/* turbopackIgnore: true */ programs, `${program}.mjs`);
}

/** Takes turns until none is left: whoever is quicker takes more. */
export function* eachTurn<Result>(
  { next, turns }: Told,
  work: (turn: number) => Result,
): Generator<[turn: number, result: Result]> {
  for (;;) {
    const turn = Atomics.add(next, 0, 1);
    if (turn >= turns) return;
    yield [turn, work(turn)];
  }
}

function startThread<Result>(
  program: string,
  told: Told,
): Promise<[turn: number, result: Result][]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { workerData: told, execArgv: [] });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`A thread ended with ${code} before it was done.`)),
    );
  });
}
