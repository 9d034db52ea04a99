import type { Block, RawHtml } from '#lib/render/markdown/tree.ts';

/** Keys of a comment that speaks about the block below it. */
const SPEAKS = /^<!--\s*(?:nocard\s*-->|(?:id|lang|tags|source|as-of|recall|typed|reverse|cards):)/;

/** Whether a block is a comment on lines of its own that speaks about the block below it. */
export function isOwnLineComment(block: Block): block is RawHtml {
  if (block.kind !== 'raw-html' || !SPEAKS.test(block.text)) return false;
  return block.text.indexOf('-->') === block.text.trimEnd().length - 3;
}

/** Whether a comment says that the block below it is no card. */
export function isNoCard({ text }: RawHtml): boolean {
  return /^<!--\s*nocard\s*-->/.test(text);
}

/** Whether a comment says which cards the block below it makes. */
export function isAboutCards({ text }: RawHtml): boolean {
  return /^<!--\s*(?:[\w-]+:[^>]*\s)?cards:/.test(text);
}
