import { getContext } from '#app/server/context.ts';
import { type Instant, MINUTE } from '#lib/shared/instant.ts';

/** The instant it is here, where that is not the machine's; null where the clock was not moved. */
export async function movedClock(): Promise<Instant | null> {
  const context = await getContext();
  const now = context.now();
  return Math.abs(now - Date.now()) > MINUTE ? now : null;
}
