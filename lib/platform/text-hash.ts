import { createHash, hash } from 'node:crypto';

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits: Node's own, four times as fast as one in JavaScript. */
export function textHash(text: string): string {
  return hash('sha256', text, 'hex');
}

/** SHA-1 of a text in UTF-8, as 40 hexadecimal digits: for formats that ask for it. */
export function sha1OfText(text: string): string {
  return hash('sha1', text, 'hex');
}

/** SHA-1 of bytes. */
export function sha1OfBytes(bytes: Uint8Array): Uint8Array {
  return createHash('sha1').update(bytes).digest();
}
