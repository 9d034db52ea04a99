import { expect, test } from 'vitest';
import { addNote } from '#lib/library/editing/add-note.ts';
import { type FieldsEdit, previewFields, saveFields } from '#lib/library/editing/edit-fields.ts';
import type { EditableFields } from '#lib/library/editing/open-fields.ts';
import { openNote } from '#lib/library/editing/open-note.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { changedPackage, OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);
const FOLDERS = { deckFolders: [], errataFolders: [] };

async function imported(): Promise<Place> {
  const place = await openPlace(LATER);
  await bring(place, OLDEST);
  return place;
}

function bring({ context, actor }: Place, file: string) {
  const choices = { withProgress: true, conflicts: 'ask' } as const;
  return applyPackage(context, actor, { file, name: 'x.apkg', choices });
}

interface CardHere {
  readonly id: CardId;
  readonly facet: string;
  readonly revision: number;
  readonly isLive: number;
  readonly deckId: string;
  readonly prompt: string;
}

/** The cards of the note whose first field begins so, by facet. */
function cardsOf({ context }: Place, start: string): Promise<CardHere[]> {
  return query(
    context.store.db,
    `SELECT c."id", c."facet", c."revision", c."archivedAt" IS NULL AS "isLive", c."deckId", r."prompt"
     FROM "Note" n JOIN "Card" c ON c."noteId" = n."id"
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     WHERE json_extract(n."fields", '$[0]') LIKE ? || '%' ORDER BY c."facet"`,
    start,
  );
}

async function opened({ context, actor }: Place, card: CardId): Promise<EditableFields> {
  const open = await openNote(context, actor, { card, folders: FOLDERS });
  if (open.kind !== 'fields') throw new Error(`The card is ${open.kind}`);
  return open;
}

/** Saves the note of a card with some of its fields changed. */
async function edited(place: Place, card: CardId, change: (fields: string[]) => string[]) {
  const edit = await editOf(place, card, change);
  return saveFields(place.context, place.actor, edit);
}

async function editOf(
  place: Place,
  card: CardId,
  change: (fields: string[]) => string[],
): Promise<FieldsEdit> {
  const { base, tags, fields } = await opened(place, card);
  return { card, base, tags, fields: change(fields.map(({ html }) => html)) };
}

async function everything({ context }: Place) {
  const tables = ['Note', 'Card', 'CardRevision', 'CardState', 'Event', 'Deck'];
  const rows = tables.map((table) =>
    query(context.store.db, `SELECT * FROM "${table}" ORDER BY 1, 2`),
  );
  return Promise.all(rows);
}

test('another text of a field makes new revisions of the cards that show it, keeps histories, and is one undo', async () => {
  const place = await imported();
  const [first] = await cardsOf(place, 'word 1');
  const before = await everything(place);
  const saved = await edited(place, first!.id, ([, ...rest]) => ['<b>word</b> one', ...rest]);
  expect(saved).toMatchObject({ kind: 'saved' });
  const cards = await cardsOf(place, '<b>word</b> one');
  expect(cards.map(({ facet, revision, isLive }) => [facet, revision, isLive])).toEqual([
    ['t:0', 2, 1],
    ['t:1', 2, 1],
  ]);
  expect(cards[0]?.prompt).toContain('<b>word</b> one');
  const [, , , , events] = await everything(place);
  expect(events).toEqual(before[4]);
  expect(await verify(place.context, place.actor)).toMatchObject({ differences: [] });
  await undo(place.context, place.actor);
  expect(await everything(place)).toEqual(before);
});

test('a preview says what saving then does, and changes nothing', async () => {
  const place = await imported();
  const [card] = await cardsOf(place, '{{c1::Canberra');
  const before = await everything(place);
  const text = '{{c1::Canberra::city}} and {{c7::Perth}}';
  const edit = await editOf(place, card!.id, ([, ...rest]) => [text, ...rest]);
  const outlook = await previewFields(place.context, place.actor, edit);
  expect(outlook?.cards.map(({ facet, isNew }) => [facet, isNew])).toEqual([
    ['c:1', false],
    ['c:7', true],
  ]);
  expect(outlook?.cards[1]?.prompt).toContain('Canberra');
  expect(outlook?.gone).toBe(2);
  expect(await everything(place)).toEqual(before);
  await saveFields(place.context, place.actor, edit);
  const cards = await cardsOf(place, '{{c1::Canberra');
  expect(cards.map(({ facet, isLive }) => [facet, isLive])).toEqual([
    ['c:1', 1],
    ['c:3', 0],
    ['c:4', 0],
    ['c:7', 1],
  ]);
  expect(new Set(cards.map(({ deckId }) => deckId)).size).toBe(1);
});

test('a card that was edited away comes back with the text that makes it, history and all', async () => {
  const place = await imported();
  const [card] = await cardsOf(place, '{{c1::Canberra');
  const { fields } = await opened(place, card!.id);
  await edited(place, card!.id, ([, ...rest]) => ['{{c1::Canberra}}', ...rest]);
  await edited(place, card!.id, () => fields.map(({ html }) => html));
  const cards = await cardsOf(place, '{{c1::Canberra');
  expect(cards.map(({ facet, isLive }) => [facet, isLive])).toEqual([
    ['c:1', 1],
    ['c:3', 1],
    ['c:4', 1],
  ]);
  expect(await verify(place.context, place.actor)).toMatchObject({ differences: [] });
});

test('a note keeps its cards where its fields make none at all', async () => {
  const place = await imported();
  const [card] = await cardsOf(place, '{{c1::Canberra');
  await edited(place, card!.id, ([, ...rest]) => ['no gap left', ...rest]);
  const cards = await cardsOf(place, 'no gap left');
  expect(cards.map(({ facet, isLive }) => [facet, isLive])).toEqual([
    ['c:1', 1],
    ['c:3', 1],
    ['c:4', 1],
  ]);
});

test('what was opened before somebody else saved is not written over it', async () => {
  const place = await imported();
  const [card] = await cardsOf(place, 'word 2');
  const late = await editOf(place, card!.id, ([, ...rest]) => ['mine', ...rest]);
  await edited(place, card!.id, ([, ...rest]) => ['theirs', ...rest]);
  expect(await previewFields(place.context, place.actor, late)).toBeNull();
  const saved = await saveFields(place.context, place.actor, late);
  expect(saved).toMatchObject({ kind: 'conflict' });
  expect(await cardsOf(place, 'mine')).toEqual([]);
});

test('saving what was opened is no operation, and a note of another size is refused', async () => {
  const place = await imported();
  const [card] = await cardsOf(place, 'word 2');
  const saved = await edited(place, card!.id, (fields) => fields);
  expect(saved).toEqual({ kind: 'saved', operation: null });
  await expect(edited(place, card!.id, (fields) => fields.slice(1))).rejects.toMatchObject({
    code: 'bad-input',
  });
});

test('what a text may not hold where it is kept elsewhere is left out; tags stand once', async () => {
  const place = await imported();
  const [card] = await cardsOf(place, 'word 2');
  const edit = await editOf(place, card!.id, ([, ...rest]) => ['a\0b\u001fc', ...rest]);
  await saveFields(place.context, place.actor, { ...edit, tags: ['x y', 'X', '  z'] });
  const now = await opened(place, card!.id);
  expect(now.fields[0]?.html).toBe('abc');
  expect(now.tags).toEqual(['x', 'y', 'z']);
});

test('pictures and sounds are found by their names', async () => {
  const place = await imported();
  const [card] = await cardsOf(place, 'word 1');
  await edited(place, card!.id, ([, ...rest]) => ['pic <img src="точка.png">', ...rest]);
  const [shown] = await cardsOf(place, 'pic');
  expect(shown?.prompt).toMatch(/<img src="\/media\/[0-9a-f]{64}\.png"/);
  expect(shown?.prompt).toMatch(/<audio class="sound"[^>]* src="\/media\/[0-9a-f]{64}\.mp3"/);
});

test('a later package sees what was edited here as changed here', async () => {
  const place = await imported();
  const [card] = await cardsOf(place, 'word 3');
  await edited(place, card!.id, ([front = '', , sound = '']) => [front, 'моё слово', sound]);
  const again = await bring(place, OLDEST);
  expect(again.operation).toBeNull();
  const inAnki = await changedPackage((db) => {
    db.prepare(
      `update notes set flds = replace(flds, 'word 3', 'word three'), mod = mod + 100 where flds like 'word 3%'`,
    ).run();
  });
  const { plan } = await bring(place, inAnki);
  expect(plan.counts).toMatchObject({ update: 1, ambiguous: 0 });
  const now = await opened(place, card!.id);
  expect(now.fields.slice(0, 2).map(({ html }) => html)).toEqual(['word three', 'моё слово']);
});

test('a later package does not bring back a card that was edited away, and brings one back that it makes again', async () => {
  const place = await imported();
  const [card] = await cardsOf(place, '{{c1::Canberra');
  await edited(place, card!.id, ([, ...rest]) => ['{{c1::Canberra}} alone', ...rest]);
  const again = await bring(place, OLDEST);
  expect(again.operation).toBeNull();
  const live = async (start: string) =>
    (await cardsOf(place, start)).filter(({ isLive }) => isLive).map(({ facet }) => facet);
  expect(await live('{{c1::Canberra')).toEqual(['c:1']);
  const { fields } = await opened(place, card!.id);
  expect(fields[0]?.html).toBe('{{c1::Canberra}} alone');
  const inAnki = await changedPackage((db) => {
    db.prepare(
      `update notes set tags = ' other ', mod = mod + 100 where flds like '%Canberra%'`,
    ).run();
  });
  await bring(place, inAnki);
  expect(await live('{{c1::Canberra')).toEqual(['c:1']);
  expect((await opened(place, card!.id)).tags).toContain('other');
});

test('a card can be added to a deck from Anki, and the deck is the same at the next import', async () => {
  const place = await imported();
  const [{ deckId } = { deckId: '' }] = await cardsOf(place, 'word 1');
  const { context, actor } = place;
  const added = await addNote(context, actor, {
    deck: deckId as Parameters<typeof addNote>[2]['deck'],
    text: 'Q: added\n\nA: here',
  });
  expect(added.cards).toBe(1);
  const [row] = await query<{ deckId: string }>(
    context.store.db,
    `SELECT c."deckId" FROM "Card" c JOIN "CardRevision" r ON r."cardId" = c."id" WHERE r."prompt" LIKE '%added%'`,
  );
  expect(row?.deckId).toBe(deckId);
  expect((await bring(place, OLDEST)).operation).toBeNull();
  expect(
    (await query(context.store.db, `SELECT * FROM "Deck" WHERE "title" = 'inbox'`)).length,
  ).toBe(0);
});
