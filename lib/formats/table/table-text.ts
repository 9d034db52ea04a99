import { AppError } from '#lib/shared/errors.ts';

/** The text of a table: UTF-8, or UTF-16 by its byte order mark. Throws `unreadable-file` for anything else. */
export function tableText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize('NFC');
    if (!text.includes('\0')) return text;
  } catch {
    // Said below.
  }
  throw new AppError('unreadable-file', 'The file is not text in UTF-8. Save it as UTF-8 anew.', {
    remedy: 'save-as-utf8',
  });
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
