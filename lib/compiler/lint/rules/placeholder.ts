import { sourceOffset } from '#lib/render/markdown/content.ts';
import type { Block, Paragraph } from '#lib/render/markdown/tree.ts';
import type { Hit, SectionRule } from '../lint-rule.ts';

const TODO = /(?<![\p{L}\p{N}_])(?:TODO|FIXME|TBD|ДОПИСАТЬ)(?![\p{L}\p{N}_])/u;
/** Nothing but dots or question marks. */
const BLANK = /^(?:[QAВОC]:\s*)?(?:\.{3}|…|\?{2,}|\[\.\.\.\])$/u;
/** A block that ends with one of these goes on somewhere, or was to go on. */
const HANGING = /(?<![\p{L}\p{N}_`])(?:для|из|от|при|через|между|над|про|the|of|and)$/u;

/** Text that is not finished: a note to oneself, dots in place of a fact, an end in the middle of a thought. */
export const placeholder: SectionRule = {
  code: 'L127',
  scope: 'section',
  *check({ blocks, start }) {
    for (const paragraph of paragraphsUnder(blocks)) {
      const hit = paragraph.from >= start ? unfinished(paragraph) : null;
      if (hit) yield hit;
    }
  },
};

function* paragraphsUnder(blocks: readonly Block[]): Iterable<Paragraph> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block;
    else if (block.kind === 'list') yield* paragraphsUnder(block.items);
    else if (block.kind === 'item' || block.kind === 'quote')
      yield* paragraphsUnder(block.children);
  }
}

/** Longer texts are not prose. */
const MAX_LENGTH = 20_000;

function unfinished({ content }: Paragraph): Hit | null {
  const { text } = content;
  if (text.length > MAX_LENGTH) return null;
  const span = (from: number, length: number) => ({
    from: sourceOffset(content, from),
    to: sourceOffset(content, from + length - 1) + 1,
  });
  const todo = TODO.exec(text);
  if (todo) return { span: span(todo.index, todo[0].length), values: { word: todo[0] } };
  if (BLANK.test(text)) return { span: span(0, text.length), values: { word: text } };
  const end = HANGING.exec(text)?.[0] ?? tornWord(text);
  return end ? { span: span(text.length - end.length, end.length), values: { word: end } } : null;
}

/** `… NodePort … для службы NO`: an end in capitals that begins like a word before it, and stands for nothing of its own. */
function tornWord(text: string): string | null {
  const end = /\s(\p{Lu}{2,4})$/u.exec(text)?.[1];
  if (!end || !/\p{Ll}/u.test(text)) return null;
  const before = text.slice(0, -end.length);
  const isBegun = (before.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => {
    return (
      word.length > end.length + 2 && word.toUpperCase().startsWith(end) && !word.startsWith(end)
    );
  });
  return isBegun && !before.includes(` ${end} `) ? end : null;
}
