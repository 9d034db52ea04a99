import { word } from '#lib/render/words.ts';
import { textOfField } from './text-of-field.ts';

/** A place in a side where something other than HTML is written. */
export type Island =
  | { readonly kind: 'sound'; readonly source: string; readonly name: string }
  | { readonly kind: 'speech'; readonly source: string; readonly speech: Speech }
  | {
      readonly kind: 'math';
      readonly source: string;
      readonly tex: string;
      readonly isBlock: boolean;
    }
  /** Where an answer is typed: a field, perhaps with `cloze:` or `nc:` before it. */
  | { readonly kind: 'typed'; readonly source: string; readonly field: string };

/** A text that a voice reads. */
export interface Speech {
  readonly text: string;
  /** As BCP 47; empty where none is said. */
  readonly language: string;
  /** Names of voices, the best first. */
  readonly voices: readonly string[];
  /** 1 is as fast as people speak. */
  readonly speed: number;
}

const OPEN = '\ufdd0';
const CLOSE = '\ufdd1';
/** How an island may begin. */
export const BEGINNING: RegExp = /\\[([]|\[(?:sound:|anki:tts[ \]]|latex\]|\$\$?\]|\[type:)/gi;

/** Ends of what begins so, and how the text between is read. */
const ENDS: Readonly<
  Record<string, readonly [end: string, read: (inside: string) => Unplaced | null]>
> = {
  '\\(': ['\\)', (inside) => math(inside, false)],
  '\\[': ['\\]', (inside) => math(inside, true)],
  '[$]': ['[/$]', (inside) => math(inside, false)],
  '[$$]': ['[/$$]', (inside) => math(inside, true)],
  '[latex]': ['[/latex]', readLatex],
  '[sound:': [
    ']',
    (inside) => (inside === '' ? null : { kind: 'sound', name: textOfField(inside) }),
  ],
  '[anki:tts': ['[/anki:tts]', readSpeech],
  '[[type:': [
    ']]',
    (inside) => (inside === '' ? null : { kind: 'typed', field: textOfField(inside) }),
  ],
};

type Unplaced = Island extends infer Each
  ? Each extends Island
    ? Omit<Each, 'source'>
    : never
  : never;

/** Marks of islands. */
export const ISLAND: RegExp = /\ufdd0(\d+)\ufdd1/;

const HELD_OPEN = '\ufdd2';
const HELD_CLOSE = '\ufdd3';

/** Marks of fields that are clean already. */
export const HELD: RegExp = /\ufdd2(\d+)\ufdd3/;

/** How many of them a text holds. */
export function heldMarks(text: string): number {
  return text.split(HELD_OPEN).length - 1;
}

/** The mark of a field that is clean already. */
export function heldMark(index: number): string {
  return `${HELD_OPEN}${index}${HELD_CLOSE}`;
}

/** Signs of which marks are made: no text may bring its own. Unicode gives them to no letter and leaves them to programs. */
const SIGNS = /[\ufdd0-\ufdd3]/g;
/** The same as HTML may write them, for parsers to make the sign of. */
const REFERENCES = /&#(?:0*6497[6-9]|x0*fdd[0-3])(?![0-9a-f]);?/gi;
const UNKNOWN = '\ufffd';

/** A text in which nothing can be taken for a mark. */
export function withoutMarks(text: string): string {
  return text.replace(SIGNS, UNKNOWN);
}

/** The islands of the two sides of a card, in the order in which they stand. */
export class Islands {
  readonly all: Island[] = [];

  /**
   * Puts a mark, which no HTML parser touches, for each sound, spoken text, formula and typed answer. What would become the sign
   * of a mark when HTML is parsed does so no longer.
   */
  take(given: string): string {
    const html = given.includes('&#') ? given.replace(REFERENCES, UNKNOWN) : given;
    if (!html.includes('[') && !html.includes('\\(')) return html;
    const missing = new Set<string>();
    let written = '';
    let from = 0;
    const pattern = new RegExp(BEGINNING);
    for (let match = pattern.exec(html); match; match = pattern.exec(html)) {
      const begin = match[0].toLowerCase().replace(/^(\[anki:tts).$/, '$1');
      const [end, read] = ENDS[begin] ?? [];
      if (end === undefined || !read || missing.has(end)) continue;
      const inside = match.index + begin.length;
      const at = html.indexOf(end, inside);
      const island = at < 0 ? null : read(html.slice(inside, at));
      // Asking for a missing end again from every beginning would take the square of the time.
      if (at < 0) missing.add(end);
      if (!island) continue;
      const source = html.slice(match.index, at + end.length);
      written += `${html.slice(from, match.index)}${OPEN}${this.all.length}${CLOSE}`;
      this.all.push({ ...island, source } as Island);
      from = at + end.length;
      pattern.lastIndex = from;
    }
    return written + html.slice(from);
  }

  /** Forgets those that were taken last: all but so many. */
  keepOnly(count: number): void {
    this.all.length = count;
  }

  /** Goes through a text with marks: `write` is called for what stands between them and for each island. */
  *parts(text: string): Generator<string | Island> {
    if (!text.includes(OPEN)) {
      yield text;
      return;
    }
    for (const [index, part] of text.split(ISLAND).entries()) {
      if (index % 2 === 0) yield part;
      else yield this.all[Number(part)] ?? '';
    }
  }

  /** A text as it was before marks were put. */
  restore(text: string): string {
    return [...this.parts(text)]
      .map((part) => (typeof part === 'string' ? part : part.source))
      .join('');
  }
}

function math(inside: string, isBlock: boolean): Unplaced {
  const lines = inside.replace(/<br\s*\/?>|<\/?(?:div|p)\b[^<>]*>/gi, '\n');
  return { kind: 'math', tex: textOfField(lines).trim(), isBlock };
}

/** Only what LaTeX would set as a formula is one; the rest of LaTeX stays text. */
function readLatex(inside: string): Unplaced {
  const { tex } = math(inside, false) as { tex: string };
  const dollars = /^(\${1,2})([\s\S]*?)\1$/.exec(tex);
  if (dollars) return { kind: 'math', tex: dollars[2] ?? '', isBlock: dollars[1] === '$$' };
  return { kind: 'math', tex, isBlock: !tex.startsWith(String.raw`\begin{math}`) };
}

function readSpeech(inside: string): Unplaced | null {
  const at = inside.indexOf(']');
  if (at < 0) return null;
  const words = inside.slice(0, at).trim().split(/\s+/);
  const options = new Map(words.map((word) => word.split('=', 2) as [string, string]));
  const named = (options.get('lang') ?? '').replaceAll('_', '-');
  const language = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(named) ? named : '';
  const speed = Number(options.get('speed') ?? 1);
  const speech = {
    text: spokenText(inside.slice(at + 1), language),
    language,
    voices: (options.get('voices') ?? '').split(',').filter((voice) => voice !== ''),
    speed: speed > 0 && speed < 10 ? speed : 1,
  };
  return { kind: 'speech', speech };
}

const BLOCK = /<\/?(?:br|hr|div|p|li|[uod]l|d[td]|h\d|table|t[rdh]|blockquote|pre)\b[^<>]*>/gi;

/** What a voice reads: lines apart, and a word for what is hidden. */
function spokenText(html: string, language: string): string {
  const text = textOfField(html.replace(BLOCK, ' '));
  return text.replaceAll('[...]', word('blank', language));
}
