import type { Block, Heading } from '#lib/render/markdown/tree.ts';
import type { DocumentRule } from '../lint-rule.ts';
import { type LintSection, perSection } from '../lint-section.ts';

/** A topic with much to say and next to nothing to remember, in a document that has cards. The threshold is in words. */
export const orphanTopic: DocumentRule = {
  code: 'L120',
  scope: 'document',
  threshold: 150,
  *check({ sections }, threshold) {
    if (sections.every(({ notes }) => notes.length === 0)) return;
    for (const [section, each] of sections.entries()) {
      for (const { heading, words, cards } of topicsOf(each)) {
        if (words <= threshold || cards >= 2) continue;
        yield { section, span: each.spanOfLine(heading.from), values: { words, cards } };
      }
    }
  },
};

interface Topic {
  readonly heading: Heading;
  readonly words: number;
  readonly cards: number;
}

/** What stands under each heading, up to the next. */
const topicsOf = perSection((section): readonly Topic[] =>
  underHeadings(section.blocks).map(({ heading, blocks }) => ({
    heading,
    words: wordsUnder(section, blocks),
    cards: cardsUnder(section, blocks),
  })),
);

function underHeadings(blocks: readonly Block[]) {
  const topics: { readonly heading: Heading; readonly blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') topics.push({ heading: block, blocks: [] });
    else topics.at(-1)?.blocks.push(block);
  }
  return topics;
}

function cardsUnder({ notes }: LintSection, blocks: readonly Block[]): number {
  const from = blocks[0]?.from ?? 0;
  const to = blocks.at(-1)?.to ?? 0;
  const inside = notes.filter(({ span }) => span.from >= from && span.from < to);
  return inside.reduce((sum, { cards }) => sum + cards.length, 0);
}

function wordsUnder({ text }: LintSection, blocks: readonly Block[]): number {
  let words = 0;
  for (const { kind, from, to } of blocks) {
    if (kind === 'paragraph' || kind === 'list' || kind === 'quote')
      words += countWords(text, from, to);
  }
  return words;
}

function countWords(text: string, from: number, to: number): number {
  let words = 0;
  let wasBlank = true;
  for (let at = from; at < to; at++) {
    const isBlank = isBlankCode(text.charCodeAt(at));
    if (wasBlank && !isBlank) words++;
    wasBlank = isBlank;
  }
  return words;
}

/** What `\s` matches. */
function isBlankCode(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13);
  return code === 0xa0 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}
