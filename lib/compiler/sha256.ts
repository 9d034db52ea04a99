/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const K = fractions(64, 1 / 3);
/** The same of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const START = fractions(8, 1 / 2);

const encoder = new TextEncoder();
const schedule = new Int32Array(64);
const state = new Int32Array(8);

/**
 * SHA-256 of a text in UTF-8, as hexadecimal digits: 64 of them, or the first `digits` (FIPS 180-4). Written out because
 * `crypto.subtle` answers only later and `node:crypto` is absent from browsers, where the compiler runs too.
 */
export function sha256(text: string, digits = 64): string {
  const length = pad(text);
  state.set(START);
  for (let at = 0; at < length; at += 64) compress(at);
  let hex = '';
  for (let word = 0; hex.length < digits; word++) hex += hexOf(state[word] as number);
  return hex.length === digits ? hex : hex.slice(0, digits);
}

/** Each byte as two digits: looked up, this takes a quarter of the time. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(word: number): string {
  const high = `${HEX[word >>> 24]}${HEX[(word >>> 16) & 255]}`;
  return `${high}${HEX[(word >>> 8) & 255]}${HEX[word & 255]}`;
}

/** Most texts are short: one buffer serves them all. */
let buffer = new Uint8Array(4096);
let view = new DataView(buffer.buffer);

/** Writes the text with its padding into the buffer, and gives the length of both. */
function pad(text: string): number {
  // A UTF-16 code unit takes three bytes at most; the end takes another 72.
  if (text.length * 3 + 72 > buffer.length) {
    buffer = new Uint8Array(text.length * 3 + 72);
    view = new DataView(buffer.buffer);
  }
  const { written } = encoder.encodeInto(text, buffer);
  const length = (((written + 8) >> 6) + 1) << 6;
  buffer.fill(0, written, length);
  buffer[written] = 0x80;
  view.setUint32(length - 8, Math.floor(written / 0x20000000));
  view.setUint32(length - 4, written << 3);
  return length;
}

function compress(at: number): void {
  expand(at);
  // Named one by one: destructuring and indexing inside the rounds would take several times as long.
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let round = 0; round < 64; round++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + (K[round] as number) + (schedule[round] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + s0 + majority) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}

function expand(at: number): void {
  for (let i = 0; i < 16; i++) schedule[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < 64; i++) {
    const early = schedule[i - 15] as number;
    const late = schedule[i - 2] as number;
    const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    schedule[i] = ((schedule[i - 16] as number) + s0 + (schedule[i - 7] as number) + s1) | 0;
  }
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function fractions(count: number, power: number): Int32Array {
  const words: number[] = [];
  for (let n = 2; words.length < count; n++) {
    if (!isPrime(n)) continue;
    const root = n ** power;
    words.push(((root - Math.floor(root)) * 0x100000000) | 0);
  }
  return Int32Array.from(words);
}

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
}
