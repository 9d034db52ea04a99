import { textOfHtml } from '#lib/render/text-of-html.ts';
import { foldText } from '#lib/search/fold-text.ts';

/** What the search reads of a side of a card: its text, folded. */
export function searchedText(html: string): string {
  return foldText(textOfHtml(html));
}

/** The same of names: one a line. */
export function searchedNames(names: readonly string[]): string {
  return names.map(foldText).join('\n');
}
