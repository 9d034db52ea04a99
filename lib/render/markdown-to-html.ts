import { cleanSource } from '#lib/render/clean-source.ts';
import { renderBlocks } from '#lib/render/render-blocks.ts';
import type { Rendering } from '#lib/render/rendering.ts';
import { makeRendering } from '#lib/render/rendering.ts';
import { MAX_RAW_TAGS, sanitizeHtml } from '#lib/render/sanitize-html.ts';
import { parseMarkdown } from '#lib/render/markdown/block-parser.ts';
import type { Block, References } from '#lib/render/markdown/tree.ts';

/** How to render the side of a card. */
export interface SideOptions {
  readonly references: References;
  /** Language of the text, as BCP 47. */
  readonly language: string;
  /** Which holes are hidden or pointed out; the others are plain text. */
  readonly holes?: Rendering['holes'];
}

/** Renders blocks as the side of a card: clean HTML, whatever the text holds. */
export function renderSide(blocks: readonly Block[], options: SideOptions): string {
  const rendering = makeRendering({ ...options, manner: 'card' });
  renderBlocks(blocks, rendering);
  const html = rendering.out.trimEnd();
  if (rendering.rawTags === 0) return html;
  if (rendering.rawTags <= MAX_RAW_TAGS) return sanitizeHtml(html);
  return renderSideAsText(blocks, options);
}

function renderSideAsText(blocks: readonly Block[], options: SideOptions): string {
  const rendering = makeRendering({ ...options, manner: 'card-without-html' });
  renderBlocks(blocks, rendering);
  return rendering.out.trimEnd();
}

/** Renders a Markdown text as the side of a card. */
export function markdownToHtml(markdown: string, language = 'en'): string {
  const { blocks, references } = parseMarkdown(cleanSource(markdown).text);
  return renderSide(blocks, { references, language });
}

/** Renders a Markdown text as the CommonMark specification writes it, raw HTML included: for tests, never for a page. */
export function markdownToRawHtml(markdown: string): string {
  const { blocks, references } = parseMarkdown(cleanSource(markdown).text);
  const rendering = makeRendering({ references, language: 'en', manner: 'raw' });
  renderBlocks(blocks, rendering);
  return rendering.out;
}
