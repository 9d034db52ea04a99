/** How a word with its reading is written. */
export type ShowReading = (base: string, reading: string) => string;

/**
 * Finds `漢字[かんじ]`, a word and how it is read, and writes it anew. A word begins after a space, which goes with it, or after a
 * tag; `[sound:…]` is no reading.
 */
export function replaceReadings(html: string, show: ShowReading): string {
  const text = html.replaceAll('&nbsp;', ' ');
  let written = '';
  let from = 0;
  let lineEnd = -1;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    const end = text.indexOf(']', at + 2);
    if (end < 0) break;
    if (lineEnd < at) lineEnd = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    if (lineEnd < end) continue;
    const base = baseBefore(text, from, at);
    if (base === at) continue;
    const reading = text.slice(at + 1, end);
    const start = base > from && text[base - 1] === ' ' ? base - 1 : base;
    const isSound = reading.startsWith('sound:');
    written += text.slice(from, isSound ? end + 1 : start);
    if (!isSound) written += show(text.slice(base, at), reading);
    from = end + 1;
    at = end;
  }
  return written + text.slice(from);
}

function baseBefore(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && text[start - 1] !== ' ' && text[start - 1] !== '>') start--;
  return start;
}
