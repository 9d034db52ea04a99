import type { Bundle } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import type { SourceFile } from '#lib/compiler/compile-document.ts';

export type { SourceFile } from '#lib/compiler/compile-document.ts';

/** A compiled set of files: what they hold, and everything there is to say about them. */
export interface CompileResult {
  readonly bundle: Bundle;
  readonly findings: readonly Finding[];
}

/** Compiles a set of files as one whole. Never throws. */
export function compile(files: readonly SourceFile[]): CompileResult {
  throw new Error(`not written yet: ${files.length}`);
}
