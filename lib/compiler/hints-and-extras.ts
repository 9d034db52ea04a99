import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type {
  Block,
  Inline,
  InlineTree,
  Paragraph,
  References,
} from '#lib/render/markdown/tree.ts';
import { plainText } from '#lib/render/plain-text.ts';

const HINT = /^\s*(?:hint|подсказка):\s*/i;

/** The blocks of a prompt without its hint, and the hint. */
export interface HintedPrompt {
  readonly prompt: readonly Block[];
  readonly hint: readonly Block[];
}

/** Takes the hints from a prompt: `_hint: …_` as a paragraph, or as the last line of one. */
export function takeHint(blocks: readonly Block[], references: References): HintedPrompt {
  const prompt: Block[] = [];
  const hint: Block[] = [];
  for (const block of blocks) {
    const parted = block.kind === 'paragraph' ? partHint(block, references) : null;
    if (parted?.rest) prompt.push(parted.rest);
    if (parted) hint.push(parted.hint);
    else prompt.push(block);
  }
  return { prompt, hint };
}

function partHint(
  paragraph: Paragraph,
  references: References,
): { rest: Paragraph | null; hint: Paragraph } | null {
  if (!/_|\*/.test(paragraph.content.text)) return null;
  const { nodes, loose } = inlinesOf(paragraph.content, references);
  const last = nodes[nodes.length - 1];
  if (last?.kind !== 'emphasis' || !HINT.test(plainText(last.children))) return null;
  const before = nodes[nodes.length - 2];
  if (before && before.kind !== 'soft-break' && before.kind !== 'hard-break') return null;
  const rest = nodes.slice(0, -2);
  return {
    rest: before ? withNodes(paragraph, rest, loose) : null,
    hint: withNodes(paragraph, withoutPrefix(last.children), []),
  };
}

function withNodes(
  paragraph: Paragraph,
  nodes: readonly Inline[],
  loose: InlineTree['loose'],
): Paragraph {
  return { ...paragraph, content: { ...paragraph.content, inlines: { nodes, loose } } };
}

function withoutPrefix([first, ...others]: readonly Inline[]): readonly Inline[] {
  if (first?.kind !== 'text') return first ? [first, ...others] : [];
  return [{ ...first, value: first.value.replace(HINT, '') }, ...others];
}

/** The blocks of an answer without the quotes at its end, and those quotes. */
export interface AnswerWithExtra {
  readonly answer: readonly Block[];
  readonly extra: readonly Block[];
}

/** Takes the quotes at the end of an answer from it; an answer that is nothing but quotes keeps them. */
export function takeExtra(blocks: readonly Block[]): AnswerWithExtra {
  let end = blocks.length;
  while (end > 0 && blocks[end - 1]?.kind === 'quote') end--;
  if (end === 0) return { answer: blocks, extra: [] };
  return { answer: blocks.slice(0, end), extra: blocks.slice(end) };
}
