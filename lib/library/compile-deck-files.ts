import type { Bundle } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { compile } from '#lib/compiler/compile.ts';
import type { Actor, Context } from '#lib/context.ts';
import {
  type DeckFile,
  isThere,
  readDeckFolders,
  readNamedPath,
} from '#lib/platform/deck-files.ts';
import { RENDER_VERSION } from '#lib/render/version.ts';
import { acceptSources, type FileDocument, readFileDocuments } from '#lib/store/content.ts';
import { applyPrepared, changesAnything } from './apply-prepared.ts';
import { damagedFiles } from './damaged-files.ts';
import { planView } from './plan-view.ts';
import { type Consent, preparePlan } from './prepare-plan.ts';
import { putDecksOnDesk } from './put-on-desk.ts';
import type { Applied, PlanCounts } from './types.ts';

/** What to compile and how far to go. */
export interface CompileInput {
  /** Paths that somebody named; none means the deck folders. */
  readonly paths: readonly string[];
  readonly deckFolders: readonly string[];
  /** Null plans only. */
  readonly consent: Consent | null;
}

/** What a compile did, and what it left for a decision. */
export interface Compiled extends Applied {
  /** What waits for a decision, by action. */
  readonly waiting: Pick<PlanCounts, 'archive' | 'ambiguous' | 'update'>;
  /** Files that are the same as when they were last compiled. */
  readonly unchangedFiles: number;
  /** The folder that each document's path starts from. */
  readonly folders: ReadonlyMap<string, string>;
}

/** Compiles Markdown files into decks: reads what changed, plans it, and applies as much as was agreed to. */
export async function compileDeckFiles(
  context: Context,
  actor: Actor,
  { paths, deckFolders, consent }: CompileInput,
): Promise<Compiled> {
  const files = paths.length > 0 ? namedFiles(paths, deckFolders) : readDeckFolders(deckFolders);
  const known = await readFileDocuments(context.store.db, actor.user);
  const { bundle, findings } = compile(files);
  const changed = onlyChanged(bundle, known, consent);
  const folders = new Map(files.map(({ path, folder }) => [path, folder]));
  const prepared = await preparePlan(context, actor, {
    bundle: changed,
    home: 'file',
    consent: consent ?? 'yes',
    vanished: vanishedDocuments(known, files),
  });
  const all: Finding[] = [...damagedFiles(files), ...findings];
  const plan = planView(prepared.whole, { ...prepared, findings: all, reviews: 0 });
  const unchanged = bundle.notes.length - changed.notes.length;
  const view = {
    ...plan,
    counts: { ...plan.counts, unchanged: plan.counts.unchanged + unchanged },
  };
  const waiting = waitingCounts(prepared.waiting);
  const unchangedFiles = bundle.documents.length - changed.documents.length;
  const base = { plan: view, waiting, unchangedFiles, folders };
  if (consent === null || !changesAnything(prepared, 'file')) {
    return { ...base, applied: consent !== null, operation: null };
  }
  const operation = await applyPrepared(context, actor, {
    kind: 'compile',
    prepared,
    home: 'file',
    folderOf: (path) => folders.get(path) ?? null,
    label: { files: changed.documents.length, ...view.counts },
    also: async (change, { decks }) => {
      await acceptSources(change.db, actor.user, [...folders.keys()]);
      if (paths.length > 0) await putDecksOnDesk(change, context, [...decks.values()]);
    },
  });
  return { ...base, applied: true, operation };
}

function namedFiles(paths: readonly string[], deckFolders: readonly string[]): DeckFile[] {
  const byPath = new Map<string, DeckFile>();
  for (const named of paths) {
    for (const file of readNamedPath(named, deckFolders)) byPath.set(file.path, file);
  }
  return [...byPath.values()];
}

/** Leaves out documents that are the same as when they were last compiled, or whose compile was undone since. */
function onlyChanged(
  bundle: Bundle,
  known: ReadonlyMap<string, FileDocument>,
  consent: Consent | null,
): Bundle {
  const isChanged = ({ path, hash }: { path: string; hash: string }) => {
    const here = known.get(path);
    if (consent === 'safe' && here?.declined === hash) return false;
    return here?.hash !== hash || here.rendered !== RENDER_VERSION;
  };
  const documents = bundle.documents.filter(isChanged);
  const paths = new Set(documents.map(({ path }) => path));
  const notes = bundle.notes.filter(({ place }) => paths.has(place.path));
  const keys = new Set(documents.map(({ deck }) => deck));
  return { decks: bundle.decks.filter(({ key }) => keys.has(key)), documents, notes };
}

function vanishedDocuments(
  known: ReadonlyMap<string, FileDocument>,
  files: readonly DeckFile[],
): Set<string> {
  const found = new Set(files.map(({ path }) => path));
  const gone = [...known].filter(
    ([path, { folder }]) => !found.has(path) && (folder === null || !isThere(folder, path)),
  );
  return new Set(gone.map(([path]) => path));
}

function waitingCounts(waiting: readonly { action: keyof PlanCounts }[]): Compiled['waiting'] {
  const count = (action: keyof PlanCounts) =>
    waiting.filter((each) => each.action === action).length;
  return { archive: count('archive'), ambiguous: count('ambiguous'), update: count('update') };
}
