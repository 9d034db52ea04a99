import type { BundleNote } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { compile } from '#lib/compiler/compile.ts';
import type { FoundMedia } from '#lib/compiler/media.ts';
import { foundMedia } from '#lib/platform/media-files.ts';

/** Compiles one text as a file of its own. */
export function compileText(text: string, path = 'deck/notes.md') {
  const { bundle, findings } = compile([{ path, text, media: someMedia }]);
  return { notes: bundle.notes, deck: bundle.decks[0], findings };
}

/** Bytes of a picture without its pixels: all that compiling reads. */
export function pngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(25)]);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A few files beside a document in `deck`. */
export function someMedia(path: string): FoundMedia {
  if (path === 'deck/a.png') return foundMedia(pngHeader(40, 30));
  if (path === 'deck/notes.txt') return foundMedia(new TextEncoder().encode('<svgx>'));
  return { kind: path === 'deck/huge.png' ? 'too-large' : 'missing' };
}

/** The sides of all cards of a text. */
export function sidesOf(text: string): readonly (readonly [prompt: string, answer: string])[] {
  return cardsOf(compileText(text).notes).map(({ prompt, answer }) => [prompt, answer]);
}

/** All cards of notes. */
export function cardsOf(notes: readonly BundleNote[]) {
  return notes.flatMap((note) => note.cards);
}

/** Codes of what was found, with their lines and columns. */
export function codesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, line, column }) => `${code} ${line}:${column}`);
}
