import type { Actor, Context } from '#lib/context.ts';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { readPresets } from '#lib/store/presets.ts';
import { countLapsedCards, type LapsedCard, readLapsedCards } from '#lib/store/troubled-cards.ts';
import type { ResolvedScope } from './resolve-scope.ts';
import { type Statistics, TROUBLED_LAPSES, type TroubledCard } from './types.ts';

const MOST = 20;

/** The cards of a scope that are forgotten again and again: their text is the likeliest cause (lint rule L135). */
export async function readTroubled(
  { store: { db } }: Context,
  { user }: Actor,
  { scope, decks }: ResolvedScope,
): Promise<Statistics['troubled']> {
  const found = await readLapsedCards(db, user, { scope, least: TROUBLED_LAPSES, most: MOST });
  const presets = await readPresets(db, user);
  const leechAfter = (id: DeckId) => {
    const preset = decks.find((deck) => deck.id === id)?.presetId;
    return (presets.find((each) => each.id === preset)?.options ?? defaultStudyOptions).leechAfter;
  };
  return {
    cards: found.map((card) => toTroubled(card, card.lapses >= leechAfter(card.deck))),
    all: await countLapsedCards(db, user, { scope, least: TROUBLED_LAPSES }),
  };
}

function toTroubled(card: LapsedCard, isLeech: boolean): TroubledCard {
  const { id, deck, title, language, prompt, lapses, reps, suspended, path, line } = card;
  return {
    id,
    deck: { id: deck, title },
    prompt: textOfHtml(prompt),
    language,
    lapses,
    reps,
    isLeech,
    suspended,
    source: path === null ? null : { path, line },
  };
}
