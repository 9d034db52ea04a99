import type { BundleDeck, BundleDocument, BundleNote } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';

/** A Markdown source: its path relative to the folder it was found in (NFC, forward slashes), and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What one file compiles to. Depends on nothing but the file, so it can be cached by content. */
export interface CompiledDocument {
  readonly deck: BundleDeck;
  readonly document: BundleDocument;
  readonly notes: readonly BundleNote[];
  readonly findings: readonly Finding[];
}

/** Compiles one file. Never throws: what is wrong with the file is said in `findings`. */
export function compileDocument(file: SourceFile): CompiledDocument {
  throw new Error(`not written yet: ${file.path}`);
}
