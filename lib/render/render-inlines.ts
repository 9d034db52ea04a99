import { escapeHtml } from '#lib/render/escape-html.ts';
import { formulaHtml } from '#lib/render/formula.ts';
import type { Content } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Hole, Inline, Link, Styled } from '#lib/render/markdown/tree.ts';
import { pictureTag } from '#lib/render/picture-tag.ts';
import { plainText } from '#lib/render/plain-text.ts';
import type { Rendering } from '#lib/render/rendering.ts';
import { encodeUrl, isSafeUrl } from '#lib/render/safe-url.ts';

const TAGS = { emphasis: 'em', strong: 'strong', strike: 'del' } as const;

/** Renders the running text of a block. */
export function renderContent(content: Content, rendering: Rendering): void {
  const { nodes } = inlinesOf(content, rendering.options.references);
  renderInlines(rendering.isRaw ? nodes : withoutComments(nodes), rendering);
}

/** Comments never reach a card, nor do the spaces that set them off at the end of a line. */
function withoutComments(nodes: readonly Inline[]): readonly Inline[] {
  if (!nodes.some(isComment)) return nodes;
  const kept: Inline[] = [];
  let isAtLineEnd = true;
  for (const node of nodes.toReversed()) {
    if (isComment(node)) continue;
    const isText = node.kind === 'text';
    const value: string | null = isText && isAtLineEnd ? node.value.replace(/[ \t]+$/, '') : null;
    kept.push(value === null ? node : ({ ...node, value } as Inline));
    isAtLineEnd = node.kind === 'soft-break' || node.kind === 'hard-break' || value === '';
  }
  return kept.reverse();
}

function isComment(node: Inline): boolean {
  return node.kind === 'inline-html' && node.value.startsWith('<!--');
}

function renderInlines(nodes: readonly Inline[], rendering: Rendering): void {
  for (const node of nodes) renderInline(node, rendering);
}

function renderInline(node: Inline, rendering: Rendering): void {
  switch (node.kind) {
    case 'text':
      rendering.write(escapeHtml(node.value));
      break;
    case 'code-span':
      rendering.write(renderCodeSpan(node.value, rendering));
      break;
    case 'math':
      rendering.write(formulaHtml(node.value, node.isBlock));
      break;
    case 'soft-break':
      rendering.write('\n');
      break;
    case 'hard-break':
      rendering.write('<br />\n');
      break;
    case 'inline-html':
      rendering.writeRawHtml(node.value);
      break;
    case 'mark':
    case 'hole':
      renderHole(node, rendering);
      break;
    case 'link':
      renderLink(node, rendering);
      break;
    case 'image':
      renderImage(node, rendering);
      break;
    default:
      renderElement(TAGS[node.kind], node.children, rendering);
      break;
  }
}

function renderElement(tag: string, children: readonly Inline[], rendering: Rendering): void {
  rendering.write(`<${tag}>`);
  renderInlines(children, rendering);
  rendering.write(`</${tag.split(' ', 1)[0]}>`);
}

function renderCodeSpan(code: string, rendering: Rendering): string {
  if (rendering.isRaw) return `<code>${escapeHtml(code)}</code>`;
  return `<code translate="no"${rendering.codeLanguage}>${escapeHtml(code)}</code>`;
}

function renderHole(node: Styled | Hole, rendering: Rendering): void {
  switch (rendering.options.holes?.(node)) {
    case 'blank':
      rendering.write(renderBlank(node));
      break;
    case 'shown':
      renderElement('mark class="cloze"', node.children, rendering);
      break;
    case 'plain':
      renderInlines(node.children, rendering);
      break;
    default:
      renderElement('mark', node.children, rendering);
      break;
  }
}

function renderBlank(node: Styled | Hole): string {
  const hint = node.kind === 'hole' && node.hint !== '' ? node.hint : '…';
  return `<span class="cloze-blank">[${escapeHtml(hint)}]</span>`;
}

function renderLink(node: Link, rendering: Rendering): void {
  const rel = rendering.isRaw ? '' : ' rel="noreferrer noopener"';
  const tag = `a href="${escapeHtml(encodeUrl(node.url))}"${titleOf(node)}${rel}`;
  if (rendering.isRaw || isSafeUrl(node.url)) renderElement(tag, node.children, rendering);
  else renderInlines(node.children, rendering);
}

function titleOf(node: Link): string {
  return node.title === '' ? '' : ` title="${escapeHtml(node.title)}"`;
}

function renderImage(node: Link, rendering: Rendering): void {
  const alt = plainText(node.children);
  const picture = rendering.isRaw ? null : rendering.options.picture?.(node.url);
  if (picture) rendering.write(pictureTag(picture, { alt, title: node.title }));
  else if (!rendering.isRaw) rendering.write(escapeHtml(alt));
  else {
    const source = escapeHtml(encodeUrl(node.url));
    rendering.write(`<img src="${source}" alt="${escapeHtml(alt)}"${titleOf(node)} />`);
  }
}
