import type { Finding } from '#lib/bundle/finding.ts';
import { SEVERITIES } from '#lib/compiler/finding-codes.ts';
import type { UnreadMacro } from '#lib/formats/hashcards/macros.ts';
import { NOT_UTF8, type ReadFiles } from '#lib/platform/deck-files.ts';

/** A finding for each file that could not be read. */
export function unreadableFiles(
  unreadable: readonly Pick<ReadFiles['unreadable'][number], 'path' | 'reason'>[],
): Finding[] {
  return unreadable.map(({ path, reason }) => {
    const code = reason === NOT_UTF8 ? 'P005' : 'P003';
    const place = { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 };
    return {
      ...place,
      code,
      severity: SEVERITIES[code],
      values: code === 'P003' ? { reason } : {},
    };
  });
}

/** A finding for each file whose bytes were not valid UTF-8: at its first replaced character. */
export function damagedFiles(
  files: readonly { path: string; text: string; damaged: boolean }[],
): Finding[] {
  return files.filter(({ damaged }) => damaged).map(({ path, text }) => findingAt(path, text));
}

/** A finding for each line of a file of macros that is none. */
export function unreadMacros(file: string, unread: readonly UnreadMacro[]): Finding[] {
  return unread.map(({ line, text }) => ({
    ...{ file, line, column: 1, endLine: line, endColumn: text.length + 1 },
    code: 'P004',
    severity: SEVERITIES.P004,
    values: { text: text.slice(0, 60) },
  }));
}

function findingAt(file: string, text: string): Finding {
  const before = text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  const place = { file, line, column, endLine: line, endColumn: column + 1 };
  return { ...place, code: 'P002', severity: SEVERITIES.P002, values: {} };
}
