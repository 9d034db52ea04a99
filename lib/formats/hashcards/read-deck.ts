import { parseForeignJson } from '#lib/shared/foreign-json.ts';
import { basicHash, hashedGaps, termHashes, trimmed } from './card-hash.ts';
import { withoutRootPaths } from './root-paths.ts';

/** A document of hashcards, as this program reads it. */
export interface HashcardsDeck {
  /** In our deck format: its front matter says whose form it has. */
  readonly text: string;
  /** Where each of its lines stands in the document; both count from 1. */
  readonly lines: readonly number[];
  readonly cards: readonly HashedCards[];
}

/** What a question, a text with holes or a term asks: a hash for each card. */
export interface HashedCards {
  readonly kind: 'basic' | 'gaps' | 'term';
  /** Line of the deck's text at which it begins, from 1. */
  readonly line: number;
  /** Of a term: asked by its definition, then by itself. */
  readonly hashes: readonly string[];
  /** What each hole of a text hides; none of others. */
  readonly hidden: readonly string[];
}

/** Reads a document of hashcards; `path` starts at the folder of the collection. */
export function readHashcardsDeck(path: string, source: string): HashcardsDeck {
  const lines = source
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
  const head = readHead(lines);
  const writing = new DeckWriting(head.isOurs ? [] : headFor(head.name ?? stemOf(path)));
  const from = head.isOurs ? 0 : head.end;
  const depth = path.split('/').length - 1;
  for (let at = from; at < lines.length; at += 1) {
    writing.line(lines[at] as string, { at, isHead: at < head.end, depth });
  }
  return writing.deck();
}

/** What only that program writes: a term and its definition. */
const TERM = /^T:[^\S\n]*\S[^\n]*\n(?:(?![QATCD]:|---[^\S\n]*$)[^\n]*\n){0,50}D:/m;

/** Whether a document that comes by itself is one of hashcards: it has that program's head, or terms as it has them. */
export function isHashcardsDeck(source: string): boolean {
  const text = source.replace(/\r\n?/g, '\n');
  const { name, isOurs } = readHead(text.split('\n'));
  return !isOurs && (name !== null || TERM.test(text));
}

interface Head {
  readonly name: string | null;
  /** Number of its lines. */
  readonly end: number;
  /** Whether it is YAML: then it is in our own form. */
  readonly isOurs: boolean;
}

function readHead(lines: readonly string[]): Head {
  const isRule = (line: string | undefined) => line?.trim() === '---';
  const end = isRule(lines[0]) ? lines.findIndex((line, at) => at > 0 && isRule(line)) : -1;
  if (end < 0) return { name: null, end: 0, isOurs: false };
  const head = lines.slice(1, end);
  const isOurs = head.some((line) => /^[A-Za-z][\w-]*\s*:/.test(line));
  return { name: nameIn(head), end: end + 1, isOurs };
}

/** `name = "…"` of TOML. */
function nameIn(head: readonly string[]): string | null {
  for (const line of head) {
    const [, basic, literal] = /^\s*name\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(line) ?? [];
    if (literal !== undefined) return literal.trim() || null;
    if (basic !== undefined) return unescaped(basic).trim() || null;
  }
  return null;
}

function unescaped(text: string): string {
  try {
    return String(parseForeignJson(`"${text}"`));
  } catch {
    return text;
  }
}

/** What the program itself calls the deck of a document without a name. */
function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/(?<=.)\.[^.]*$/, '');
}

function headFor(name: string): string[] {
  const title = JSON.stringify(name.normalize('NFC'));
  return ['---', 'compat: hashcards', 'math: yes', `deck: ${title}`, `title: ${title}`, '---'];
}

const TAG = /^([QATDC]):/;

/** What is being read: texts by the letters that begin them. */
interface Reading {
  readonly begin: 'Q' | 'T' | 'C';
  readonly line: number;
  readonly texts: Partial<Record<string, string>>;
  last: string;
}

/** Writes a document in our form, and hashes what it asks on the way. */
class DeckWriting {
  readonly #text: string[];
  readonly #lines: number[];
  readonly #cards: HashedCards[] = [];
  #reading: Reading | null = null;

  constructor(head: readonly string[]) {
    this.#text = [...head];
    this.#lines = head.map((_, at) => at + 1);
  }

  line(line: string, { at, isHead, depth }: { at: number; isHead: boolean; depth: number }): void {
    if (isHead) return this.#write(line, at);
    const tag = TAG.exec(line)?.[1];
    if (tag === 'T' && this.#text.at(-1)?.trim() === '') this.#text[this.#text.length - 1] = '---';
    else if (tag === 'T' && this.#text.at(-1) !== '---') this.#write('---', at);
    this.#write(
      this.#formed(
        withoutRootPaths(line, () => '../'.repeat(depth)),
        tag,
      ),
      at,
    );
    this.#read(line, tag);
  }

  #write(line: string, at: number): void {
    this.#text.push(line);
    this.#lines.push(at + 1);
  }

  /** A term is a bullet here, its definition follows after three colons. */
  #formed(line: string, tag: string | undefined): string {
    if (tag === 'T') return `- ${trimmed(line.slice(2))}`;
    if (this.#reading?.begin !== 'T') return line;
    if (tag === 'D') return `  ::: ${trimmed(line.slice(2))}`;
    return tag === undefined && line.trim() !== '' && line.trim() !== '---' ? `  ${line}` : line;
  }

  #read(line: string, tag: string | undefined): void {
    if (tag === undefined && line.trim() !== '---') {
      const reading = this.#reading;
      if (reading) reading.texts[reading.last] = `${reading.texts[reading.last] ?? ''}\n${line}`;
      return;
    }
    const text = trimmed(line.slice(2));
    const follows = (tag === 'A' && this.#isIn('Q')) || (tag === 'D' && this.#isIn('T'));
    if (follows && this.#reading) {
      this.#reading.last = tag ?? '';
      this.#reading.texts[this.#reading.last] = text;
      return;
    }
    this.#finish();
    if (tag === 'Q' || tag === 'T' || tag === 'C') {
      this.#reading = { begin: tag, line: this.#text.length, texts: { [tag]: text }, last: tag };
    }
  }

  #isIn(begin: Reading['begin']): boolean {
    return this.#reading?.begin === begin && this.#reading.last === begin;
  }

  #finish(): void {
    const reading = this.#reading;
    this.#reading = null;
    if (!reading) return;
    const { begin, line, texts } = reading;
    const { Q = '', A, T = '', D, C = '' } = texts;
    if (begin === 'C') {
      const gaps = hashedGaps(C);
      const [hashes, hidden] = [gaps.map(({ hash }) => hash), gaps.map((gap) => gap.text)];
      this.#cards.push({ kind: 'gaps', line, hashes, hidden });
    }
    if (begin === 'Q' && A !== undefined)
      this.#cards.push({ kind: 'basic', line, hashes: [basicHash(Q, A)], hidden: [] });
    if (begin === 'T' && D !== undefined)
      this.#cards.push({ kind: 'term', line, hashes: termHashes(T, D), hidden: [] });
  }

  deck(): HashcardsDeck {
    this.#finish();
    return { text: `${this.#text.join('\n')}\n`, lines: this.#lines, cards: this.#cards };
  }
}
