import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { moveCards } from '#lib/acts/move-cards.ts';
import { cardsOfSearch } from '#lib/library/browse-cards.ts';
import { compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import { createDeck } from '#lib/library/create-deck.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { listOptions } from '#lib/options/list-options.ts';
import { saveOptions } from '#lib/options/save-options.ts';
import { verify } from '#lib/review/verify.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { query } from '#lib/store/sql.ts';
import { OLDEST } from '../library/anki/own-package.ts';
import { everything } from '../library/bundle-place.ts';
import { openPlace, type Place } from '../support/place.ts';
import { answer, served } from '../support/studying.ts';
import { tempFolderWith } from '../support/temp-folder.ts';

const NOTES =
  '# Codes\n\nQ: What is 137?\n\nA: 128 + 9\n\n- RWO ::: read and write from one node\n';
const EDITED = NOTES.replace('128 + 9', '128 + 9: killed').concat('\n- RWX :: many nodes\n');

interface Lying {
  readonly id: CardId;
  readonly deck: DeckId;
  readonly prompt: string;
}

function lying({ context }: Place): Promise<Lying[]> {
  return query(
    context.store.db,
    `SELECT c."id", c."deckId" AS "deck", r."prompt" FROM "Card" c
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     WHERE c."archivedAt" IS NULL ORDER BY c."id"`,
  );
}

async function compiledPlace() {
  const place = await openPlace();
  const { context, actor } = place;
  const folder = tempFolderWith({ 'codes.md': NOTES });
  const compile = async (text: string) => {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(path.join(folder, 'codes.md'), text);
    const paths = [path.join(folder, 'codes.md')];
    await compileDeckFiles(context, actor, { paths, deckFolders: [folder], consent: 'yes' });
  };
  await compile(NOTES);
  const mine = { title: 'Mine', language: 'en', parent: null } as const;
  const { deck } = await createDeck(context, actor, mine);
  return { place, compile, deck };
}

describe('a card that is moved to another deck', () => {
  test('is studied there with its history, counts there, and undo takes it back', async () => {
    const { place, deck } = await compiledPlace();
    const { context, actor } = place;
    const [card] = (await served(place)).filter(({ prompt }) => prompt.includes('137'));
    await answer(place, card!, 3);
    const before = await everything(place);
    const moved = await moveCards(context, actor, { cards: [card!.id], deck });
    expect(moved).toMatchObject({ cards: 1, operation: expect.any(String) });
    expect(await cardsOfSearch(context, actor, 'deck:Mine')).toEqual([card!.id]);
    expect(await verify(context, actor)).toMatchObject({ differences: [] });
    const decks = (await everything(place)).Deck as { id: string; cardCount: number }[];
    expect(decks.map(({ id, cardCount }) => [id === deck, cardCount])).toContainEqual([true, 1]);
    await undo(context, actor);
    const { Operation: _, ...rest } = await everything(place);
    const { Operation: __, ...first } = before;
    expect(rest).toEqual(first);
  });

  test('stays there when its file is compiled again, and new cards go where the file says', async () => {
    const { place, compile, deck } = await compiledPlace();
    const { context, actor } = place;
    const cards = await lying(place);
    const home = cards[0]!.deck;
    await moveCards(context, actor, { cards: cards.map(({ id }) => id), deck });
    await compile(EDITED);
    const now = await lying(place);
    const known = new Set(cards.map(({ id }) => id));
    expect(now).toHaveLength(4);
    for (const card of now) expect(card.deck).toBe(known.has(card.id) ? deck : home);
    await moveCards(context, actor, { cards: cards.map(({ id }) => id), deck: null });
    expect((await lying(place)).every((card) => card.deck === home)).toBe(true);
    await compile(NOTES);
    expect((await lying(place)).every((card) => card.deck === home)).toBe(true);
  });

  test('remembers as the preset of its new deck says', async () => {
    const { place, deck } = await compiledPlace();
    const { context, actor } = place;
    const [card] = await served(place);
    await answer(place, card!, 3);
    const parameters = defaultParameters.map((each, at) => (at === 2 ? each * 2 : each)).join(' ');
    const fields = { parameters, name: 'Other' };
    await saveOptions(context, actor, { deck, fields, asNew: true, moveDue: false, seen: null });
    expect((await listOptions(context, actor, null)).length).toBeGreaterThan(1);
    const memory = () =>
      query<{ stability: number }>(
        context.store.db,
        'SELECT "stability" FROM "CardState" WHERE "cardId" = ?',
        card!.id,
      );
    const [before] = await memory();
    await moveCards(context, actor, { cards: [card!.id], deck });
    const [after] = await memory();
    expect(after!.stability).toBeCloseTo(before!.stability * 2, 3);
    expect(await verify(context, actor)).toMatchObject({ differences: [] });
    await undo(context, actor);
    expect(await memory()).toEqual([before]);
    expect(await verify(context, actor)).toMatchObject({ differences: [] });
  });

  test('stays there when its package comes again', async () => {
    const place = await openPlace(Date.UTC(2026, 10, 27, 20));
    const { context, actor } = place;
    const choices = { withProgress: true, conflicts: 'ask' } as const;
    const file = { file: OLDEST, name: 'x.apkg', choices };
    await applyPackage(context, actor, file);
    const [card] = await lying(place);
    const mine = { title: 'Mine', language: 'en', parent: null } as const;
    const { deck } = await createDeck(context, actor, mine);
    await moveCards(context, actor, { cards: [card!.id], deck });
    await applyPackage(context, actor, file);
    const now = await lying(place);
    expect(now.filter((each) => each.deck === deck).map(({ id }) => id)).toEqual([card!.id]);
  });

  test('cannot go to a deck that is not there', async () => {
    const { place } = await compiledPlace();
    const [card] = await lying(place);
    const nowhere = place.context.newId<'deck'>();
    const going = moveCards(place.context, place.actor, { cards: [card!.id], deck: nowhere });
    await expect(going).rejects.toMatchObject({ code: 'not-found' });
  });
});
