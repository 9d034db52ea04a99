import type { Actor, Context } from '#lib/context.ts';
import type { CardId, DeckId, PresetId } from '#lib/shared/ids.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import { sessionCards } from './session-card.ts';
import type { Rewritten } from './types.ts';

/** Cards as they read now, and those of them that are here no more. */
export async function cardsAgain(
  context: Context,
  actor: Actor,
  ids: readonly CardId[],
): Promise<Rewritten> {
  const places = await readPlaces(context.store.db, actor.user, ids);
  const live = places.filter(({ archived }) => !archived);
  const presets = new Map<DeckId, PresetId>(
    live.flatMap(({ deck, preset }) => (preset === null ? [] : [[deck, preset]])),
  );
  const here = new Set(live.map(({ card }) => card));
  return {
    cards: await sessionCards(context, actor, { ids: [...here], presets }),
    gone: ids.filter((id) => !here.has(id)),
  };
}
