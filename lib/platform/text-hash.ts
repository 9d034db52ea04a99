import { hash } from 'node:crypto';

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits: Node's own, four times as fast as one in JavaScript. */
export function textHash(text: string): string {
  return hash('sha256', text, 'hex');
}
