import { cleanSource } from '#lib/render/clean-source.ts';
import { parseMarkdown } from '#lib/render/markdown/block-parser.ts';
import type { Block } from '#lib/render/markdown/tree.ts';
import { renderBlocks } from '#lib/render/render-blocks.ts';
import { Rendering, type RenderingOptions } from '#lib/render/rendering.ts';
import { MAX_RAW_TAGS, sanitizeHtml } from '#lib/render/sanitize-html.ts';

/** How to render the side of a card. */
export interface SideOptions extends Omit<RenderingOptions, 'manner'> {
  /** Paragraphs are not set apart: for what stands in an item or a cell. */
  readonly isTight?: boolean;
}

/** Renders blocks as the side of a card: clean HTML, whatever the text holds. */
export function renderSide(blocks: readonly Block[], options: SideOptions): string {
  const { html, rawTags } = render(blocks, { ...options, manner: 'card' });
  const side = html.trimEnd();
  if (rawTags === 0) return side;
  if (rawTags <= MAX_RAW_TAGS) return sanitizeHtml(side);
  return render(blocks, { ...options, manner: 'card-without-html' }).html.trimEnd();
}

function render(
  blocks: readonly Block[],
  { isTight = false, ...options }: RenderingOptions & Pick<SideOptions, 'isTight'>,
): Rendering {
  const rendering = new Rendering(options);
  renderBlocks(blocks, rendering, isTight);
  return rendering;
}

/** Renders a Markdown text as the side of a card. */
export function markdownToHtml(markdown: string, language = 'en'): string {
  const { blocks, references } = parseMarkdown(cleanSource(markdown).text);
  return renderSide(blocks, { references, language });
}

/** Renders a Markdown text as the CommonMark specification writes it, raw HTML included: for tests, never for a page. */
export function markdownToRawHtml(markdown: string): string {
  const { blocks, references } = parseMarkdown(cleanSource(markdown).text);
  return render(blocks, { references, language: 'en', manner: 'raw' }).html;
}
