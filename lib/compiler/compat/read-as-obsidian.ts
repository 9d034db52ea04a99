import { readForms } from '#lib/compiler/read-forms.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Inline, MarkdownDocument, References } from '#lib/render/markdown/tree.ts';

/** `[!note]`, with a sign that folds it, before its title. */
const CALLOUT = /^\[!([\w-]+)\][+-]?[ \t]*/;

/** Has a document read as Obsidian does; callouts get their titles. Done before anything else is read. */
export function readAsObsidian(document: MarkdownDocument): void {
  readForms(document, 'obsidian');
  titleCallouts(document.blocks, document.references);
}

function titleCallouts(blocks: readonly Block[], references: References): void {
  for (const block of blocks) {
    if (block.kind === 'quote') titleCallout(block.children[0], references);
    if (block.kind === 'list') titleCallouts(block.items, references);
    else if ('children' in block) titleCallouts(block.children, references);
  }
}

function titleCallout(block: Block | undefined, references: References): void {
  const kind = block?.kind === 'paragraph' ? CALLOUT.exec(block.content.text)?.[1] : null;
  if (block?.kind !== 'paragraph' || !kind) return;
  const { nodes, loose } = inlinesOf(block.content, references);
  const end = nodes.findIndex((node) => node.kind === 'soft-break' || node.kind === 'hard-break');
  const line = end < 0 ? nodes : nodes.slice(0, end);
  const rest = end < 0 ? [] : nodes.slice(end);
  const title = titleOf(line, kind);
  block.content.inlines = { nodes: [title, ...rest], loose };
}

/** The title of a callout; its kind where it has none. */
function titleOf([first, ...others]: readonly Inline[], kind: string): Inline {
  const { from = 0, to = 0 } = first ?? {};
  const text = first?.kind === 'text' ? first.value.replace(CALLOUT, '') : '';
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  const value = text === '' && others.length === 0 ? name : text;
  const last = others[others.length - 1];
  return {
    kind: 'strong',
    from,
    to: last?.to ?? to,
    children: [{ kind: 'text', from, to, value }, ...others],
  };
}
