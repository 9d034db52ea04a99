import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import { previewEdit, saveEdit } from '#lib/library/editing/edit-note.ts';
import { type EditableBlock, openNote } from '#lib/library/editing/open-note.ts';
import { undo } from '#lib/library/undo.ts';
import type { SessionCard } from '#lib/review/types.ts';
import { verify } from '#lib/review/verify.ts';
import { openPlace, type Place } from '../support/place.ts';
import { answer, served } from '../support/studying.ts';
import { tempFolderWith } from '../support/temp-folder.ts';
import { everything, upload } from './bundle-place.ts';

const NOTES = `---
lang: en
title: Codes
---

# Exit codes

Q: What is 137?

A: 128 + 9


- RWO :: read and write from one node

Between ==30000== and ==32767==.
`;

const BLOCK = 'Q: What is 137?\n\nA: 128 + 9';

async function openedPlace(home: 'file' | 'stored', text = NOTES) {
  const place = await openPlace();
  const folder = tempFolderWith({ 'codes.md': text, 'other.md': '# Other\n\n- a :: b\n' });
  const file = path.join(folder, 'codes.md');
  const folders = { deckFolders: [folder], errataFolders: [] };
  const { context, actor } = place;
  if (home === 'stored') await upload(place, text, 'codes.md');
  else await compileDeckFiles(context, actor, { ...folders, paths: [file], consent: 'yes' });
  const cards = await served(place);
  const card = cards.find(({ prompt }) => prompt.includes('137')) as SessionCard;
  const open = async () =>
    (await openNote(context, actor, { card: card.id, folders })) as EditableBlock;
  const edit = async (written: string, base?: string) =>
    saveEdit(context, actor, {
      card: card.id,
      folders,
      text: written,
      base: base ?? (await open()).base,
    });
  const preview = async (written: string) =>
    previewEdit(context, actor, {
      card: card.id,
      folders,
      text: written,
      base: (await open()).base,
    });
  return {
    place,
    file,
    folders,
    card,
    open,
    edit,
    preview,
    read: () => readFileSync(file, 'utf8'),
  };
}

async function cardNow(place: Place, id: string) {
  const rows = await everything(place);
  const card = rows.Card?.find((row) => (row as { id: string }).id === id) as {
    revision: number;
    archivedAt: number | null;
  };
  return { ...card, deck: rows.Deck, events: rows.Event?.length };
}

test.each(['file', 'stored'] as const)(
  'a card of a %s document opens as the block that it is written in',
  async (home) => {
    const { open, card } = await openedPlace(home);
    expect(await open()).toMatchObject({
      kind: 'block',
      card: card.id,
      home,
      line: 8,
      text: BLOCK,
    });
  },
);

test.each(['file', 'stored'] as const)(
  'an edited block of a %s document gives the card its new text; history stays, and undo brings all of it back',
  async (home) => {
    const { place, card, edit, read } = await openedPlace(home);
    await answer(place, card, 3);
    const before = await everything(place);
    const text = read();
    const saved = await edit('Q: What is exit code 137 of a container?\n\nA: 128 + 9: SIGKILL');
    expect(saved).toMatchObject({ kind: 'saved', operation: expect.any(String) });
    const [now] = (await served(place)).filter(({ id }) => id === card.id);
    expect(await cardNow(place, card.id)).toMatchObject({
      revision: 2,
      archivedAt: null,
      events: 1,
    });
    expect(now?.state.reps ?? 1).toBe(1);
    expect(await verify(place.context, place.actor)).toMatchObject({ differences: [] });
    const whole = text.replace(
      BLOCK,
      'Q: What is exit code 137 of a container?\n\nA: 128 + 9: SIGKILL',
    );
    expect(read()).toBe(home === 'file' ? whole : text);
    expect((await everything(place)).Document).toContainEqual(
      expect.objectContaining({ path: 'codes.md', source: whole }),
    );
    await undo(place.context, place.actor);
    expect(await everything(place)).toEqual(before);
    expect(read()).toBe(text);
  },
);

test('what was saved is not compiled again, and what was taken back neither', async () => {
  const { place, edit, folders } = await openedPlace('file');
  await edit('Q: What is 137?\n\nA: 128 + 9, SIGKILL');
  const compile = () =>
    compileDeckFiles(place.context, place.actor, { ...folders, paths: [], consent: 'safe' });
  const first = await compile();
  expect(first.plan.counts).toMatchObject({ create: 1, update: 0, archive: 0 });
  expect(await compile()).toMatchObject({ operation: null });
  await undo(place.context, place.actor);
  await undo(place.context, place.actor);
  expect((await compile()).plan.counts).toMatchObject({ update: 0, archive: 0 });
});

test('a card that is written anew as a whole stays itself', async () => {
  const { place, card, edit, preview } = await openedPlace('file');
  await answer(place, card, 3);
  const text = 'Q: Was bedeutet das?\n\nA: Etwas ganz anderes.';
  expect(await preview(text)).toMatchObject({
    gone: 0,
    othersGone: 0,
    cards: [{ isNew: false, prompt: expect.stringContaining('bedeutet') }],
  });
  await edit(text);
  expect(await cardNow(place, card.id)).toMatchObject({ revision: 2, archivedAt: null });
});

test('the deck keeps its name and its other documents', async () => {
  const { place, edit, folders } = await openedPlace('file');
  await compileDeckFiles(place.context, place.actor, { ...folders, paths: [], consent: 'yes' });
  const before = (await everything(place)).Deck;
  await edit('Q: What is 137?\n\nA: 128 + 9, SIGKILL');
  expect((await everything(place)).Deck).toEqual(before);
});

test('a file that somebody wrote meanwhile is left as it is, and both texts are told', async () => {
  const { open, edit, file, read } = await openedPlace('file');
  const { base } = await open();
  const theirs = NOTES.replace('128 + 9', '128 plus 9');
  writeFileSync(file, theirs);
  const saved = await edit('Q: What is 137?\n\nA: mine', base);
  expect(saved).toMatchObject({
    kind: 'conflict',
    now: { text: 'Q: What is 137?\n\nA: 128 plus 9' },
  });
  expect(read()).toBe(theirs);
  if (saved.kind === 'conflict') await edit('Q: What is 137?\n\nA: mine', saved.now.base);
  expect(read()).toBe(NOTES.replace('128 + 9', 'mine'));
});

test.each(['file', 'stored'] as const)(
  'what was changed elsewhere in the document meanwhile stays, and nothing is asked (%s)',
  async (home) => {
    const { place, card, open, edit, file } = await openedPlace(home);
    const { base } = await open();
    const theirs = `${NOTES.replace('read and write', 'reading')}\nMore.\n`;
    if (home === 'file') writeFileSync(file, theirs);
    else await upload(place, theirs, 'codes.md');
    expect(await edit('Q: What is 137?\n\nA: mine', base)).toMatchObject({ kind: 'saved' });
    const documents = (await everything(place)).Document ?? [];
    const sources = documents.map((row) => (row as { source: string }).source);
    expect(sources).toContain(theirs.replace('128 + 9', 'mine'));
    expect(await cardNow(place, card.id)).toMatchObject({ revision: 2, archivedAt: null });
  },
);

test.each(['file', 'stored'] as const)(
  'two blocks of one document that are saved at one instant are both saved (%s)',
  async (home) => {
    const { place, edit, folders } = await openedPlace(home);
    const { context, actor } = place;
    const other = (await served(place)).find(({ prompt }) => prompt.includes('RWO'));
    const card = other?.id as SessionCard['id'];
    const { base } = (await openNote(context, actor, { card, folders })) as EditableBlock;
    const text = '- RWO :: reading and writing';
    const saved = await Promise.all([
      edit('Q: What is 137?\n\nA: mine'),
      saveEdit(context, actor, { card, folders, base, text }),
    ]);
    expect(saved.map(({ kind }) => kind)).toEqual(['saved', 'saved']);
    const documents = (await everything(place)).Document ?? [];
    const sources = documents.map((row) => (row as { source: string }).source);
    const both = NOTES.replace('128 + 9', 'mine').replace(
      '- RWO :: read and write from one node',
      text,
    );
    expect(sources).toContain(both);
  },
);

test('two tabs that edit one stored document do not overwrite each other', async () => {
  const { open, edit } = await openedPlace('stored');
  const { base } = await open();
  await edit('Q: What is 137?\n\nA: one', base);
  expect(await edit('Q: What is 137?\n\nA: two', base)).toMatchObject({
    kind: 'conflict',
    now: { text: 'Q: What is 137?\n\nA: one' },
  });
});

test('a file that cannot be written leaves everything as it was', async () => {
  const { place, edit, file, read } = await openedPlace('file');
  const before = await everything(place);
  // What is in the way of the copy that would take the file's place.
  mkdirSync(`${file}.${process.pid}.part`);
  await expect(edit('Q: What is 137?\n\nA: mine')).rejects.toThrow();
  expect(await everything(place)).toEqual(before);
  expect(read()).toBe(NOTES);
});

test('undo after the file was edited elsewhere leaves the file alone', async () => {
  const { place, card, edit, file, read } = await openedPlace('file');
  await edit('Q: What is 137?\n\nA: mine');
  const theirs = `${read()}\nMore.\n`;
  writeFileSync(file, theirs);
  await undo(place.context, place.actor);
  expect(read()).toBe(theirs);
  expect(await cardNow(place, card.id)).toMatchObject({ revision: 1 });
});

test('an error is told with its line, and is not saved', async () => {
  const { edit, preview, read } = await openedPlace('file');
  const outlook = await preview('Q: What is 137?\n\n');
  expect(outlook).toMatchObject({ isBroken: true, cards: [], gone: 1, findings: [{ line: 1 }] });
  await expect(edit('Q: What is 137?\n\n')).rejects.toMatchObject({ code: 'bad-input' });
  expect(read()).toBe(NOTES);
});

test('cards that would go are told, with those of other notes', async () => {
  const { place, card, preview } = await openedPlace('file');
  await answer(place, card, 3);
  expect(await preview('Just a note.')).toMatchObject({ gone: 1, goneWithHistory: 1, cards: [] });
  expect(await preview('Q: What is 137?\n\nA:\n```\n')).toMatchObject({ othersGone: 3 });
  expect(await preview(`${BLOCK}\n\n- new :: card`)).toMatchObject({
    gone: 0,
    cards: [{ isNew: false }, { isNew: true }],
  });
});

test('lines keep their ends, the file its permissions and its byte order mark', async () => {
  const windows = `\uFEFF${NOTES.replaceAll('\n', '\r\n')}`;
  const { open, edit, file, read } = await openedPlace('file', windows);
  chmodSync(file, 0o640);
  expect((await open()).text).toBe(BLOCK);
  await edit('Q: What is 137?\n\nA: 128 + 9\nand more');
  expect(read()).toBe(windows.replace('128 + 9', '128 + 9\r\nand more'));
  expect(statSync(file).mode & 0o777).toBe(0o640);
});

test('a card of somebody else cannot be opened', async () => {
  const { place, card, folders } = await openedPlace('stored');
  const stranger = { ...place.actor, user: place.context.newId<'user'>() };
  await expect(openNote(place.context, stranger, { card: card.id, folders })).rejects.toMatchObject(
    { code: 'not-found' },
  );
});
