const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: '\u00a0',
};

const REFERENCE = /&(amp|lt|gt|quot|nbsp|#39);/g;
/** What looks like any other reference, or is a tag, or a break of the source that is none on the card. */
const SOURCE = /&#?\w+;|<|[\n\r]/;
const WRITTEN: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\u00a0': '&nbsp;',
  '\n': '<br>',
};

/** The text of a field that is nothing but text and line breaks, as people type it; null for one with other HTML in it. */
export function textOfPlainField(html: string): string | null {
  const parts = html.split(/<br ?\/?>/i);
  if (parts.some((part) => SOURCE.test(part.replace(REFERENCE, '')))) return null;
  const lines = parts.map((part) =>
    part.replace(REFERENCE, (whole, name: string) => NAMED[name] ?? whole),
  );
  return lines.join('\n');
}

/** The field that shows a text as it was typed. */
export function fieldOfText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[&<>\u00a0\n]/g, (sign) => WRITTEN[sign] ?? sign);
}

/** The tags in a line of them, apart by spaces, each once whatever its case. */
export function tagsOfLine(line: string): string[] {
  const tags = new Map<string, string>();
  for (const tag of line.normalize('NFC').split(/[\s\u3000]+/)) {
    if (tag !== '' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
}
