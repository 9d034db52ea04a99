import type { Edit } from '#lib/compiler/draft/accept/apply-edits.ts';
import { startOfLine } from '#lib/compiler/draft/accept/start-of-line.ts';
import { cardSyntax } from '#lib/compiler/draft/card-syntax.ts';
import type { Draft } from '#lib/compiler/draft/draft.ts';
import type { Place, RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import type { Block, List } from '#lib/render/markdown/tree.ts';

interface Editing<Kind extends Block = Block> {
  readonly place: Place<Kind>;
  readonly draft: Draft;
  readonly eol: string;
}

/** Makes a sequence of a numbered list: its lead is marked, or a question is put above it. */
export function markSequence(
  { source }: RawNotes,
  { place, draft, eol }: Editing<List>,
): readonly Edit[] {
  const { block, previous } = place;
  if (previous && previous.from === draft.span.from) {
    const at =
      previous.to - (/\s*$/.exec(source.text.slice(previous.from, previous.to))?.[0].length ?? 0);
    return [{ from: at, to: at, text: ` #seq <!-- id: ${draft.id} -->` }];
  }
  const [question = ''] = cardSyntax(draft.card, draft.id);
  const at = startOfLine(source.text, block.from);
  const isApart =
    previous === null || previous.kind === 'heading' || isBlankBefore(source.text, at);
  return [{ from: at, to: at, text: `${isApart ? '' : eol}${question}${eol}${eol}` }];
}

/** Writes a card as a paragraph of its own below a block. */
export function addBelow({ source }: RawNotes, { place, draft, eol }: Editing): readonly Edit[] {
  const { to } = place.block;
  const lines = cardSyntax(draft.card, draft.id).join(eol);
  const isApart = /^[ \t]*(?:\r\n|\n|\r|$)[ \t]*(?:\r\n|\n|\r|$)/.test(
    source.text.slice(to, to + 1000),
  );
  const end = to - (/[\r\n]*$/.exec(source.text.slice(place.block.from, to))?.[0].length ?? 0);
  return [{ from: end, to: end, text: `${eol}${eol}${lines}${isApart ? '' : eol}` }];
}

function isBlankBefore(text: string, lineStart: number): boolean {
  return (
    lineStart === 0 ||
    /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, lineStart - 200), lineStart))
  );
}
