import { expect, test } from 'vitest';
import { answerAlone } from '#lib/render/anki/answer-alone.ts';

const framed = (inside: string) =>
  `<div class="anki nt-1"><div class="anki-card anki-card1">${inside}</div></div>`;
const styled = (inside: string, sheet: string) =>
  `<div class="anki nt-1" data-sheet="${sheet}"><div class="anki-card">${inside}</div></div>`;
const RULE = '<hr id="anki-answer" />';

test('an answer that begins with its front stands alone, in the same frame', () => {
  const front = '<div class="anki-w">der Hund</div>';
  expect(answerAlone(framed(front), framed(`${front}${RULE}собака`))).toBe(framed('собака'));
  expect(answerAlone(framed(`${front}\n`), framed(`${front}\n\n${RULE}собака`))).toBe(
    framed('собака'),
  );
  expect(answerAlone(styled('a', '.x>b{}'), styled(`a${RULE}b`, '.x>b{}.y{}'))).toBe(
    styled('b', '.x>b{}.y{}'),
  );
});

test('an answer that begins otherwise stays as it is', () => {
  const answers = [
    framed(`der Hund, the dog${RULE}собака`),
    framed('<b>собака</b>'),
    `<p>der Hund${RULE}</p>`,
  ];
  for (const answer of answers) expect(answerAlone(framed('der Hund'), answer)).toBe(answer);
  expect(answerAlone('<p>Q</p>', '<p>Q</p><hr />')).toBe('<p>Q</p><hr />');
});
