import type { Finding } from '#lib/bundle/finding.ts';
import type { Actor, Context } from '#lib/context.ts';
import { findDeckFiles } from '#lib/platform/deck-files.ts';
import { differing, type Stamps, stampsOf } from '#lib/platform/saved-files.ts';
import { compileDeckFiles } from './compile-deck-files.ts';

/** The deck folders, those of dictionaries of corrections, and where the database lies. */
export interface Folders {
  readonly deckFolders: readonly string[];
  readonly errataFolders: readonly string[];
  readonly dataFolder: string;
}

/** What is remembered from one look at the deck folders to the next. Kept by the caller for as long as the process lives. */
export interface Following {
  /** When the folders were looked at last, on the clock of `performance.now()`. */
  lookedAt: number;
  stamps: Stamps;
  /** Errors in the files, with absolute paths. */
  errors: readonly Finding[];
  /** The compile under way. */
  compiling: Promise<void> | null;
}

/** Nothing was looked at yet. */
export function newFollowing(): Following {
  return { lookedAt: Number.NEGATIVE_INFINITY, stamps: new Map(), errors: [], compiling: null };
}

/** Not looked at more often. */
const PAUSE_MS = 3000;
/** More files than these that changed at once are compiled after the page, not before it. */
const MOST_AT_ONCE = 60;
/** A page waits no longer. */
const PATIENCE_MS = 400;

/**
 * Compiles what changed in the deck folders since the last look, as far as nothing needs a decision, and gives the errors in
 * the files. Looks at the files' dates first, at most every few seconds; what takes long goes on behind the page.
 */
export async function followDeckFiles(
  context: Context,
  actor: Actor,
  { folders, following }: { folders: Folders; following: Following },
): Promise<readonly Finding[]> {
  const now = performance.now();
  if (following.compiling || now - following.lookedAt < PAUSE_MS) return following.errors;
  following.lookedAt = now;
  const stamps = stampsOf(findDeckFiles(folders.deckFolders));
  const changed = differing(following.stamps, stamps);
  if (changed.length === 0) return following.errors;
  const isFirst = following.stamps.size === 0;
  following.stamps = stamps;
  const compile = async () => {
    try {
      following.errors = await compileErrors(context, actor, folders);
    } finally {
      following.compiling = null;
    }
  };
  const isLong = !isFirst && changed.length > MOST_AT_ONCE;
  following.compiling = isLong ? later(compile) : compile();
  const compiling = following.compiling;
  // Whoever does not wait for it need not fail with it.
  compiling.catch(() => {});
  if (!isLong) await Promise.race([compiling, later(async () => {}, PATIENCE_MS)]);
  return following.errors;
}

function later(work: () => Promise<void>, milliseconds = 50): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => work().then(resolve, reject), milliseconds);
  });
}

async function compileErrors(
  context: Context,
  actor: Actor,
  folders: Folders,
): Promise<readonly Finding[]> {
  const input = { paths: [], ...folders, consent: 'safe' as const };
  const { plan, placed } = await compileDeckFiles(context, actor, input);
  return plan.findings
    .filter(({ severity }) => severity === 'error')
    .map((finding) => ({ ...finding, file: placed(finding.file) }));
}
