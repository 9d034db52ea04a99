import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { undo } from '#lib/library/undo.ts';
import { readDecks } from '#lib/store/decks.ts';
import { type NotesFolder, notesFolder } from '../support/notes-folder.ts';
import { openPlace, type Place } from '../support/place.ts';

const CUE = 'Q: What is a list comprehension?\nA: A list that an expression makes.\n\n';
const GIL = 'Q: What does the GIL guard?\nA: The bytecode of one interpreter.\n\n';
const DICT = 'Q: What does a dict keep since 3.7?\nA: The order in which keys came.\n\n';

async function studied(files: Readonly<Record<string, string>>) {
  const place = await openPlace();
  const notes = notesFolder(place);
  for (const [file, text] of Object.entries(files)) notes.write(file, text);
  await notes.compile();
  await notes.study();
  const rename = (from: string, to: string) =>
    renameSync(path.join(notes.folder, from), path.join(notes.folder, to));
  return { place, notes, rename, before: await histories(notes) };
}

async function histories(notes: NotesFolder) {
  return (await notes.cards()).map(({ id, reps, archived }) => [id, reps, archived]).sort();
}

const decksOf = async ({ context, actor }: Place) =>
  (await readDecks(context.store.db, actor.user))
    .filter(({ cardCount }) => cardCount > 0)
    .map(({ key, onDesk, cardCount }) => [key, onDesk, cardCount])
    .sort();

describe('a deck that is named by its folder or file keeps its histories', () => {
  test('when its file is renamed', async () => {
    const { place, notes, rename, before } = await studied({ 'a.md': CUE + GIL });
    rename('a.md', 'b.md');
    expect((await notes.compile({ paths: [] })).plan.counts).toMatchObject({ move: 2, create: 0 });
    expect(await histories(notes)).toEqual(before);
    expect(await decksOf(place)).toEqual([['b', true, 2]]);
    expect(await notes.compile({ paths: [] })).toMatchObject({ operation: null });
    rename('b.md', 'a.md');
    await notes.compile({ paths: [], consent: 'safe' });
    expect(await histories(notes)).toEqual(before);
    expect(await decksOf(place)).toEqual([['a', true, 2]]);
  });

  test('when its folder is renamed and a note in it edited at once, and when that is taken back', async () => {
    const { place, notes, rename, before } = await studied({
      'python/a.md': CUE + GIL,
      'python/b.md': DICT,
    });
    rename('python', 'snakes');
    notes.write('snakes/a.md', CUE + GIL.replace('one interpreter', 'a single interpreter'));
    await notes.compile({ paths: [] });
    expect(await histories(notes)).toEqual(before);
    expect(await decksOf(place)).toEqual([['snakes', true, 3]]);
    await undo(place.context, place.actor);
    expect(await histories(notes)).toEqual(before);
    expect(await decksOf(place)).toEqual([['python', true, 3]]);
  });

  test('when one of its files moves to another folder, which comes to the desk', async () => {
    const { place, notes, rename, before } = await studied({
      'python/a.md': CUE + GIL,
      'python/b.md': DICT,
    });
    notes.write('other/x.md', 'Q: What is here?\nA: Something else.\n');
    rename('python/b.md', 'other/b.md');
    await notes.compile({ paths: [] });
    expect((await histories(notes)).filter(([, reps]) => reps === 1)).toEqual(before);
    expect(await decksOf(place)).toEqual([
      ['other', true, 2],
      ['python', true, 2],
    ]);
  });

  test('and none is taken from a file of other content, nor from one that is still there', async () => {
    const { notes, before } = await studied({ 'a.md': CUE + GIL, 'c.md': DICT });
    rmSync(path.join(notes.folder, 'a.md'));
    notes.write('b.md', 'Q: What is here?\nA: Something else.\n');
    notes.write('d.md', DICT);
    const { plan } = await notes.compile({ paths: [] });
    expect(plan.counts).toMatchObject({ create: 2, move: 0, archive: 0 });
    expect((await histories(notes)).filter(([, reps]) => reps === 1)).toEqual(before);
  });
});
