import type { DeckId, UserId } from '#lib/shared/ids.ts';

/** How many cards fall due on each study day from `from` on, by deck. */
export interface DueLoads {
  readonly from: number;
  /** How many days are counted. */
  readonly days: number;
  readonly byDeck: ReadonlyMap<DeckId, readonly number[]>;
}

// Served pages and the process around them are built apart, and write to the same database.
const SHARED = Symbol.for('kartoteka.due-loads');

/** What this process knows of what is due, by person: counting it anew takes long where there are many cards. */
export function rememberedLoads(): Map<UserId, DueLoads> {
  const shared = globalThis as { [SHARED]?: Map<UserId, DueLoads> };
  shared[SHARED] ??= new Map();
  return shared[SHARED];
}
