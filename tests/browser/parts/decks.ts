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
