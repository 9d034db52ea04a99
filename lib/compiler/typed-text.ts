import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, References } from '#lib/render/markdown/tree.ts';
import { visitContents } from '#lib/render/markdown/walk.ts';
import { plainText } from '#lib/render/plain-text.ts';

/** What somebody would type for an answer in prose: its text on one line. */
export function typedText(blocks: readonly Block[], references: References): string {
  const texts: string[] = [];
  visitContents(blocks, (content) => {
    texts.push(plainText(inlinesOf(content, references).nodes));
  });
  return texts.join(' ').replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** The comparison with a text; null for one that says nothing. */
export function textCheck(answer: string): AnswerCheck | null {
  return answer === '' ? null : { kind: 'text', answer };
}
