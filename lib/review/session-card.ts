import type { Actor, Context } from '#lib/context.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import type { CardId, DeckId, PresetId } from '#lib/shared/ids.ts';
import { readCards } from '#lib/store/session-cards.ts';
import { sideDiff } from './card-texts.ts';
import type { SessionCard, TextChange } from './types.ts';

/** Cards as the review screen needs them, in the order asked for. */
export async function sessionCards(
  context: Context,
  actor: Actor,
  { ids, presets }: { ids: readonly CardId[]; presets: ReadonlyMap<DeckId, PresetId> },
): Promise<SessionCard[]> {
  const cards = await readCards(context.store.db, actor.user, ids);
  return cards.flatMap(({ archived, before, ...card }) => {
    const preset = presets.get(card.deck);
    if (!preset) return [];
    const state = card.state ?? newCardState;
    return [{ ...card, preset, state, changed: before && changeOf(before, card) }];
  });
}

/** What reads otherwise since the last answer; null where only the markup does. */
function changeOf(before: Sides, now: Sides): TextChange | null {
  const prompt = sideDiff(before.prompt, now.prompt);
  const answer = sideDiff(before.answer, now.answer);
  const isSame = [...prompt, ...answer].every(({ kind }) => kind === 'same');
  return isSame ? null : { prompt, answer };
}

type Sides = Pick<SessionCard, 'prompt' | 'answer'>;
