import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '#lib/bundle/finding.ts';
import { compile, type SourceFile } from '#lib/compiler/compile.ts';
import { Errata } from '#lib/compiler/lint/errata.ts';
import { readErrata } from '#lib/formats/errata/read-errata.ts';
import { ROOT } from '../support/root.ts';

const FILE = path.join(ROOT, 'decks', 'errata', 'kubernetes.yaml');

/** What the dictionary of the repository reads to. */
export const KUBERNETES = readErrata({ path: FILE, text: readFileSync(FILE, 'utf8') });

const { about = [], entries = [] } = KUBERNETES.dictionary ?? {};

/** The dictionary of the repository, ready to be searched for. */
export const KUBERNETES_ERRATA = new Errata([{ about, entries: () => entries }]);

/** Compiles files with all lint rules and the dictionary of the repository. */
export function lintFiles(files: readonly SourceFile[]) {
  return compile(files, { depth: 'all', errata: KUBERNETES_ERRATA });
}

/** What lint finds in one text. */
export function lintText(text: string): readonly Finding[] {
  return lintFiles([{ path: 'deck/notes.md', text }]).findings;
}

/** The same with a head that gives a language and a source. */
export function lintIn(language: string, text: string): readonly Finding[] {
  return lintText(`---\nlang: ${language}\nsource: a book\n---\n\n${text}`);
}

/** Codes of what was found, each once. */
export function codesIn(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))].sort();
}
