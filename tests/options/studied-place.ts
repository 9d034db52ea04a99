import { type Saved, type SaveInput, saveOptions } from '#lib/options/save-options.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import { readDecks } from '#lib/store/decks.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';

/** A place with two decks under one preset. */
export interface StudiedPlace extends Place {
  readonly one: DeckId;
  readonly two: DeckId;
}

const CARDS = 12;

/** Two decks of twelve cards, in the second two of a note, begun and reviewed for `days` days: what is due is recalled, but for every fifth answer. */
export async function studiedPlace(days = 8): Promise<StudiedPlace> {
  const place = await openPlace();
  for (const deck of ['one', 'two']) {
    const facets = deck === 'one' ? ['fwd'] : ['fwd', 'rev'];
    const notes = Array.from({ length: CARDS / facets.length }, (_, index) => ({
      prompt: `${deck} ${index}`,
      answer: `${index}`,
      facets,
    }));
    await add(place, bundleOf(notes, deck, `${deck}.md`));
  }
  let answers = 0;
  for (let day = 0; day < days; day++) {
    for (const card of await served(place)) {
      answers++;
      await answer(place, card, answers % 5 === 0 ? 1 : card.state.phase === 'new' ? 4 : 3);
      place.wait(20_000);
    }
    place.wait(DAY);
  }
  const decks = await readDecks(place.context.store.db, place.actor.user);
  const idOf = (key: string) => decks.find((deck) => deck.key === key)?.id as DeckId;
  return { ...place, one: idOf('one'), two: idOf('two') };
}

/** Saves fields of the first deck. */
export function save(
  { context, actor, one }: StudiedPlace,
  fields: SaveInput['fields'],
  more: Partial<SaveInput> = {},
): Promise<Saved> {
  return saveOptions(context, actor, {
    deck: one,
    fields,
    asNew: false,
    moveDue: false,
    seen: null,
    ...more,
  });
}
