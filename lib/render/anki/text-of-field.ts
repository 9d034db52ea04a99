import { decodeReference, REFERENCE } from '#lib/render/markdown/character-reference.ts';

const REFERENCES = new RegExp(REFERENCE, 'g');
const HIDDEN_START = /<(?:!--|style|script)/giy;

/** The text of a field without its tags, as Anki's filter `text` gives it: what was escaped is so no longer. */
export function textOfField(html: string): string {
  const bare = html.includes('<') ? withoutTags(html) : html;
  if (!bare.includes('&')) return bare;
  const decoded = bare.replace(REFERENCES, (reference) => decodeReference(reference) ?? reference);
  return decoded.replaceAll('\u00a0', ' ');
}

/** Goes forward only, because a pattern would look for a missing end again from every beginning. */
function withoutTags(html: string): string {
  const lower = html.toLowerCase();
  const missing = new Set<string>();
  let kept = '';
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', from)) {
    const end = endOfTag(lower, at, missing);
    if (end < 0) break;
    kept += html.slice(from, at);
    from = end;
  }
  return kept + html.slice(from);
}

/** Where a tag, a comment, or an element that shows nothing ends; -1 where it does not. */
function endOfTag(lower: string, at: number, missing: Set<string>): number {
  HIDDEN_START.lastIndex = at;
  const start = HIDDEN_START.exec(lower)?.[0];
  if (start !== undefined) {
    const last = start === '<!--' ? '-->' : `</${start.slice(1)}>`;
    const end = missing.has(last) ? -1 : lower.indexOf(last, at);
    if (end >= 0) return end + last.length;
    missing.add(last);
  }
  const end = lower.indexOf('>', at);
  return end < 0 ? -1 : end + 1;
}
