import type { Inline } from '#lib/render/markdown/tree.ts';

/** The text that a reader sees in inline nodes, without markup. */
export function plainText(nodes: readonly Inline[]): string {
  let text = '';
  for (const node of nodes) text += plainTextOf(node);
  return text;
}

function plainTextOf(node: Inline): string {
  switch (node.kind) {
    case 'text':
    case 'code-span':
    case 'math':
      return node.value;
    case 'hard-break':
    case 'soft-break':
      return ' ';
    case 'inline-html':
      return '';
    default:
      return plainText(node.children);
  }
}
