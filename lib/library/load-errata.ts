import type { Finding } from '#lib/bundle/finding.ts';
import { Errata } from '#lib/compiler/lint/errata.ts';
import { readErrata } from '#lib/formats/errata/read-errata.ts';
import { readYamlFolder } from '#lib/platform/yaml-files.ts';

/** Dictionaries that can be searched, and what is wrong with those that cannot; `file` of a finding is an absolute path. */
export interface LoadedErrata {
  readonly errata: Errata;
  readonly findings: readonly Finding[];
}

/** Reads the dictionaries of corrections in some folders; a folder that is not there has none. */
export function loadErrata(folders: readonly string[]): LoadedErrata {
  const read = folders.flatMap(readYamlFolder).map(readErrata);
  return {
    errata: new Errata(read.flatMap(({ dictionary }) => dictionary ?? [])),
    findings: read.flatMap(({ findings }) => findings),
  };
}
