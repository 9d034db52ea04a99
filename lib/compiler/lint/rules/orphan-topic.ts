import type { Block, Heading } from '#lib/render/markdown/tree.ts';
import type { LintDocument } from '../lint-document.ts';
import type { DocumentRule } from '../lint-rule.ts';

/** A section with much to say and next to nothing to remember, in a document that has cards. The threshold is in words. */
export const orphanTopic: DocumentRule = {
  code: 'L120',
  scope: 'document',
  threshold: 150,
  *check(document, threshold) {
    if (document.notes.length === 0) return;
    for (const { heading, blocks } of sectionsOf(document.blocks)) {
      const words = wordsUnder(document, blocks);
      if (words <= threshold) continue;
      const cards = cardsUnder(document, blocks);
      if (cards < 2) yield { span: document.spanOfLine(heading.from), values: { words, cards } };
    }
  },
};

interface Section {
  readonly heading: Heading;
  readonly blocks: readonly Block[];
}

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: { heading: Heading; blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

function cardsUnder({ notes }: LintDocument, blocks: readonly Block[]): number {
  const from = blocks[0]?.from ?? 0;
  const to = blocks.at(-1)?.to ?? 0;
  const inside = notes.filter(({ span }) => span.from >= from && span.from < to);
  return inside.reduce((sum, { cards }) => sum + cards.length, 0);
}

function wordsUnder({ text }: LintDocument, blocks: readonly Block[]): number {
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
