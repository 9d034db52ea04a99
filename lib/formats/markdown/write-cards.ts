import type { FromHtml } from './from-html.ts';

/** A card that was not written in Markdown, both sides as blocks. */
export interface MarkdownCard {
  /** Lower-case letters and digits: the same in every export. */
  readonly id: string;
  readonly tags: readonly string[];
  readonly prompt: FromHtml;
  readonly answer: FromHtml;
}

/** A text with holes and what stands under the answer. */
export interface MarkdownCloze {
  readonly id: string;
  readonly tags: readonly string[];
  readonly text: FromHtml;
  readonly extra: FromHtml;
}

/** The head of a document that holds a deck. */
export function deckHead(deck: { key: string; title: string; language: string }): string {
  const value = (text: string) => JSON.stringify(text);
  return `---\ndeck: ${value(deck.key)}\ntitle: ${value(deck.title)}\nlang: ${value(deck.language)}\n---\n`;
}

/** A question and its answer, in the grammar of `docs/spec/deck-format.md`. */
export function cardText({ id, tags, prompt, answer }: MarkdownCard): string {
  const [question = '', ...rest] = asText(prompt.blocks);
  const [first = '', ...more] = asText(answer.blocks);
  const head = `Q: ${question} ${comment(id, tags)}`;
  return `\n${[head, ...rest, `A: ${first}`, ...more].join('\n\n')}\n\n---\n`;
}

/** A text with holes is one paragraph: its blocks stand on lines of their own in it. */
export function clozeText({ id, tags, text, extra }: MarkdownCloze): string {
  const paragraph = text.blocks.join('<br />');
  const quote = extra.blocks.map((block) => block.replace(/^/gm, '> ')).join('\n>\n');
  const foot = quote === '' ? '' : `\n\n${quote}`;
  return `\n${paragraph} ${comment(id, tags)}${foot}\n\n---\n`;
}

/** A side begins with text on the line of its marker. */
function asText(blocks: readonly string[]): readonly string[] {
  return blocks[0]?.startsWith('<') &&
    /^<(?:ul|ol|dl|table|pre|blockquote|figure|details|aside)\b/.test(blocks[0])
    ? ['&#8203;', ...blocks]
    : blocks;
}

function comment(id: string, tags: readonly string[]): string {
  const list = tags.map((tag) => JSON.stringify(tag)).join(', ');
  return `<!-- id: ${id}${tags.length > 0 ? ` tags: [${list}]` : ''} -->`;
}
