import type { Actor, Context } from '#lib/context.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import type { CardId, DeckId, PresetId } from '#lib/shared/ids.ts';
import { readCards } from '#lib/store/session-cards.ts';
import type { SessionCard } from './types.ts';

/** Cards as the review screen needs them, in the order asked for. */
export async function sessionCards(
  context: Context,
  actor: Actor,
  { ids, presets }: { ids: readonly CardId[]; presets: ReadonlyMap<DeckId, PresetId> },
): Promise<SessionCard[]> {
  const cards = await readCards(context.store.db, actor.user, ids);
  return cards.flatMap(({ archived, ...card }) => {
    const preset = presets.get(card.deck);
    return preset ? [{ ...card, preset, state: card.state ?? newCardState }] : [];
  });
}
