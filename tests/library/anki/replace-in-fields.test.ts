import { expect, test } from 'vitest';
import { cardsOfSearch } from '#lib/library/browse-cards.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { replaceInNotes } from '#lib/library/replacing/replace-in-notes.ts';
import type { Replacing } from '#lib/library/replacing/types.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import { query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { shownBy } from '../shown-by.ts';
import { OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);

async function imported(): Promise<Place> {
  const place = await openPlace(LATER);
  const choices = { withProgress: true, conflicts: 'ask' } as const;
  await applyPackage(place.context, place.actor, { file: OLDEST, name: 'x.apkg', choices });
  return place;
}

async function asked(
  { context, actor }: Place,
  wish: Partial<Replacing['wish']>,
  where: Replacing['where'] = { kind: 'everywhere' },
): Promise<Replacing> {
  return {
    cards: await cardsOfSearch(context, actor, ''),
    wish: { find: '', put: '', isRegex: false, matchesCase: true, ...wish },
    where,
    folders: { deckFolders: [], errataFolders: [] },
  };
}

async function everything({ context }: Place) {
  const tables = ['Note', 'Card', 'CardRevision', 'CardState', 'Event', 'Deck'];
  const rows = tables.map((table) =>
    query(context.store.db, `SELECT * FROM "${table}" ORDER BY 1, 2`),
  );
  return Promise.all(rows);
}

async function fieldsLike({ context }: Place, text: string): Promise<string[]> {
  const rows = await query<{ fields: string }>(
    context.store.db,
    `SELECT "fields" FROM "Note" WHERE "fields" LIKE ? ORDER BY "fields"`,
    text,
  );
  return rows.map(({ fields }) => fields);
}

test('a replacement in fields draws their cards anew, keeps histories, and is one undo', async () => {
  const place = await imported();
  const { context, actor } = place;
  const before = await everything(place);
  const words = await fieldsLike(place, '["word %');
  expect(words.length).toBeGreaterThan(1);
  const replacing = await asked(place, { find: '^word (\\d+)', put: 'term $1', isRegex: true });
  const shown = await shownBy(context, actor, replacing);
  expect(shown).toMatchObject({ notes: words.length, unchanged: [] });
  const { cards } = await replaceInNotes(context, actor, replacing);
  expect(cards).toBeGreaterThanOrEqual(words.length);
  const turned = words.map((fields) => fields.replace('["word ', '["term '));
  expect(await fieldsLike(place, '["term %')).toEqual(turned);
  const found = await cardsOfSearch(context, actor, '"term 1"');
  expect(found.length).toBeGreaterThan(0);
  const [, , , , events] = await everything(place);
  expect(events).toEqual(before[4]);
  expect(await verify(context, actor)).toMatchObject({ differences: [] });
  await undo(context, actor);
  expect(await everything(place)).toEqual(before);
});

test('only the field that was named changes', async () => {
  const place = await imported();
  const { context, actor } = place;
  const [types] = await query<{ fields: string }>(
    context.store.db,
    `SELECT t."fields" FROM "NoteType" t JOIN "Note" n ON n."noteTypeId" = t."id"
     WHERE n."fields" LIKE '["word %' LIMIT 1`,
  );
  const names = (JSON.parse(types?.fields ?? '[]') as { name: string }[]).map(({ name }) => name);
  const wish = { find: 'word', put: 'term' };
  const back = await asked(place, wish, { kind: 'field', name: names[1] ?? '' });
  await replaceInNotes(context, actor, back);
  expect((await fieldsLike(place, '["word %')).length).toBeGreaterThan(1);
  expect(await fieldsLike(place, '["term %')).toEqual([]);
  const front = await asked(place, wish, { kind: 'field', name: names[0] ?? '' });
  await replaceInNotes(context, actor, front);
  expect((await fieldsLike(place, '["term %')).length).toBeGreaterThan(1);
});

test('a hole whose number would vanish keeps its note as it is, and that is told', async () => {
  const place = await imported();
  const { context, actor } = place;
  const before = await everything(place);
  const replacing = await asked(place, { find: '{{c1::', put: '{{c9::' });
  const shown = await shownBy(context, actor, replacing);
  expect(shown.notes).toBe(0);
  expect(shown.unchanged).toMatchObject([{ reason: 'loses-cards' }]);
  expect(await replaceInNotes(context, actor, replacing)).toMatchObject({ operation: null });
  expect(await everything(place)).toEqual(before);
});
