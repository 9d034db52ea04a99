import { blake3 } from '@noble/hashes/blake3.js';

const encoder = new TextEncoder();

/** The hash by which hashcards knows a question with its answer: BLAKE3, as 64 hexadecimal digits. */
export function basicHash(question: string, answer: string): string {
  return hexadecimal(blake3(encoder.encode(`Basic${trimmed(question)}${trimmed(answer)}`)));
}

/** The same of cards that hide bytes of a text, the last one included. The text is looked at once, however many there are. */
function clozeHashes(text: string): (hidden: Hidden) => string {
  const begun = blake3.create().update(encoder.encode(`Cloze${text}`));
  return ({ start, end }) =>
    hexadecimal(begun.clone().update(littleEndian(start)).update(littleEndian(end)).digest());
}

/** What is hidden: offsets in bytes of UTF-8. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
}

function hexadecimal(digest: Uint8Array): string {
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** 64 bits; the only part that is hidden could be empty, so that its end lies before its start. */
function littleEndian(number: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(number), true);
  return bytes;
}

const SPACE = /\p{White_Space}/u;

/** Without white space around it as Rust understands it, which differs from ours in two signs. */
export function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && SPACE.test(text.charAt(start))) start += 1;
  while (end > start && SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The hashes of both cards of a term with its definition: that which hides the term, then that which hides the definition. */
export function termHashes(term: string, definition: string): string[] {
  const [name, meaning] = [trimmed(term), trimmed(definition)];
  const text = `Term: ${name}\n\nDefinition: ${meaning}`;
  const [long, wide] = [name, meaning].map((part) => encoder.encode(part).length) as [
    number,
    number,
  ];
  const from = TERM_AT + DEFINITION_AFTER + long;
  return [
    { start: TERM_AT, end: TERM_AT + long - 1 },
    { start: from, end: from + wide - 1 },
  ].map(clozeHashes(text));
}

/** Bytes of `Term: `, and of what stands between term and definition. */
const TERM_AT = 6;
const DEFINITION_AFTER = 14;

/** A hole in a text with brackets. */
export interface HashedGap {
  readonly hash: string;
  /** What it hides. */
  readonly text: string;
}

/** The cards of a text with brackets, in the order of its holes. */
export function hashedGaps(source: string): HashedGap[] {
  const bytes = encoder.encode(trimmed(source));
  const clean: number[] = [];
  const reading = new BracketReading(bytes);
  for (let at = 0; at < bytes.length; at += 1) {
    if (reading.isKept(at)) clean.push(bytes[at] as number);
  }
  const whole = new Uint8Array(clean);
  const text = new TextDecoder().decode(whole);
  const hashOf = clozeHashes(text);
  return holesOf(bytes).map((hidden) => ({
    hash: hashOf(hidden),
    text: new TextDecoder().decode(whole.subarray(hidden.start, hidden.end + 1)),
  }));
}

const [OPEN, CLOSE, BANG, BACKSLASH] = [0x5b, 0x5d, 0x21, 0x5c];

/** Which bytes of a text stay without its brackets: those of pictures do, and those behind a backslash. */
class BracketReading {
  readonly #bytes: Uint8Array;
  #inImage = false;
  #isEscaped = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  isKept(at: number): boolean {
    const byte = this.#bytes[at];
    const next = this.#bytes[at + 1];
    if (byte === OPEN) return this.#bracket(false);
    if (byte === CLOSE) return this.#bracket(true);
    if (byte === BANG) {
      this.#inImage ||= next === OPEN;
      return true;
    }
    if (byte !== BACKSLASH) return true;
    if (this.#isEscaped) return false;
    this.#isEscaped = next === OPEN || next === CLOSE;
    return !this.#isEscaped;
  }

  #bracket(isEnd: boolean): boolean {
    if (this.#inImage) {
      if (isEnd) this.#inImage = false;
      return true;
    }
    const isKept = this.#isEscaped;
    this.#isEscaped = false;
    return isKept;
  }
}

/** What each pair of brackets hides: offsets in the text without them. */
function holesOf(bytes: Uint8Array): Hidden[] {
  const holes: Hidden[] = [];
  const reading = new BracketReading(bytes);
  let start = -1;
  let index = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    const isKept = reading.isKept(at);
    if (isKept) index += 1;
    else if (byte === OPEN) start = index;
    else if (byte === CLOSE && start >= 0) {
      holes.push({ start, end: index - 1 });
      start = -1;
    }
  }
  return holes;
}
