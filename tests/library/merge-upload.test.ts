import { expect, test } from 'vitest';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { saveEdit } from '#lib/library/editing/edit-note.ts';
import { type EditableBlock, openNote } from '#lib/library/editing/open-note.ts';
import { planUpload } from '#lib/library/plan-upload.ts';
import { undo } from '#lib/library/undo.ts';
import { openPlace, type Place } from '../support/place.ts';
import { answer, served } from '../support/studying.ts';
import { bring, emptyPlace, everything, exported } from './bundle-place.ts';

const NOTES = `# Rome

Q: When was Rome founded?
A: In 753 BC

- Caesar :: Julius
- Brutus :: Marcus
`;
const folders = { deckFolders: [], errataFolders: [] };

function given(text: string) {
  return { name: 'rome.md', bytes: new TextEncoder().encode(text) };
}

function upload({ context, actor }: Place, text: string) {
  return applyUpload(context, actor, given(text));
}

/** A place with the notes, one of whose cards was answered, and whose block was edited here. */
async function editedPlace(): Promise<Place> {
  const place = await openPlace();
  const { context, actor } = place;
  await upload(place, NOTES);
  const card = (await served(place)).find(({ prompt }) => prompt.includes('Caesar'));
  if (!card) throw new Error('The card is not there');
  await answer(place, card, 3);
  const { base, text } = (await openNote(context, actor, {
    card: card.id,
    folders,
  })) as EditableBlock;
  const written = text.replace('Julius', 'Gaius Julius');
  await saveEdit(context, actor, { card: card.id, folders, base, text: written });
  return place;
}

async function sourceOf(place: Place): Promise<string> {
  const [row] = (await everything(place)).Document ?? [];
  return (row as { source: string }).source;
}

const EDITED = NOTES.replace('Julius', 'Gaius Julius');

test('the same document uploaded again takes back nothing that was edited here', async () => {
  const place = await editedPlace();
  expect(await sourceOf(place)).toBe(EDITED);
  expect((await upload(place, NOTES)).operation).toBeNull();
  expect(await sourceOf(place)).toBe(EDITED);
});

test('a newer one keeps what was edited here at other places, and undo takes back only what came', async () => {
  const place = await editedPlace();
  const { context, actor } = place;
  const newer = `${NOTES.replace('753 BC', '753 BC, they say')}- Nero :: Lucius\n`;
  const both = newer.replace('Julius', 'Gaius Julius');
  const plan = await planUpload(context, actor, given(newer));
  expect(plan.documents).toEqual({ together: ['rome.md'], overruled: [] });
  const { counts } = (await upload(place, newer)).plan;
  expect(counts).toMatchObject({ update: 1, create: 1, archive: 0 });
  expect(await sourceOf(place)).toBe(both);
  expect((await upload(place, newer)).operation).toBeNull();
  await undo(context, actor);
  expect(await sourceOf(place)).toBe(EDITED);
  await upload(place, newer);
  expect(await sourceOf(place)).toBe(both);
});

test('one that changes the same words comes as it was uploaded, which is told', async () => {
  const place = await editedPlace();
  const newer = NOTES.replace('Julius', 'Octavian');
  const plan = await planUpload(place.context, place.actor, given(newer));
  expect(plan.documents).toEqual({ together: [], overruled: ['rome.md'] });
  await upload(place, newer);
  expect(await sourceOf(place)).toBe(newer);
  const newest = newer.replace('Marcus', 'Marcus Junius');
  expect((await upload(place, newest)).plan.documents?.together).toEqual([]);
  expect(await sourceOf(place)).toBe(newest);
});

test('what was uploaded last travels in a bundle file', async () => {
  const place = await editedPlace();
  const other = await emptyPlace(place.context.now());
  await bring(other, await exported(place));
  expect((await everything(other)).Document).toEqual((await everything(place)).Document);
  expect((await upload(other, NOTES)).operation).toBeNull();
});
