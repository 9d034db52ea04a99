import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Found } from './deck-files.ts';

/** What tells one state of each file from another, by absolute path. */
export type Stamps = ReadonlyMap<string, string>;

/** The stamps of files that were found; one that has vanished since has none. */
export function stampsOf({ files }: Found): Stamps {
  return new Map(
    files.flatMap(({ file }) => {
      const stat = statSync(file, { throwIfNoEntry: false, bigint: true });
      return stat ? [[file, `${stat.mtimeNs} ${stat.size} ${stat.ino}`] as const] : [];
    }),
  );
}

/** Files whose stamps differ, those of only one side included. */
export function differing(before: Stamps, after: Stamps): string[] {
  const files = new Set([...before.keys(), ...after.keys()]);
  return [...files].filter((file) => before.get(file) !== after.get(file)).sort();
}

const LEAST_PAUSE_MS = 200;
/** Looking takes at most this share of the time. */
const MOST_LOOKING = 0.05;

/**
 * Waits for files to be saved, and gives the absolute paths of those that changed, came or went, as soon as they have
 * been at rest between two looks. Looks again and again rather than being told: that works on every file system, with
 * editors that write another file and rename it, and with folders that come later. Ends when the signal says so.
 */
export function savedFiles(
  look: () => Stamps,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  // Now, and not when the first save is asked for: what is saved until then counts.
  return savesSince(look(), look, signal);
}

async function* savesSince(
  first: Stamps,
  look: () => Stamps,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  let told = first;
  let last = told;
  while (!signal.aborted) {
    const startedAt = performance.now();
    const now = look();
    const isAtRest = differing(last, now).length === 0;
    last = now;
    const changed = isAtRest ? differing(told, now) : [];
    if (changed.length > 0) {
      told = now;
      yield changed;
    }
    const spent = performance.now() - startedAt;
    await rest(
      changed.length > 0 ? LEAST_PAUSE_MS : Math.max(LEAST_PAUSE_MS, spent / MOST_LOOKING),
      signal,
    );
  }
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal });
  } catch {
    // The signal has ended the wait.
  }
}
