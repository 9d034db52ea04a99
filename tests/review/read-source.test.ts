import { expect, test } from 'vitest';
import { readSource } from '#lib/review/read-source.ts';
import { execute } from '#lib/store/sql.ts';
import { emptyPlace, upload } from '../library/bundle-place.ts';
import { served } from '../support/studying.ts';

const BEFORE = Array.from({ length: 40 }, (_, at) => `Line ${at}.\n`).join('\n');
const NOTES = `# Chapter\n\n${BEFORE}\n## Exit codes\n\nQ: What is 137?\n\nA: 128 + 9\n\n\n# Next\n`;

async function placeWithCard() {
  const place = await emptyPlace();
  await upload(place, NOTES, 'глава 1.md');
  const [card] = await served(place);
  if (!card) throw new Error('nothing to study');
  return { place, card };
}

test('a card leads to its lines in the notes, with some around them', async () => {
  const { place, card } = await placeWithCard();
  const passage = await readSource(place.context, place.actor, card.id);
  const lines = NOTES.split('\n');
  const line = lines.indexOf('Q: What is 137?') + 1;
  expect(passage).toMatchObject({
    path: 'глава 1.md',
    headings: ['Chapter', 'Exit codes'],
    line,
    endLine: line + 2,
  });
  const own = passage.lines.filter(({ isOfCard }) => isOfCard).map(({ text }) => text);
  expect(own).toEqual(['Q: What is 137?', '', 'A: 128 + 9']);
  expect(passage.lines[0]?.number).toBe(line - 12);
  for (const { number, text } of passage.lines) expect(text).toBe(lines[number - 1]);
});

test('a note without a document is its own passage', async () => {
  const { place, card } = await placeWithCard();
  await execute(place.context.store.db, `UPDATE "Note" SET "documentId" = NULL`);
  const { path, line, lines } = await readSource(place.context, place.actor, card.id);
  expect([path, line]).toEqual([null, 1]);
  expect(lines.filter(({ isOfCard }) => isOfCard)[0]?.text).toBe('Q: What is 137?');
});

test('a card of somebody else is not there', async () => {
  const { place, card } = await placeWithCard();
  const stranger = { ...place.actor, user: place.context.newId<'user'>() };
  await expect(readSource(place.context, stranger, card.id)).rejects.toMatchObject({
    code: 'not-found',
  });
});
