import { localActor } from '#lib/accounts/local-actor.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import type { Context } from '#lib/context.ts';
import { type Compiled, compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import type { Environment } from '#lib/platform/environment.ts';
import { isAppError } from '#lib/shared/errors.ts';

const LABEL = 'decks'.padEnd(16);

type Folders = Pick<Environment, 'deckFolders' | 'errataFolders' | 'dataFolder'>;

/** Compiles the deck folders as far as nothing needs a decision, and says in one line what came of it. */
export async function compileAtStart(
  context: Context,
  { deckFolders, errataFolders, dataFolder }: Folders,
): Promise<void> {
  if (deckFolders.length === 0) return;
  const summary = await compileSafely(context, { deckFolders, errataFolders, dataFolder });
  process.stderr.write(`${LABEL}${summary}\n`);
}

async function compileSafely(context: Context, folders: Folders): Promise<string> {
  try {
    const input = { paths: [], ...folders, consent: 'safe' as const };
    return summarize(await compileDeckFiles(context, await localActor(context), input));
  } catch (error) {
    // What was compiled before can be studied all the same.
    if (isAppError(error)) return `not compiled: ${error.message}`;
    throw error;
  }
}

/** `3 new, 1 changed, 60 unchanged`, what waits, and how many findings there are. */
export function summarize({ plan, waiting }: Pick<Compiled, 'plan' | 'waiting'>): string {
  const { create, revive, update, move, unchanged } = plan.counts;
  const waits = waiting.archive + waiting.ambiguous + waiting.update;
  const parts = [
    [create + revive, 'new'],
    [update + move, 'changed'],
    [unchanged, 'unchanged'],
    [waits, 'waiting for your decision on Today'],
  ] as const;
  const notes = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${notes.join(', ') || 'no notes'}${findingsIn(plan.findings)}`;
}

function findingsIn(findings: readonly Finding[]): string {
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  if (errors + warnings === 0) return '';
  return `; ${errors} errors, ${warnings} warnings: npx kartoteka check decks shows them`;
}
