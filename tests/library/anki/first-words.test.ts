import { expect, test } from 'vitest';
import { firstWords } from '#lib/library/import-anki/first-words.ts';

test.each([
  [['<style>.card { color: red }</style>\n<b>Haus</b>', 'house'], 'Haus'],
  [['<img src="a.png">', 'house'], 'house'],
  [['<!-- for later --><script>run()</script>a'], 'a'],
  [[`<style>${'a{top:0}'.repeat(1000)}`, 'b'], 'b'],
  [['', ' '], ''],
])('a note %j is shown by what it says first', (fields, words) => {
  expect(firstWords({ fields })).toBe(words);
});
