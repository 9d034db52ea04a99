import { foldMemory } from '#lib/scheduler/fold-memory.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { readMemoryFacts, writeMemories } from '#lib/store/memory-facts.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Db } from '#lib/store/store.ts';
import type { Change } from '#lib/store/transact.ts';
import { optionsUnder } from './study-options.ts';

const CHUNK = 2000;

/**
 * Folds the memory of all cards of some decks anew, after the parameters under which it is folded were changed; due dates
 * stay. Taking the operation back folds it once more. Gives how many cards there were.
 */
export function refoldDecks({ db, head, remember }: Change, decks: readonly DeckId[]) {
  remember({ kind: 'refold', decks });
  return refoldMemories(db, head.user, decks);
}

/** Folds the memory of all cards of some decks under their present parameters. Gives how many cards there were. */
export async function refoldMemories(
  db: Db,
  user: UserId,
  decks: readonly DeckId[],
): Promise<number> {
  const presets = await readPresets(db, user);
  let count = 0;
  for (let after: CardId | '' = ''; decks.length > 0; ) {
    const cards = await readMemoryFacts(db, user, { decks, after, most: CHUNK });
    const memories = cards.map(({ card, preset, facts }) => {
      const { parameters } = optionsUnder(presets, { preset, retention: null });
      return { card, memory: foldMemory(facts, parameters) };
    });
    if (memories.length > 0) await writeMemories(db, user, memories);
    count += cards.length;
    const last = cards.at(-1);
    if (last === undefined || cards.length < CHUNK) break;
    after = last.card;
  }
  return count;
}
