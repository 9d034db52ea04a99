import { escapeHtml } from '#lib/render/escape-html.ts';

/** A hole that says nothing about what it hides. */
export const BLANK = blank('…');

/** A hole in place of what is asked. */
export function blank(words: string): string {
  return `<span class="cloze-blank">[${escapeHtml(words)}]</span>`;
}

/** A list of clean `<li>` elements, the first of which has the number `start`. */
export function listHtml(
  tag: 'ul' | 'ol',
  name: string,
  items: readonly string[],
  start = 1,
): string {
  const from = start === 1 ? '' : ` start="${start}"`;
  return `<${tag} class="${name}"${from}>\n${items.join('\n')}\n</${tag}>`;
}
