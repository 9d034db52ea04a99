import { AppError } from '#lib/shared/errors.ts';
import type { TableEncoding } from './table.ts';

/** The text of a table, and how its bytes were read. */
export interface TableText {
  readonly text: string;
  readonly encoding: TableEncoding;
}

/**
 * The text of a table: as chosen, else by its byte order mark, as UTF-8, or in what spreadsheets on Windows save instead. Throws `unreadable-file`
 * for what is no text.
 */
export function tableText(bytes: Uint8Array, chosen: TableEncoding | null = null): TableText {
  const encoding = chosen ?? guessEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes).normalize('NFC');
  if (chosen !== null || !text.includes('\0')) return { text: text.replaceAll('\0', ''), encoding };
  throw new AppError('unreadable-file', 'The file is not text.', { remedy: 'save-as-utf8' });
}

function guessEncoding(bytes: Uint8Array): TableEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  return hasWordsOfHighBytes(bytes) ? 'windows-1251' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** In Cyrillic whole words are above ASCII; in languages with Latin letters one letter is, here and there. */
function hasWordsOfHighBytes(bytes: Uint8Array): boolean {
  let high = 0;
  let paired = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (!isLetter(bytes[at])) continue;
    high += 1;
    if (isLetter(bytes[at - 1]) || isLetter(bytes[at + 1])) paired += 1;
  }
  return paired * 2 > high;
}

/** The letters of a single-byte code above ASCII; those before them are signs, and a few letters more. */
function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xc0;
}
