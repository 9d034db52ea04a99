import path from 'node:path';
import type { Decisions } from '#lib/bundle/decide.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import type { Actor, Context } from '#lib/context.ts';
import {
  findDeckFiles,
  findNamedPath,
  isThere,
  type ReadFiles,
  readFound,
} from '#lib/platform/deck-files.ts';
import { documentsOfTwins } from '#lib/store/content.ts';
import { acceptSources, type FileDocument, readFileDocuments } from '#lib/store/documents.ts';
import { applyPrepared, changesAnything } from './apply-prepared.ts';
import { type CompiledChanges, compileChanges } from './compile-changes.ts';
import { inTurn } from './in-turn.ts';
import { decksMovedFromDesk, movingDocuments } from './moved-decks.ts';
import { planView } from './plan-view.ts';
import { type Consent, type PreparedPlan, preparePlan } from './prepare-plan.ts';
import { putDecksOnDesk } from './put-on-desk.ts';
import { unreadableFiles } from './troubled-files.ts';
import type { Applied, PlanCounts, PlanView } from './types.ts';

/** What to compile and how far to go. */
export interface CompileInput {
  /** Paths that somebody named; none means the deck folders. */
  readonly paths: readonly string[];
  readonly deckFolders: readonly string[];
  /** Folders of dictionaries of corrections: what they know to be wrong keeps its card out. */
  readonly errataFolders?: readonly string[];
  /** Null plans only. */
  readonly consent: Consent | null;
  /** What was decided about ambiguous notes. */
  readonly decisions?: Decisions;
  /** Where to keep what was found in files, so that unchanged ones need not be compiled again; null keeps nothing. */
  readonly dataFolder?: string | null;
}

/** What a compile did, and what it left for a decision. */
export interface Compiled extends Applied {
  /** What waits for a decision, by action. */
  readonly waiting: Pick<PlanCounts, 'archive' | 'ambiguous' | 'update'>;
  /** Files that are the same as when they were last compiled. */
  readonly unchangedFiles: number;
  /** The absolute path of a document's file; the document's own path where it has none. */
  readonly placed: (document: string) => string;
}

/** Compiles Markdown files into decks: reads what changed, plans it, and applies as much as was agreed to. */
export function compileDeckFiles(
  context: Context,
  actor: Actor,
  input: CompileInput,
): Promise<Compiled> {
  return inTurn(context.store, () => compileNow(context, actor, input));
}

async function compileNow(context: Context, actor: Actor, input: CompileInput): Promise<Compiled> {
  const read = readFiles(input);
  const known = await readFileDocuments(context.store.db, actor.user);
  const { compiled, prepared, files } = await planFiles(context, actor, { input, read, known });
  const folders = new Map(
    [...read.unreadable, ...files].map((file) => [file.path, file.folder] as const),
  );
  const base = {
    plan: viewOf(prepared, compiled, [...unreadableFiles(read.unreadable), ...compiled.findings]),
    waiting: waitingCounts(prepared.waiting),
    unchangedFiles: files.length - compiled.bundle.documents.length,
    placed: (document: string) => path.join(folders.get(document) ?? '', document),
  };
  if (input.consent === null || !changesAnything(prepared, 'file')) {
    return { ...base, applied: input.consent !== null, operation: null };
  }
  const operation = await applyPrepared(context, actor, {
    kind: 'compile',
    prepared,
    home: 'file',
    folderOf: (document) => folders.get(document) ?? null,
    files,
    label: { files: compiled.bundle.documents.length, ...base.plan.counts },
    also: async (change, { decks }) => {
      await acceptSources(change.db, actor.user, [...folders.keys()]);
      const named = input.paths.length > 0 ? [...decks.values()] : [];
      const moved = await decksMovedFromDesk(change, decks, prepared.origins);
      const onDesk = new Set([...named, ...moved]);
      if (onDesk.size > 0) await putDecksOnDesk(change, context, [...onDesk]);
    },
  });
  return { ...base, applied: true, operation };
}

function readFiles({ paths, deckFolders }: CompileInput): ReadFiles {
  if (paths.length === 0) return readFound(findDeckFiles(deckFolders));
  const found = paths.map((named) => readFound(findNamedPath(named, deckFolders)));
  const files = new Map(found.flatMap((each) => each.files).map((file) => [file.path, file]));
  return {
    files: [...files.values()],
    unreadable: found.flatMap(({ unreadable }) => unreadable),
  };
}

interface Planning {
  readonly input: CompileInput;
  readonly read: ReadFiles;
  readonly known: ReadonlyMap<string, FileDocument>;
}

interface PlannedFiles {
  readonly compiled: CompiledChanges;
  readonly prepared: PreparedPlan;
  /** All that were read. */
  readonly files: ReadFiles['files'];
}

async function planFiles(
  context: Context,
  actor: Actor,
  planning: Planning,
): Promise<PlannedFiles> {
  const first = await planChanges(context, actor, planning, new Set());
  const also = await twinsOfGone(context, actor, first);
  if (also.size === 0) return first;
  const files = [...planning.read.files, ...readUnasked(also, planning)];
  const read = { ...planning.read, files };
  return planChanges(context, actor, { ...planning, read }, also);
}

/** Those of some documents whose files were not asked for, where they can be read. */
function readUnasked(
  documents: ReadonlySet<string>,
  { input, read, known }: Planning,
): ReadFiles['files'] {
  const asked = new Set(read.files.map((file) => file.path));
  return [...documents].flatMap((document) => {
    const folder = known.get(document)?.folder ?? null;
    if (asked.has(document) || folder === null || !isThere(folder, document)) return [];
    return readFound(findNamedPath(path.join(folder, document), input.deckFolders)).files;
  });
}

async function planChanges(
  context: Context,
  actor: Actor,
  { input, read, known }: Planning,
  also: ReadonlySet<string>,
): Promise<PlannedFiles> {
  const compiled = await compileChanges(context, actor, {
    ...input,
    files: read.files,
    known,
    also,
  });
  const vanished = vanishedDocuments(known, read);
  const prepared = await preparePlan(context, actor, {
    bundle: compiled.bundle,
    home: 'file',
    consent: input.consent ?? 'yes',
    vanished,
    moving: movingDocuments(compiled.bundle, known, vanished),
    ...(input.decisions && { decisions: input.decisions }),
  });
  return { compiled, prepared, files: read.files };
}

/**
 * A note that was moved may have been compiled in its new file before it left the old one: then it seems gone, and there is
 * a copy without history. Planned together with the file of the copy, it moves.
 */
async function twinsOfGone(
  context: Context,
  actor: Actor,
  { compiled, prepared }: PlannedFiles,
): Promise<Set<string>> {
  const gone = prepared.whole.entries.flatMap((entry) =>
    entry.action === 'archive' && entry.cards.some(({ reviewed }) => reviewed)
      ? [entry.existing.id]
      : [],
  );
  if (gone.length === 0) return new Set();
  const paths = await documentsOfTwins(context.store.db, actor.user, gone);
  const planned = new Set(compiled.bundle.documents.map((document) => document.path));
  return new Set(paths.filter((document) => !planned.has(document)));
}

function vanishedDocuments(
  known: ReadonlyMap<string, FileDocument>,
  { files }: ReadFiles,
): Set<string> {
  const found = new Set(files.map((file) => file.path));
  const gone = [...known].filter(
    ([document, { folder }]) =>
      !found.has(document) && (folder === null || !isThere(folder, document)),
  );
  return new Set(gone.map(([document]) => document));
}

function viewOf(
  prepared: PreparedPlan,
  { unchanged, bundle }: CompiledChanges,
  findings: readonly Finding[],
): PlanView {
  const plan = planView(prepared.whole, { ...prepared, findings, reviews: 0 });
  const isOfBundle = bundle.notes.length > 0 || bundle.documents.length > 0;
  return {
    ...plan,
    decks: isOfBundle ? plan.decks : [],
    notes: plan.notes + unchanged.notes,
    cards: plan.cards + unchanged.cards,
    counts: { ...plan.counts, unchanged: plan.counts.unchanged + unchanged.notes },
  };
}

function waitingCounts(waiting: readonly { action: keyof PlanCounts }[]): Compiled['waiting'] {
  const count = (action: keyof PlanCounts) =>
    waiting.filter((each) => each.action === action).length;
  return { archive: count('archive'), ambiguous: count('ambiguous'), update: count('update') };
}
