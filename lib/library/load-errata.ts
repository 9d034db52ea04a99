import type { Finding } from '#lib/bundle/finding.ts';
import { Errata, type ErrataSubject } from '#lib/compiler/lint/errata.ts';
import { type ReadErrata, readErrata, readErrataSubject } from '#lib/formats/errata/read-errata.ts';
import { readYamlFolder } from '#lib/platform/yaml-files.ts';

/** Dictionaries that can be searched. Each is read when the first text is about its subject. */
export interface LoadedErrata {
  readonly errata: Errata;
  /** What is wrong with those that were read and cannot be used; `file` of a finding is an absolute path. */
  readonly findings: () => readonly Finding[];
}

/** Takes the dictionaries of corrections in some folders; a folder that is not there has none. */
export function loadErrata(folders: readonly string[]): LoadedErrata {
  const files = folders.flatMap(readYamlFolder).map(openErrata);
  return {
    errata: new Errata(files.map(({ subject }) => subject)),
    findings: () => files.flatMap(({ findings }) => findings()),
  };
}

function openErrata(file: { path: string; text: string }): {
  readonly subject: ErrataSubject;
  readonly findings: () => readonly Finding[];
} {
  let read: ReadErrata | null = null;
  const open = () => {
    read ??= readErrata(file);
    return read;
  };
  const about = readErrataSubject(file.text) ?? open().dictionary?.about ?? [];
  return {
    subject: { about, entries: () => open().dictionary?.entries ?? [] },
    findings: () => read?.findings ?? [],
  };
}
