import { decodeReference, REFERENCE } from '#lib/render/markdown/character-reference.ts';

const ESCAPE_OR_REFERENCE = new RegExp(`\\\\([!-/:-@[-\`{-~])|${REFERENCE.source}`, 'g');

/** Takes away backslashes before punctuation and decodes character references. */
export function unescapeMarkdown(text: string): string {
  if (!text.includes('\\') && !text.includes('&')) return text;
  return text.replace(ESCAPE_OR_REFERENCE, (whole, escaped?: string) =>
    escaped === undefined ? (decodeReference(whole) ?? whole) : escaped,
  );
}
