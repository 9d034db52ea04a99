import type { Edit } from '#lib/compiler/draft/accept/apply-edits.ts';
import { startOfLine } from '#lib/compiler/draft/accept/start-of-line.ts';
import { termSyntax } from '#lib/compiler/draft/card-syntax.ts';
import type { Draft } from '#lib/compiler/draft/draft.ts';
import { linesOf, proseOf, spanOf } from '#lib/compiler/draft/reading/prose.ts';
import type { Place, RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import type { Paragraph } from '#lib/render/markdown/tree.ts';

interface Editing {
  readonly place: Place<Paragraph>;
  /** Terms in the paragraph, in its order. */
  readonly drafts: readonly Draft[];
  readonly eol: string;
}

/** Writes the terms that a paragraph defines as bullets: in its place where they say all of it, else below it. */
export function editParagraph(notes: RawNotes, editing: Editing): readonly Edit[] {
  return editing.place.item ? editBullet(notes, editing) : editText(notes, editing);
}

/** A bullet that is a definition becomes a term; others get a bullet beside them. */
function editBullet({ source }: RawNotes, { place, drafts, eol }: Editing): readonly Edit[] {
  const { block, item } = place;
  const prefix = source.text.slice(startOfLine(source.text, block.from), block.from);
  const terms = drafts.map(syntaxOf);
  const isPlain = /^[ \t>]*[-*+][ \t]+$/.test(prefix);
  if (isCovered(source.text, block, drafts) && (isPlain || terms.length === 1)) {
    return [{ from: block.from, to: block.to, text: terms.join(`${eol}${prefix}`) }];
  }
  if (!isPlain || !item) return [];
  const end = endOf(source.text, item);
  return [{ from: end, to: end, text: terms.map((term) => `${eol}${prefix}${term}`).join('') }];
}

/** A paragraph falls into bullets and what is left of its lines, with a blank line between. */
function editText(notes: RawNotes, { place, drafts, eol }: Editing): readonly Edit[] {
  const { text } = notes.source;
  const { block } = place;
  const bullet = bulletApart(place, text);
  const write = (some: readonly Draft[]) => some.map((draft) => `${bullet} ${syntaxOf(draft)}`);
  if (isCovered(text, block, drafts)) {
    return [{ from: block.from, to: block.to, text: write(drafts).join(eol) }];
  }
  const lines = linesOf(proseOf(block.content, notes.references)).map(spanOf);
  const cards = lines.map((line) => cardsIn(text, line, drafts));
  if (cards.flat().length < drafts.length) {
    // A sentence stays where it stands, and its card follows the paragraph.
    const end = endOf(text, block);
    return [{ from: end, to: end, text: `${eol}${eol}${write(drafts).join(eol)}` }];
  }
  return lines.flatMap((line, at) => {
    const own = cards[at] as readonly Draft[];
    if (own.length === 0) return [];
    const before = cards[at - 1]?.length === 0 ? eol : '';
    const after = cards[at + 1]?.length === 0 ? eol : '';
    return [{ ...line, text: `${before}${write(own).join(eol)}${after}` }];
  });
}

/** The terms that are all of a line; none where the line says more. */
function cardsIn(text: string, line: Span, drafts: readonly Draft[]): readonly Draft[] {
  const own = drafts.filter(({ span }) => span.from >= line.from && span.to <= line.to);
  return own.length > 0 && isCovered(text, line, own) ? own : [];
}

function syntaxOf({ card, id }: Draft): string {
  return card.kind === 'term' ? termSyntax(card, id) : '';
}

/** Whether passages leave nothing but punctuation and introductory words of a stretch. */
function isCovered(text: string, { from, to }: Span, drafts: readonly Draft[]): boolean {
  let rest = '';
  let at = from;
  for (const { span } of drafts) {
    rest += text.slice(at, span.from);
    at = span.to;
  }
  rest += text.slice(at, to);
  return /^[\s\-–—;,.:!]*(?:\p{L}+(?: \p{L}+)?,\s*)?[\s\-–—;,.:!]*$/u.test(rest);
}

function endOf(text: string, { from, to }: Span): number {
  return to - (/\s*$/.exec(text.slice(from, to))?.[0].length ?? 0);
}

/** A bullet that joins the new list to neither neighbour. */
function bulletApart({ previous, next }: Place, text: string): string {
  const used = [previous, next].map((block) => (block?.kind === 'list' ? text[block.from] : ''));
  return ['-', '*', '+'].find((bullet) => !used.includes(bullet)) ?? '-';
}
