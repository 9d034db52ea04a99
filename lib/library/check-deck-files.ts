import path from 'node:path';
import type { Finding } from '#lib/bundle/finding.ts';
import { check } from '#lib/compiler/compile.ts';
import type { Errata } from '#lib/compiler/lint/errata.ts';
import {
  type DeckFile,
  findDeckFiles,
  findNamedPath,
  type ReadFiles,
  readFound,
} from '#lib/platform/deck-files.ts';
import { loadErrata } from './load-errata.ts';
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
export function checkDeckFiles({ paths, deckFolders, errataFolders }: CheckInput): Checked {
  const { files, unreadable } = readCheckedFiles(paths, deckFolders);
  const { errata, findings: unusable } = loadErrata(errataFolders);
  const parts = withoutNamesakes(files).map((part) => checkTogether(part, errata));
  const unread = unreadableFiles(unreadable).map((finding, at) => {
    return { ...finding, file: absolute(unreadable[at] as (typeof unreadable)[number]) };
  });
  return {
    files: parts.flatMap(({ files }) => files),
    notes: parts.reduce((sum, { notes }) => sum + notes, 0),
    cards: parts.reduce((sum, { cards }) => sum + cards, 0),
    findings: [...unusable(), ...unread, ...parts.flatMap(({ findings }) => findings)],
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

function checkTogether(files: readonly DeckFile[], errata: Errata): Checked {
  const { notes, cards, findings } = check(files, { depth: 'all', errata });
  const places = new Map(files.map((file) => [file.path, absolute(file)]));
  return {
    files: files.map((file) => ({ file: absolute(file), text: file.text })),
    notes,
    cards,
    findings: [...damagedFiles(files), ...findings].map((finding) => {
      return { ...finding, file: places.get(finding.file) ?? finding.file };
    }),
  };
}

/** The absolute path of a file. */
export function absolute({ folder, path: file }: Pick<DeckFile, 'folder' | 'path'>): string {
  return path.join(folder, file);
}
