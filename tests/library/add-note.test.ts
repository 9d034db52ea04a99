import { expect, test } from 'vitest';
import { addNote, previewAddition } from '#lib/library/editing/add-note.ts';
import { saveEdit } from '#lib/library/editing/edit-note.ts';
import { type EditableBlock, openNote } from '#lib/library/editing/open-note.ts';
import { undo } from '#lib/library/undo.ts';
import { openPlace } from '../support/place.ts';
import { served } from '../support/studying.ts';
import { everything, upload } from './bundle-place.ts';

const folders = { deckFolders: [], errataFolders: [] };

async function placeWithDeck(text = '# Words\n\n- a :: b\n', name = 'мои "слова".md') {
  const place = await openPlace();
  await upload(place, text, name);
  const [card] = await served(place);
  const deck = card!.deck;
  const { context, actor } = place;
  return {
    place,
    deck,
    add: (written: string) => addNote(context, actor, { deck, text: written }),
    preview: (written: string) => previewAddition(context, actor, { deck, text: written }),
    prompts: async () => (await served(place)).map(({ prompt }) => prompt),
  };
}

test('what is added comes up in its deck, and undo takes it back', async () => {
  const { place, add, deck } = await placeWithDeck();
  const before = await everything(place);
  expect(await add('Q: New?\n\nA: Yes.')).toMatchObject({ cards: 1 });
  const cards = await served(place);
  expect(cards.find(({ prompt }) => prompt === '<p>New?</p>')).toMatchObject({ deck });
  expect((await everything(place)).Deck).toMatchObject([{ title: 'Words', cardCount: 2 }]);
  await undo(place.context, place.actor);
  expect(await everything(place)).toEqual(before);
});

test('one inbox takes them all, and none runs into the one before', async () => {
  const { place, add, prompts } = await placeWithDeck();
  await add('Q: First?\n\nA: One.');
  await add('A plain line that holds ==a gap==.');
  await add('Q: Third?\n\nA: Three.');
  await add('# A heading\n\nQ: Fourth?\r\n\r\nA: Four.');
  expect(await prompts()).toHaveLength(5);
  const inboxes = (await everything(place)).Document?.filter((row) =>
    String((row as { path: string }).path).endsWith('inbox.md'),
  );
  expect(inboxes).toHaveLength(1);
  expect(JSON.stringify(inboxes)).not.toContain('\\r');
});

test('the inbox says of which deck it is, so that it comes back to it', async () => {
  const { place, add } = await placeWithDeck();
  await add('Q: New?\n\nA: Yes.');
  const rows = (await everything(place)).Document as { path: string; source: string }[];
  const inbox = rows.find(({ path }) => path.endsWith('inbox.md'))!;
  const before = (await everything(place)).Card;
  const other = await openPlace();
  await upload(other, '# Words\n\n- a :: b\n', 'мои "слова".md');
  await upload(other, inbox.source, 'anything.md');
  expect((await everything(other)).Deck).toHaveLength(1);
  expect((await everything(other)).Card).toHaveLength(before!.length);
});

test('a preview shows the cards and what is wrong, by the lines of what is typed', async () => {
  const { preview, add, prompts } = await placeWithDeck();
  await add('Q: First?\n\nA: One.');
  expect(await preview('\n- x ::: y')).toMatchObject({
    cards: [{ isNew: true }, { isNew: true }],
    gone: 0,
    othersGone: 0,
    isBroken: false,
  });
  expect(await preview('One line.\n\nQ: Nothing?')).toMatchObject({
    isBroken: true,
    findings: [{ line: 3 }],
  });
  expect(await prompts()).toHaveLength(2);
});

test('what makes no card, or has an error, is not added', async () => {
  const { place, add } = await placeWithDeck();
  const before = await everything(place);
  await expect(add('Just a line.')).rejects.toMatchObject({ code: 'bad-input' });
  await expect(add('   ')).rejects.toMatchObject({ code: 'bad-input' });
  await expect(add('Q: Nothing?')).rejects.toMatchObject({ code: 'bad-input' });
  expect(await everything(place)).toEqual(before);
});

test('what was added can be edited like any other', async () => {
  const { place, add, prompts } = await placeWithDeck();
  await add('Q: New?\n\nA: Yes.');
  const card = (await served(place)).find(({ prompt }) => prompt === '<p>New?</p>')!.id;
  const { context, actor } = place;
  const { base, text } = (await openNote(context, actor, { card, folders })) as EditableBlock;
  expect(text).toBe('Q: New?\n\nA: Yes.');
  await saveEdit(context, actor, { card, base, folders, text: 'Q: Newer?\n\nA: Yes.' });
  expect(await prompts()).toContain('<p>Newer?</p>');
});

test('a deck of somebody else takes nothing', async () => {
  const { place, deck } = await placeWithDeck();
  const stranger = { ...place.actor, user: place.context.newId<'user'>() };
  const text = 'Q: New?\n\nA: Yes.';
  await expect(addNote(place.context, stranger, { deck, text })).rejects.toMatchObject({
    code: 'not-found',
  });
});
