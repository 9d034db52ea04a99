import type { Finding } from '#lib/bundle/finding.ts';
import { check } from '#lib/compiler/compile.ts';
import type { Errata } from '#lib/compiler/lint/errata.ts';
import { type Mended, mendText } from '#lib/compiler/lint/mend-text.ts';
import type { DeckFile } from '#lib/platform/deck-files.ts';
import { replaceText } from '#lib/platform/replace-text.ts';
import { absolute, type CheckInput, readCheckedFiles } from './check-deck-files.ts';
import { loadErrata } from './load-errata.ts';

/** A place that was mended. */
export interface Fixed extends Pick<Finding, 'line' | 'column' | 'code'> {
  /** Absolute. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What was mended, and the files that somebody else wrote meanwhile, which were left alone. */
export interface FixReport {
  readonly fixed: readonly Fixed[];
  readonly changedMeanwhile: readonly string[];
}

/**
 * Mends in Markdown files what has one sure fix, each file as a whole or not at all. Files that are not valid UTF-8 are left alone.
 * Throws `unreadable-file`.
 */
export async function fixDeckFiles(input: CheckInput): Promise<FixReport> {
  const { files } = readCheckedFiles(input.paths, input.deckFolders);
  const { errata } = loadErrata(input.errataFolders);
  const fixed: Fixed[] = [];
  const changedMeanwhile: string[] = [];
  for (const file of files) {
    if (file.damaged) continue;
    const { text, mended } = mendWhole(file, errata);
    if (mended.length === 0) continue;
    const name = absolute(file);
    const done = await replaceText(name, { before: file.text, after: text });
    if (done === 'changed') changedMeanwhile.push(name);
    else fixed.push(...mended.map((each) => fixedAt(name, each)));
  }
  return { fixed, changedMeanwhile };
}

/** A fix may show another: a block that is known to be shell is looked at as shell. */
const MAX_ROUNDS = 4;

function mendWhole(file: DeckFile, errata: Errata) {
  let text = file.text;
  const mended: Mended[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { findings } = check([{ ...file, text }], { depth: 'all', errata });
    const next = mendText(text, findings);
    if (next.mended.length === 0) break;
    text = next.text;
    mended.push(...next.mended);
  }
  return { text, mended };
}

function fixedAt(file: string, { finding, before, after }: Mended): Fixed {
  const { line, column, code } = finding;
  return { file, line, column, code, before, after };
}
