import { useEffect, useState } from 'react';

/** A part of a page that is not among its first scripts: brought when it is wanted, or while nothing else is to do. */
export interface Later<T> {
  /** Null while it is not here. */
  readonly now: () => T | null;
  /** Null where it cannot be brought, for there is no network; it can be asked for again. */
  readonly bring: () => Promise<T | null>;
}

/** Makes a part of what loads it. */
export function later<T>(load: () => Promise<T>): Later<T> {
  let here: T | null = null;
  let coming: Promise<T | null> | null = null;
  const bring = async () => {
    try {
      here = await load();
    } catch {
      coming = null;
    }
    return here;
  };
  return {
    // The server shows what a browser shows first, which has nothing yet; what it brought is for every request.
    now: () => (typeof window === 'undefined' ? null : here),
    bring: () => {
      coming ??= bring();
      return coming;
    },
  };
}

/** A part as soon as it is here, for as long as it is wanted; null until then. */
export function useLater<T>(part: Later<T>, isWanted: boolean): T | null {
  const [, tellBrought] = useState(false);
  useEffect(() => {
    if (isWanted && part.now() === null) void part.bring().then(() => tellBrought(true));
  }, [part, isWanted]);
  return isWanted ? part.now() : null;
}

/** Does something with a part: at once where it is here, so that the browser knows whose press it was. */
export function whenHere<T>(part: Later<T>, use: (it: T) => void): void {
  const here = part.now();
  if (here !== null) return use(here);
  void part.bring().then((brought) => brought !== null && use(brought));
}

const IDLE_MS = 3000;

/** Brings parts one after the other once the page has settled, so that they are there at once, and without a network. */
export function bringWhenIdle(parts: readonly Later<unknown>[]): () => void {
  const timer = setTimeout(async () => {
    for (const part of parts) await part.bring();
  }, IDLE_MS);
  return () => clearTimeout(timer);
}
