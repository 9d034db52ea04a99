import { tempFolderWith } from '../../support/temp-folder.ts';

/** A folder with one deck of `count` plain cards in English: `Question 1?`, `Answer 1.` and so on. */
export function plainDeck(count: number): string {
  const cards = Array.from({ length: count }, (_, place) => {
    const number = place + 1;
    return `Q: Question ${number}? <!-- id: plain-${number} -->\n\nA: Answer ${number}.\n`;
  });
  const head = '---\ndeck: plain\ntitle: Plain\nlang: en\n---\n\n# Plain\n\n';
  return tempFolderWith({ 'plain.md': head + cards.join('\n') });
}

/** What finds nothing in {@link wearyDeck}, and takes longer over that than a search may. */
export const WEARY_SEARCH = 're:"(^|[ab])a([ab]a?){400}[yz]$"';

/** A folder with a deck of long answers, over which a search can take too long: each costs {@link WEARY_SEARCH} about a second. */
export function wearyDeck(): string {
  const letter = (at: number) => 'ab'[(Math.imul(at * at, 0x9e37_79b1) >>> 20) & 1];
  const answer = Array.from({ length: 40_000 }, (_, at) => letter(at)).join('');
  const cards = Array.from({ length: 8 }, (_, at) => `Q: Long ${at}?\n\nA: ${at} ${answer}\n`);
  const head = '---\ndeck: weary\ntitle: Über Mühe/вверх\nlang: en\n---\n\n';
  return tempFolderWith({ 'weary.md': head + cards.join('\n') });
}
