import { expect, test } from 'vitest';
import { addFields, previewAddedFields } from '#lib/library/editing/add-fields.ts';
import { previewFields } from '#lib/library/editing/edit-fields.ts';
import { listNoteTypes } from '#lib/library/editing/list-note-types.ts';
import { openNote } from '#lib/library/editing/open-note.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { answerCard } from '#lib/review/answer-card.ts';
import { verify } from '#lib/review/verify.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { execute, query } from '#lib/store/sql.ts';
import { openPlace } from '../../support/place.ts';
import { goingOut, holds } from './going-out.ts';
import { OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);
const CHOICES = { withProgress: true, conflicts: 'ask' } as const;

async function withPackage() {
  const place = await openPlace(LATER);
  const { context, actor } = place;
  const bring = (file: string) =>
    applyPackage(context, actor, { file, name: 'x.apkg', choices: CHOICES });
  await bring(OLDEST);
  const decks = await query<{ id: DeckId; types: string }>(
    context.store.db,
    `SELECT "deckId" AS "id", json_group_array(DISTINCT t."name") AS "types" FROM "Note" n
     JOIN "NoteType" t ON t."id" = n."noteTypeId" GROUP BY 1 ORDER BY count(*) DESC`,
  );
  const deck = decks[0]!.id;
  const types = await listNoteTypes(context, actor, deck);
  return { place, context, actor, bring, deck, types };
}

async function everything(place: Awaited<ReturnType<typeof withPackage>>['place']) {
  const tables = ['Note', 'Card', 'CardRevision', 'CardState', 'Event', 'Deck'];
  const { db } = place.context.store;
  return Promise.all(tables.map((table) => query(db, `SELECT * FROM "${table}" ORDER BY 1, 2`)));
}

/** A note of the most used type whose fields say nothing but this. */
function noteOf({ deck, types }: Awaited<ReturnType<typeof withPackage>>, ...texts: string[]) {
  const [type] = types;
  const fields = type!.fields.map((_, at) => texts[at] ?? '');
  return { deck, noteType: type!.id, fields, tags: ['new', 'NEW', 'two words'] };
}

test('the note types that a deck uses most are offered first, then the others', async () => {
  const { types, context, deck } = await withPackage();
  const used = types.map((type) => type.used);
  expect(used).toEqual([...used].sort((a, b) => b - a));
  expect(used[0]).toBeGreaterThan(0);
  const all = await query(context.store.db, 'SELECT "id" FROM "NoteType"');
  expect(types).toHaveLength(all.length);
  const [count] = await query<{ count: number }>(
    context.store.db,
    'SELECT count(*) AS "count" FROM "Note" WHERE "deckId" = ? AND "noteTypeId" = ?',
    deck,
    types[0]!.id,
  );
  expect(used[0]).toBe(count!.count);
});

test('a note with fields is added behind the others of its deck as its preview says, and is one undo', async () => {
  const here = await withPackage();
  const { place, context, actor } = here;
  const before = await everything(place);
  const addition = noteOf(here, 'новое <b>слово</b>', 'a new word');
  const outlook = await previewAddedFields(context, actor, addition);
  expect(await everything(place)).toEqual(before);
  expect(outlook.twins).toBeNull();
  expect(outlook.cards[0]?.prompt).toContain('новое <b>слово</b>');
  const added = await addFields(context, actor, addition);
  expect(added.cards).toBe(outlook.cards.length);
  const cards = await query<{ deckId: string; position: number; prompt: string; tags: string }>(
    context.store.db,
    `SELECT c."deckId", c."position", r."prompt", n."tags" FROM "Note" n JOIN "Card" c ON c."noteId" = n."id"
     JOIN "CardRevision" r ON r."cardId" = c."id" WHERE n."fields" LIKE '%новое%' ORDER BY c."facet"`,
  );
  expect(cards.map(({ prompt }) => prompt)).toEqual(outlook.cards.map(({ prompt }) => prompt));
  expect(JSON.parse(cards[0]!.tags)).toEqual(['new', 'two', 'words']);
  const [last] = await query<{ last: number }>(
    context.store.db,
    'SELECT max("position") AS "last" FROM "Card" WHERE "deckId" = ?',
    here.deck,
  );
  expect(cards.every(({ deckId }) => deckId === here.deck)).toBe(true);
  expect(Math.max(...cards.map(({ position }) => position))).toBe(last!.last);
  expect(await verify(context, actor)).toMatchObject({ differences: [] });
  await undo(context, actor);
  expect(await everything(place)).toEqual(before);
});

test('another note that begins the same is told, whatever its markup, also while one edits; the note itself is not', async () => {
  const here = await withPackage();
  const { context, actor } = here;
  await addFields(context, actor, noteOf(here, 'Tom &amp; <b>Je</b>rry', 'x'));
  const { twins } = await previewAddedFields(context, actor, noteOf(here, 'Tom &#38; Jerry', 'y'));
  expect(twins).toMatchObject({ count: 1 });
  expect((await previewAddedFields(context, actor, noteOf(here, ' <br> ', 'y'))).twins).toBeNull();
  const opened = await openNote(context, actor, {
    card: twins!.card,
    folders: { deckFolders: [], errataFolders: [] },
  });
  if (opened.kind !== 'fields') throw new Error(opened.kind);
  const { card, base, tags } = opened;
  const fields = opened.fields.map(({ html }) => html);
  expect((await previewFields(context, actor, { card, base, tags, fields }))?.twins).toBeNull();
  await addFields(context, actor, noteOf(here, 'Tom & Jerry', 'z'));
  expect((await previewFields(context, actor, { card, base, tags, fields }))?.twins).toMatchObject({
    count: 1,
  });
});

test('what makes no card, is of no such type or goes to no such deck is refused, and nothing is written', async () => {
  const here = await withPackage();
  const { place, context, actor } = here;
  const before = await everything(place);
  const good = noteOf(here, 'a', 'b');
  const refused = [
    [noteOf(here), 'bad-input'],
    [{ ...good, fields: ['a'] }, 'bad-input'],
    [{ ...good, noteType: context.newId<'note-type'>() }, 'not-found'],
    [{ ...good, deck: context.newId<'deck'>() }, 'not-found'],
  ] as const;
  for (const [addition, code] of refused) {
    await expect(addFields(context, actor, addition)).rejects.toMatchObject({ code });
  }
  expect(await everything(place)).toEqual(before);
});

test('a note that was added goes to Anki as one of its type under a GUID of its own, and comes back as itself', async () => {
  const here = await withPackage();
  const { place, context, actor, bring } = here;
  const { cards } = await addFields(context, actor, noteOf(here, 'новое слово', 'b'));
  const file = await goingOut(place);
  const out = await holds(file);
  const note = out.notes.find(({ fields }) => fields[0] === 'новое слово')!;
  const type = out.noteTypes.find(({ id }) => id === note.noteType)!;
  expect(type.name).toBe(here.types[0]!.name);
  expect(out.notes.filter(({ guid }) => guid === note.guid)).toHaveLength(1);
  expect(note.tags).toEqual(['new', 'two', 'words']);
  expect(out.cards.filter((card) => card.note === note.id)).toHaveLength(cards);
  const count = async () => (await everything(place)).slice(0, 3).map((rows) => rows.length);
  const before = await count();
  await bring(file);
  expect(await count()).toEqual(before);
});

test('taking back a note whose card was answered meanwhile keeps the answer in the archive', async () => {
  const here = await withPackage();
  const { context, actor } = here;
  const { operation } = await addFields(context, actor, noteOf(here, 'новое слово', 'b'));
  const [card] = await query<{ id: string }>(
    context.store.db,
    `SELECT c."id" FROM "Note" n JOIN "Card" c ON c."noteId" = n."id" WHERE n."fields" LIKE '%новое слово%'`,
  );
  await answerCard(context, actor, { name: card!.id, rating: 3 });
  await undo(context, actor, operation);
  const rows = await query<{ archivedAt: number | null }>(
    context.store.db,
    `SELECT n."archivedAt" FROM "Note" n WHERE n."fields" LIKE '%новое слово%'`,
  );
  expect(rows.map(({ archivedAt }) => archivedAt !== null)).toEqual([true]);
  expect(await verify(context, actor)).toMatchObject({ differences: [] });
});

test('a new card goes to the deck that its template names, where that deck is here', async () => {
  const here = await withPackage();
  const { context, actor, deck, types } = here;
  const { db } = context.store;
  const [other] = await query<{ id: DeckId; ankiId: number }>(
    db,
    'SELECT "id", "ankiId" FROM "Deck" WHERE "id" <> ? AND "ankiId" IS NOT NULL',
    deck,
  );
  const name = (number: number) =>
    execute(
      db,
      `UPDATE "NoteType" SET "templates" = json_set("templates", '$[0].deck', ?) WHERE "id" = ?`,
      number,
      types[0]!.id,
    );
  const decksOf = async (word: string) => {
    await addFields(context, actor, noteOf(here, word, 'a new word'));
    const rows = await query<{ deckId: DeckId; facet: string }>(
      db,
      `SELECT c."deckId", c."facet" FROM "Note" n JOIN "Card" c ON c."noteId" = n."id" WHERE n."fields" LIKE ?`,
      `%${word}%`,
    );
    return new Map(rows.map(({ deckId, facet }) => [facet, deckId]));
  };
  await name(other!.ankiId);
  const added = await decksOf('туда');
  expect(added.get('t:0')).toBe(other!.id);
  for (const [facet, id] of added) if (facet !== 't:0') expect(id).toBe(deck);
  await undo(context, actor);
  expect((await verify(context, actor)).differences).toEqual([]);
  await name(123);
  expect((await decksOf('сюда')).get('t:0')).toBe(deck);
});
