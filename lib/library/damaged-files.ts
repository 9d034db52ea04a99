import type { Finding } from '#lib/bundle/finding.ts';

/** A finding for each file whose bytes were not valid UTF-8: at its first replaced character. */
export function damagedFiles(
  files: readonly { path: string; text: string; damaged: boolean }[],
): Finding[] {
  return files.filter(({ damaged }) => damaged).map(({ path, text }) => findingAt(path, text));
}

function findingAt(file: string, text: string): Finding {
  const before = text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return {
    file,
    line,
    column,
    endLine: line,
    endColumn: column + 1,
    code: 'K020',
    severity: 'warning',
    values: {},
  };
}
