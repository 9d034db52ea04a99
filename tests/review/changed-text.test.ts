import { expect, test } from 'vitest';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { DAY } from '#lib/shared/instant.ts';
import { emptyPlace, upload } from '../library/bundle-place.ts';
import { answer, served } from '../support/studying.ts';

const notes = (answered: string) =>
  `# Codes\n\nQ: What is \`137\`?\n\nA: ${answered}\n\n- other :: card\n`;

async function answeredPlace() {
  const place = await emptyPlace();
  await upload(place, notes('128 + 9'), 'codes.md');
  const find = async () => (await served(place)).find(({ prompt }) => prompt.includes('137'))!;
  const card = await find();
  expect(card.changed).toBeNull();
  await answer(place, card, 4);
  place.wait(60 * DAY);
  return { place, find };
}

test('a card whose text changed since the last answer comes with the words that came and went', async () => {
  const { place, find } = await answeredPlace();
  await upload(place, notes('128 + 10'), 'codes.md');
  expect((await find()).changed).toEqual({
    prompt: [{ kind: 'same', text: 'What is 137?' }],
    answer: [
      { kind: 'same', text: '128 + ' },
      { kind: 'removed', text: '9' },
      { kind: 'added', text: '10' },
    ],
  });
});

test('several edits are told as one, against the text that was answered', async () => {
  const { place, find } = await answeredPlace();
  await upload(place, notes('128 + 10'), 'codes.md');
  await upload(place, notes('128 + 11'), 'codes.md');
  expect((await find()).changed?.answer.at(-1)).toEqual({ kind: 'added', text: '11' });
  await upload(place, notes('128 + 9'), 'codes.md');
  expect((await find()).changed).toBeNull();
});

test('what was answered once in its new form is told no more, until that answer is taken back', async () => {
  const { place, find } = await answeredPlace();
  await upload(place, notes('128 + 10'), 'codes.md');
  await answer(place, await find(), 4);
  place.wait(1000);
  await undoAnswer(place.context, place.actor, { id: place.context.newId<'event'>(), deck: null });
  expect((await find()).changed).not.toBeNull();
  await answer(place, await find(), 4);
  place.wait(300 * DAY);
  expect((await find()).changed).toBeNull();
});

test('another markup of the same words is no news', async () => {
  const { place, find } = await answeredPlace();
  await upload(place, notes('128 + **9**'), 'codes.md');
  expect((await find()).changed).toBeNull();
});
