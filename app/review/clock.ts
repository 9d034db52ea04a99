import { type Instant, MINUTE } from '#lib/shared/instant.ts';

/** The server's clock, carried on in this browser. */
export interface Clock {
  readonly now: () => Instant;
  /** Follows what the server says: forward always, backward only where its clock was moved. */
  readonly follow: (serverNow: Instant) => void;
}

/** Starts a clock at the server's instant; `elapsed` gives milliseconds that only grow, such as `performance.now`. */
export function startClock(serverNow: Instant, elapsed: () => number): Clock {
  let offset = serverNow - elapsed();
  const now = () => Math.round(offset + elapsed());
  return {
    now,
    follow(told) {
      const ahead = told - now();
      if (ahead > 0 || ahead < -MINUTE) offset = told - elapsed();
    },
  };
}
