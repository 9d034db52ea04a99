import { parentPort, workerData } from 'node:worker_threads';
import { eachTurn, type Told } from './work-threads.ts';

/** Lets this thread take turns at the work that another one shares out (`workThreads`), and tell what they gave. */
export function takeTurns<Input, Result>(open: (input: Input) => (turn: number) => Result): void {
  const told = workerData as Told;
  parentPort?.postMessage([...eachTurn(told, open(told.input as Input))]);
}
