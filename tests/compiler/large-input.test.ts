import { expect, it } from 'vitest';
import { compileText } from './compiling.ts';

const CARD = 'Q: which? #set\n- one\n- two\n\nSome notes between the cards, as they are.\n\n';
const MEGABYTE = 1_000_000;

it('a file of ten megabytes compiles', { timeout: 120_000 }, () => {
  const prose = 'A line of ordinary notes: with a colon, `code` and **stress**.\n\n';
  const text = prose.repeat(Math.ceil((10 * MEGABYTE) / prose.length)) + CARD;
  expect(compileText(text).notes).toHaveLength(1);
});

it.each([
  ['a question', 'Q: ', '\nA: b'],
  ['a term', '- ', ' :: b'],
  ['a text with a hole', '', ' ==b=='],
  ['a heading', '## ', ' #card\n\nb'],
])('a line of a megabyte is the side of %s', (_, before, after) => {
  expect(compileText(`${before}${'word '.repeat(MEGABYTE / 5)}${after}`).notes).toHaveLength(1);
});

it.each([
  ['quotes', '> '],
  ['lists', '- '],
  ['brackets', '['],
  ['gaps', '{{c1::'],
  ['comments', '<!-- '],
])('a thousand %s inside one another compile, and what follows does, too', (_, sign) => {
  const { notes } = compileText(`${sign.repeat(1000)}a\n\n# End\n\n${CARD}`);
  expect(notes.some(({ kind }) => kind === 'set') || sign === '<!-- ').toBe(true);
});
