import path from 'node:path';
import type { Finding } from '#lib/bundle/finding.ts';
import { joinDocuments } from '#lib/compiler/compile.ts';
import type { CompiledDocument } from '#lib/compiler/compile-document.ts';
import type { LintOptions } from '#lib/compiler/lint/lint-options.ts';
import {
  type DeckFile,
  findDeckFiles,
  findNamedPath,
  type ReadFiles,
  readFound,
} from '#lib/platform/deck-files.ts';
import type { WorkThreads } from '#lib/platform/work-threads.ts';
import { compileSources } from './compile-sources.ts';
import { damagedFiles, unreadableFiles } from './troubled-files.ts';

/** A file that was checked. */
export interface CheckedFile {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

/** What files hold and what is wrong with them; `file` of a finding is an absolute path. */
export interface Checked {
  readonly files: readonly CheckedFile[];
  readonly notes: number;
  readonly cards: number;
  readonly findings: readonly Finding[];
}

/** Which files to check. */
export interface CheckInput {
  /** Paths that somebody named; none means the deck folders. */
  readonly paths: readonly string[];
  readonly deckFolders: readonly string[];
  /** Folders of dictionaries of corrections. */
  readonly errataFolders: readonly string[];
}

/** Compiles Markdown files, asks all lint rules about them, and writes nothing. No path means the deck folders. Throws `unreadable-file`. */
export async function checkDeckFiles(
  threads: WorkThreads,
  { paths, deckFolders, errataFolders }: CheckInput,
): Promise<Checked> {
  const { files, unreadable } = readCheckedFiles(paths, deckFolders);
  const compiling = { depth: 'all', sides: 'left-out', errataFolders } as const;
  const compiled = await compileSources(threads, files, compiling);
  const documents = new Map(
    files.map((file, at) => [file, compiled.documents[at] as CompiledDocument] as const),
  );
  const parts = withoutNamesakes(files).map((part) =>
    checkTogether(part, { documents, lint: compiled.lint }),
  );
  const unread = unreadableFiles(unreadable).map((finding, at) => {
    return { ...finding, file: absolute(unreadable[at] as (typeof unreadable)[number]) };
  });
  return {
    files: parts.flatMap(({ files }) => files),
    notes: parts.reduce((sum, { notes }) => sum + notes, 0),
    cards: parts.reduce((sum, { cards }) => sum + cards, 0),
    findings: [...compiled.unusable, ...unread, ...parts.flatMap(({ findings }) => findings)],
  };
}

/** Reads the files to check, each once. */
export function readCheckedFiles(
  paths: readonly string[],
  deckFolders: readonly string[],
): ReadFiles {
  if (paths.length === 0) return readFound(findDeckFiles(deckFolders));
  const found = paths.map((named) => readFound(findNamedPath(named, deckFolders)));
  const files = found.flatMap((each) => each.files);
  return {
    files: [...new Map(files.map((file) => [absolute(file), file])).values()],
    unreadable: found.flatMap(({ unreadable }) => unreadable),
  };
}

/** Files of one document name, found under different folders, are not of one whole: they are checked apart. */
function withoutNamesakes(files: readonly DeckFile[]): DeckFile[][] {
  const parts: Map<string, DeckFile>[] = [];
  for (const file of files) {
    const part = parts.find((each) => !each.has(file.path));
    if (part) part.set(file.path, file);
    else parts.push(new Map([[file.path, file]]));
  }
  return parts.map((part) => [...part.values()]);
}

interface CompiledFiles {
  readonly documents: ReadonlyMap<DeckFile, CompiledDocument>;
  readonly lint: LintOptions;
}

function checkTogether(files: readonly DeckFile[], { documents, lint }: CompiledFiles): Checked {
  const { bundle, findings } = joinDocuments(
    files.map((file) => documents.get(file) as CompiledDocument),
    undefined,
    lint,
  );
  const places = new Map(files.map((file) => [file.path, absolute(file)]));
  return {
    files: files.map((file) => ({ file: absolute(file), text: file.text })),
    notes: bundle.notes.length,
    cards: bundle.notes.reduce((sum, { cards }) => sum + cards.length, 0),
    findings: [...damagedFiles(files), ...findings].map((finding) => {
      return { ...finding, file: places.get(finding.file) ?? finding.file };
    }),
  };
}

/** The absolute path of a file. */
export function absolute({ folder, path: file }: Pick<DeckFile, 'folder' | 'path'>): string {
  return path.join(folder, file);
}
