import { escapeHtml } from '#lib/render/escape-html.ts';
import type { Content } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Hole, Inline, Link, Styled } from '#lib/render/markdown/tree.ts';
import { plainText } from '#lib/render/plain-text.ts';
import type { Rendering } from '#lib/render/rendering.ts';
import { encodeUrl, isSafeUrl } from '#lib/render/safe-url.ts';

const TAGS = { emphasis: 'em', strong: 'strong', strike: 'del' } as const;

/** Renders the running text of a block. */
export function renderContent(content: Content, rendering: Rendering): void {
  const { nodes } = inlinesOf(content, rendering.options.references);
  renderInlines(rendering.isRaw ? nodes : withoutComments(nodes), rendering);
}

/** Comments never reach a card, nor does the white space that set them off from the text before. */
function withoutComments(nodes: readonly Inline[]): readonly Inline[] {
  if (!nodes.some(isComment)) return nodes;
  return nodes.flatMap((node, index) => {
    if (isComment(node)) return [];
    const next = nodes[index + 1];
    if (node.kind !== 'text' || !next || !isComment(next)) return [node];
    return endsLine(nodes, index + 2) ? [{ ...node, value: node.value.trimEnd() }] : [node];
  });
}

function isComment(node: Inline): boolean {
  return node.kind === 'inline-html' && node.value.startsWith('<!--');
}

function endsLine(nodes: readonly Inline[], index: number): boolean {
  const node = nodes[index];
  if (!node || node.kind === 'soft-break' || node.kind === 'hard-break') return true;
  return (isComment(node) || isBlank(node)) && endsLine(nodes, index + 1);
}

function isBlank(node: Inline): boolean {
  return node.kind === 'text' && node.value.trim() === '';
}

function renderInlines(nodes: readonly Inline[], rendering: Rendering): void {
  for (const node of nodes) renderInline(node, rendering);
}

function renderInline(node: Inline, rendering: Rendering): void {
  switch (node.kind) {
    case 'text':
      rendering.write(escapeHtml(node.value));
      return;
    case 'code-span':
      rendering.write(renderCodeSpan(node.value, rendering));
      return;
    case 'soft-break':
      rendering.write('\n');
      return;
    case 'hard-break':
      rendering.write('<br />\n');
      return;
    case 'inline-html':
      return rendering.writeRawHtml(node.value);
    case 'mark':
    case 'hole':
      return renderHole(node, rendering);
    case 'link':
      return renderLink(node, rendering);
    case 'image':
      return renderImage(node, rendering);
    default:
      return renderElement(TAGS[node.kind], node.children, rendering);
  }
}

function renderElement(tag: string, children: readonly Inline[], rendering: Rendering): void {
  rendering.write(`<${tag}>`);
  renderInlines(children, rendering);
  rendering.write(`</${/^\w+/.exec(tag)?.[0]}>`);
}

function renderCodeSpan(code: string, rendering: Rendering): string {
  if (rendering.isRaw) return `<code>${escapeHtml(code)}</code>`;
  return `<code translate="no"${rendering.codeLanguage}>${escapeHtml(code)}</code>`;
}

function renderHole(node: Styled | Hole, rendering: Rendering): void {
  switch (rendering.options.holes?.(node)) {
    case 'blank':
      rendering.write(renderBlank(node));
      return;
    case 'shown':
      return renderElement('mark class="cloze"', node.children, rendering);
    case 'plain':
      return renderInlines(node.children, rendering);
    default:
      return renderElement('mark', node.children, rendering);
  }
}

function renderBlank(node: Styled | Hole): string {
  const hint = node.kind === 'hole' && node.hint !== '' ? node.hint : '…';
  return `<span class="cloze-blank">[${escapeHtml(hint)}]</span>`;
}

function renderLink(node: Link, rendering: Rendering): void {
  const url = encodeUrl(node.url);
  const title = node.title === '' ? '' : ` title="${escapeHtml(node.title)}"`;
  if (rendering.isRaw) {
    return renderElement(`a href="${escapeHtml(url)}"${title}`, node.children, rendering);
  }
  if (!isSafeUrl(node.url)) return renderInlines(node.children, rendering);
  const attributes = `href="${escapeHtml(url)}"${title} rel="noreferrer noopener"`;
  renderElement(`a ${attributes}`, node.children, rendering);
}

function renderImage(node: Link, rendering: Rendering): void {
  const text = escapeHtml(plainText(node.children));
  if (!rendering.isRaw) {
    rendering.write(text);
    return;
  }
  const title = node.title === '' ? '' : ` title="${escapeHtml(node.title)}"`;
  rendering.write(`<img src="${escapeHtml(encodeUrl(node.url))}" alt="${text}"${title} />`);
}
