import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { AppError, type ErrorCode } from '#lib/shared/errors.ts';
import { fileBeyond } from '#lib/shared/file-trouble.ts';
import type { JobId } from '#lib/shared/ids.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';

/** Programs that do long work. */
export type JobProgram = 'fit' | 'backup' | 'package';

/** Work to be done in a process of its own, by one of our programs. */
export interface JobOrder {
  readonly job: JobId;
  /** Name of the program. */
  readonly program: JobProgram;
  /** What it is given: plain data. */
  readonly input: unknown;
  /** Hears how far it is, 0–1, and what the program says of it besides. */
  readonly told: (progress: number, detail?: unknown) => void;
}

/** Does work in processes of its own, so that what serves people stays free; it ends when this process does. */
export interface JobRunner {
  /** What the program gives. Throws what it failed with, or that it died; {@link Stopped} where it was stopped. */
  readonly run: (order: JobOrder) => Promise<unknown>;
  /** Whether a program is there to be run. */
  readonly has: (program: JobProgram) => boolean;
  /** What work that is under way said last; null where none of this name is. */
  readonly lastTold: (job: JobId) => LastTold | null;
  /** Stops work; false where there is none of this name. */
  readonly stop: (job: JobId) => boolean;
  /** Work that has ended, of which the database could not be told yet: the disk is full. */
  readonly untold: Set<JobId>;
}

/** How far work is. */
export interface LastTold {
  readonly progress: number;
  readonly detail: unknown;
  /** How long it has been at it. */
  readonly milliseconds: number;
}

/** Somebody stopped the work before it was done. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** What a program of ours is sent. */
export interface JobInput {
  readonly databaseFile: string;
  readonly limits: ImportLimits;
  readonly input: unknown;
}

/** What a program of ours says. */
export type JobMessage =
  | { readonly progress: number; readonly detail?: unknown }
  | { readonly result: unknown }
  /** A refusal is one of ours: the person can do something about it. */
  | { readonly refusal: Refusal }
  | { readonly failure: string };

/** A refusal on its way from one process to another. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}

const MOST_SAID = 4000;
/** Programs here have nothing to tidy up. */
const STOP = 'SIGTERM';

/** How long what reads the files of others may take, and how much it may hold, where a place says nothing else. */
const USUAL = { minutes: 120, memoryBytes: 2 * 1024 ** 3 };
const MINUTE_MS = 60_000;

/** Runs programs of the folder `programs` over a database. What reads the files of others has limits. */
export function jobRunner(place: {
  readonly programs: string | null;
  readonly databaseFile: string;
  readonly limits: ImportLimits;
}): JobRunner {
  const { programs, databaseFile, limits } = place;
  const minutes = limits.minutes ?? USUAL.minutes;
  const memoryBytes = limits.memoryBytes ?? USUAL.memoryBytes;
  const running = new Map<JobId, ChildProcess>();
  const fileOf = (folder: string, program: JobProgram) =>
    path.join(/* turbopackIgnore: true */ folder, `${program}.mjs`);
  const said = new Map<JobId, { since: number; progress: number; detail: unknown }>();
  return {
    async run({ job, program, input, told }) {
      if (programs === null) throw new Error('Who only reads starts no work.');
      const child = fork(/* turbopackIgnore: true */ fileOf(programs, program), [], {
        execArgv: program === 'package' ? [heapOf(memoryBytes)] : [],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      running.set(job, child);
      const since = performance.now();
      said.set(job, { since, progress: 0, detail: null });
      const hear = (progress: number, detail?: unknown) => {
        said.set(job, { since, progress, detail });
        told(progress, detail);
      };
      let isTooSlow = false;
      const stopLate = () => {
        isTooSlow = child.kill(STOP);
      };
      const timer = program === 'package' ? setTimeout(stopLate, minutes * MINUTE_MS) : undefined;
      try {
        return await resultOf(child, { databaseFile, limits, input }, hear);
      } catch (error) {
        if (isTooSlow) throw fileBeyond('too-slow', { most: minutes });
        if (isOutOfMemory(error)) throw fileBeyond('too-much-memory', { most: memoryBytes });
        throw error;
      } finally {
        clearTimeout(timer);
        running.delete(job);
        said.delete(job);
      }
    },
    has: (program) => programs !== null && existsSync(fileOf(programs, program)),
    lastTold(job) {
      const last = said.get(job);
      if (!last) return null;
      const { progress, detail, since } = last;
      return { progress, detail, milliseconds: performance.now() - since };
    },
    stop: (job) => running.get(job)?.kill(STOP) ?? false,
    untold: new Set(),
  };
}

function resultOf(child: ChildProcess, input: JobInput, told: JobOrder['told']): Promise<unknown> {
  let said = '';
  child.stderr?.on('data', (piece) => {
    said = `${said}${piece}`.slice(-MOST_SAID);
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message: JobMessage) => {
      if ('progress' in message) told(message.progress, message.detail);
      else if ('result' in message) resolve(message.result);
      else if ('refusal' in message) reject(refused(message.refusal));
      else reject(new Error(message.failure));
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === STOP) return reject(new Stopped());
      reject(new Error(`It ended with ${signal ?? code} before it was done. ${said}`.trim()));
    });
    child.send(input, (error) => error && reject(error));
  });
}

function heapOf(bytes: number): string {
  return `--max-old-space-size=${Math.ceil(bytes / 1024 ** 2)}`;
}

/** V8 says so and ends the process, or the thread. */
function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof Error && /heap out of memory|ERR_WORKER_OUT_OF_MEMORY/.test(error.message)
  );
}

function refused({ code, message, values }: Refusal): AppError {
  return new AppError(code, message, { ...values });
}
