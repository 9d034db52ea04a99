import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { type Saved, saveOptions } from '#lib/options/save-options.ts';
import { showOptions } from '#lib/options/show-options.ts';
import { verify } from '#lib/review/verify.ts';
import { parseQuery } from '#lib/search/parse-query.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../support/place.ts';
import { answer, served } from '../support/studying.ts';
import { changedPackage, OLDEST } from './anki/own-package.ts';
import { bring, emptyPlace, exported, upload } from './bundle-place.ts';

const LATER = Date.UTC(2026, 10, 27, 20);
const choices = { withProgress: true, conflicts: 'ask' as const };
const MARKDOWN = '---\ndeck: words\n---\nQ: der Baum\n\nA: tree\n';

function bringPackage({ context, actor }: Place, file: string) {
  return applyPackage(context, actor, { file, name: path.basename(file), choices });
}

/** The deck that holds most cards itself. */
async function deckOf({ context: { store } }: Place): Promise<DeckId> {
  const [most] = await query<{ id: DeckId }>(
    store.db,
    `SELECT "id" FROM "Deck" ORDER BY "cardCount" DESC, "id" LIMIT 1`,
  );
  return most?.id as DeckId;
}

async function choose({ context, actor }: Place, deck: DeckId, language: string): Promise<Saved> {
  const input = { deck, fields: { language }, asNew: false, moveDue: false, seen: null };
  return saveOptions(context, actor, input);
}

/** How many cards are found by their language. */
async function inLanguage({ context, actor }: Place, tag: string): Promise<number> {
  const query = parseQuery(`lang:${tag}`, []);
  if (!('tree' in query)) throw new Error('No query');
  return (await findCardIds(context, actor, query.tree)).size;
}

describe('the language that is chosen for a deck', () => {
  test('holds for its cards in the review and the search, and undo takes it back', async () => {
    const place = await openPlace(LATER);
    const { context, actor } = place;
    await bringPackage(place, OLDEST);
    const deck = await deckOf(place);
    const saved = await choose(place, deck, 'pt-br');
    expect(saved).toMatchObject({ kind: 'saved', operation: expect.any(String) });
    const view = await showOptions(context, actor, deck);
    expect(view.choices.language).toBe('pt-BR');
    expect(view.deck.language).toBe('pt-BR');
    const cards = (await served(place)).filter((card) => card.deck === deck);
    expect(new Set(cards.map(({ language }) => language))).toEqual(new Set(['pt-BR']));
    expect(await inLanguage(place, 'pt-BR')).toBeGreaterThanOrEqual(cards.length);
    expect(await choose(place, deck, 'pt-BR')).toMatchObject({ operation: null });
    await undo(context, actor);
    expect((await showOptions(context, actor, deck)).choices.language).toBeNull();
    expect(await inLanguage(place, 'pt-BR')).toBe(0);
  });

  test('stays when the package comes again, and holds for cards that are new in it', async () => {
    const place = await openPlace(LATER);
    await bringPackage(place, OLDEST);
    const deck = await deckOf(place);
    await choose(place, deck, 'de');
    const before = await inLanguage(place, 'de');
    expect((await bringPackage(place, OLDEST)).operation).toBeNull();
    const later = await changedPackage((db) => {
      const deckThere = `(select did from cards group by did order by count(*) desc limit 1)`;
      db.exec(
        `insert into notes select id + 7, guid || 'x', mid, mod, usn, tags, flds, sfld, csum, flags, data from notes
           where id = (select nid from cards where did = ${deckThere} limit 1);
         insert into cards select id + 7, nid + 7, did, ord, mod, usn, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '' from cards
           where nid = (select nid from cards where did = ${deckThere} limit 1) limit 1`,
      );
    });
    const { plan } = await bringPackage(place, later);
    expect(plan.counts.create).toBe(1);
    expect(await inLanguage(place, 'de')).toBe(before + 1);
  });

  test('stays when a document is compiled again, is kept with answers, and goes along in a bundle', async () => {
    const place = await openPlace();
    await upload(place, MARKDOWN, 'words.md');
    const deck = await deckOf(place);
    await choose(place, deck, 'de');
    await upload(place, MARKDOWN.replace('tree', 'a tree'), 'words.md');
    const [card] = await served(place);
    expect(card?.language).toBe('de');
    if (card) await answer(place, card, 3);
    const events = await query(place.context.store.db, `SELECT "language" FROM "Event"`);
    expect(events).toEqual([{ language: 'de' }]);
    expect((await verify(place.context, place.actor)).differences).toEqual([]);
    const other = await emptyPlace(place.context.now());
    await bring(other, await exported(place));
    expect(await inLanguage(other, 'de')).toBe(1);
    expect(Buffer.compare(await exported(other), await exported(place))).toBe(0);
    expect(await choose(place, deck, '')).toMatchObject({ operation: expect.any(String) });
    expect(await inLanguage(place, 'de')).toBe(0);
  });

  test.each(['german', 'x', '../../etc', 'de-', 'de'.repeat(99)])(
    'is none that is not there: %s',
    async (tag) => {
      const place = await openPlace();
      await upload(place, MARKDOWN, 'words.md');
      const saved = await choose(place, await deckOf(place), tag);
      expect(saved).toMatchObject({
        kind: 'refused',
        problems: [{ field: 'language', problem: 'no-language', found: tag }],
      });
    },
  );
});
