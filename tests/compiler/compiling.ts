import type { BundleNote } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { compile } from '#lib/compiler/compile.ts';

/** Compiles one text as a file of its own. */
export function compileText(text: string, path = 'deck/notes.md') {
  const { bundle, findings } = compile([{ path, text }]);
  return { notes: bundle.notes, deck: bundle.decks[0], findings };
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
