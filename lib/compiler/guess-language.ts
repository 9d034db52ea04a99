import type { MarkdownDocument } from '#lib/render/markdown/tree.ts';
import { visitContents } from '#lib/render/markdown/walk.ts';

/** Letters that are counted; more say nothing new. */
const ENOUGH = 20_000;

/** Guesses the language of a document from the letters of its prose: Russian where Cyrillic prevails, else English. */
export function guessLanguage(document: MarkdownDocument): 'ru' | 'en' {
  let seen = 0;
  let balance = 0;
  visitContents(document.blocks, ({ text }) => {
    if (seen > ENOUGH) return;
    seen += text.length;
    balance += count(text, /[\u0400-\u04ff]/g) - count(text, /[A-Za-z]/g);
  });
  return balance > 0 ? 'ru' : 'en';
}

function count(text: string, letter: RegExp): number {
  return text.match(letter)?.length ?? 0;
}
