/** Both sides of a card that asks for a hole, and the number of the hole. */
export interface ClozeCard {
  readonly number: number;
  readonly prompt: string;
  readonly answer: string;
}

/** A stretch of the common text that a card hides. */
interface Hole {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly hint: string;
}

const OPEN = '<mark class="cloze">';
const CLOSE = '</mark>';
const BLANK = /<span class="cloze-blank">\[(.*?)\]<\/span>/g;

/**
 * One text with all holes of a note, `{{c1::so::hint}}`, from its cards, each of which shows the same text and hides its own. Null
 * where they do not: where texts differ, or holes overlap without one lying in the other.
 */
export function clozeText(cards: readonly ClozeCard[]): string | null {
  const read = cards.map(readCard);
  const text = read[0]?.text;
  if (text === undefined || read.some((each) => each === null || each.text !== text)) return null;
  const holes = read.flatMap((each) => each?.holes ?? []);
  return isNested(holes) ? withHoles(text, holes) : null;
}

/** The text of a card without the marks of its holes, and where those were; null where prompt and answer tell different stories. */
function readCard({ number, prompt, answer }: ClozeCard): { text: string; holes: Hole[] } | null {
  const hints = [...prompt.matchAll(BLANK)].map(([, hint = '']) => (hint === '…' ? '' : hint));
  const holes: Hole[] = [];
  let text = '';
  let rest = answer;
  for (let at = rest.indexOf(OPEN); at >= 0; at = rest.indexOf(OPEN)) {
    const end = endOfMark(rest, at);
    if (end === null) return null;
    text += rest.slice(0, at);
    const inside = rest.slice(at + OPEN.length, end);
    const hint = hints[holes.length];
    if (hint === undefined) return null;
    holes.push({ number, from: text.length, to: text.length + inside.length, hint });
    text += inside;
    rest = rest.slice(end + CLOSE.length);
  }
  text += rest;
  return holes.length > 0 && holes.length === hints.length ? { text, holes } : null;
}

/** Where the mark that opens at `from` is closed; marks may stand within it. */
function endOfMark(html: string, from: number): number | null {
  const tags = /<(\/?)mark\b[^>]*>/g;
  tags.lastIndex = from;
  let depth = 0;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return tag.index;
  }
  return null;
}

function isNested(holes: readonly Hole[]): boolean {
  return holes.every((one) =>
    holes.every((other) => {
      const isApart = one.to <= other.from || other.to <= one.from;
      const isWithin = one.from >= other.from && one.to <= other.to;
      return isApart || isWithin || (other.from >= one.from && other.to <= one.to);
    }),
  );
}

/** Longer holes open first and close last. */
function withHoles(text: string, holes: readonly Hole[]): string {
  const outer = holes.toSorted((a, b) => a.from - b.from || b.to - a.to || a.number - b.number);
  let out = '';
  let at = 0;
  const open: Hole[] = [];
  const closeUpTo = (place: number) => {
    for (let hole = open.at(-1); hole && hole.to <= place; hole = open.at(-1)) {
      out += safe(text.slice(at, hole.to)) + (hole.hint === '' ? '' : `::${safe(hole.hint)}`);
      out += '}}';
      at = hole.to;
      open.pop();
    }
  };
  for (const hole of outer) {
    closeUpTo(hole.from);
    out += `${safe(text.slice(at, hole.from))}{{c${hole.number}::`;
    at = hole.from;
    open.push(hole);
  }
  closeUpTo(text.length);
  return out + safe(text.slice(at));
}

/** What Anki would take for its own marks is written as characters. */
function safe(html: string): string {
  return html
    .replaceAll('{{', '&#123;&#123;')
    .replaceAll('}}', '&#125;&#125;')
    .replaceAll('::', '&#58;&#58;');
}
