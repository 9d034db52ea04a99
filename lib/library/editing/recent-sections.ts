import { Errata } from '#lib/compiler/lint/errata.ts';
import { SectionMemory } from '#lib/compiler/section-memory.ts';
import type { Actor } from '#lib/context.ts';
import { readYamlFolder } from '#lib/platform/yaml-files.ts';
import type { KeptDocument } from '#lib/store/note-documents.ts';
import { loadErrata } from '../load-errata.ts';

/** Nobody types in more documents at once. */
const MOST = 4;

const recent = new Map<string, SectionMemory>();

/** What a document compiled to when its text was looked at last, so that a key press costs one section and not all of them. */
export function recentSections(
  { user }: Actor,
  { home, folder, path }: Pick<KeptDocument, 'home' | 'folder' | 'path'>,
): SectionMemory {
  const name = JSON.stringify([user, home, folder, path]);
  const memory = recent.get(name) ?? new SectionMemory();
  recent.delete(name);
  recent.set(name, memory);
  for (const oldest of [...recent.keys()].slice(0, -MOST)) recent.delete(oldest);
  return memory;
}

let steady = { files: '', errata: new Errata([]) };

/** The dictionaries of some folders: the same object for as long as their files are the same. */
export function steadyErrata(folders: readonly string[]): Errata {
  const files = JSON.stringify(folders.map(readYamlFolder));
  if (files !== steady.files) steady = { files, errata: loadErrata(folders).errata };
  return steady.errata;
}
