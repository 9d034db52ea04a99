import type { UserId } from '#lib/shared/ids.ts';

/** The other tabs of the same person in this browser. */
export interface Elsewhere {
  /** Tells them that the server has taken something in. */
  readonly tell: () => void;
  /** Calls back when one of them told it, and at once where one did while this page was on its way. */
  readonly listen: (heard: () => void) => void;
  readonly close: () => void;
}

/** Opens what the tabs of one person have in common. Where the browser keeps nothing, nobody hears of anybody. */
export function watchOtherTabs(user: UserId): Elsewhere {
  const key = `kartoteka-answered-${user}`;
  const ended = new AbortController();
  return {
    tell: () => void quietly(() => localStorage.setItem(key, String(wallClock()))),
    listen: (heard) => {
      const { signal } = ended;
      addEventListener('storage', (event) => event.key === key && heard(), { signal });
      const told = quietly(() => Number(localStorage.getItem(key))) ?? 0;
      if (told > performance.timeOrigin) heard();
    },
    close: () => ended.abort(),
  };
}

/** In parts of milliseconds: two tellings are never alike. */
function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

/** A browser that may store nothing throws. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
