import type { Bundle, BundleNote } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { joinDocuments } from '#lib/compiler/compile.ts';
import { compileDocument } from '#lib/compiler/compile-document.ts';
import { Errata } from '#lib/compiler/lint/errata.ts';
import type { AskedMedia } from '#lib/compiler/media.ts';
import type { Actor, Context } from '#lib/context.ts';
import { readMediaFile } from '#lib/platform/media-files.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import type { NoteId } from '#lib/shared/ids.ts';
import type { KeptDocument } from '#lib/store/note-documents.ts';
import type { MediaHolder } from '../keep-media.ts';
import { loadErrata } from '../load-errata.ts';
import { type PreparedPlan, preparePlan } from '../prepare-plan.ts';
import { storedIds } from '../stored-ids.ts';
import { type Lines, lineCount } from './block.ts';

/** A document with another text. */
export interface EditedText {
  readonly document: Pick<KeptDocument, 'home' | 'path' | 'folder' | 'deck'>;
  readonly text: string;
  /** Lines of it that are being written. */
  readonly lines: Lines;
  /** The note that is being edited; null where one is added. */
  readonly note: NoteId | null;
  readonly errataFolders: readonly string[];
}

/** What another text of a document would do. */
export interface PlannedText {
  readonly prepared: PreparedPlan;
  /** The notes that come from the lines being written. */
  readonly notes: readonly BundleNote[];
  /** What is wrong there; lines count within the document. */
  readonly findings: readonly Finding[];
  readonly holder: MediaHolder;
  readonly asked: readonly AskedMedia[];
}

/**
 * Plans another text of one document. The note that is being edited stays itself, whatever its words; the document stays
 * in its deck, and the deck as it is called.
 */
export async function planText(
  context: Context,
  actor: Actor,
  { document, text, lines, note, errataFolders }: EditedText,
): Promise<PlannedText> {
  const { home, path, deck } = document;
  const holder = holderOf(document);
  // What is somebody's own is not held against dictionaries; only what cannot be graded is kept out.
  const errata = home === 'file' ? loadErrata(errataFolders).errata : new Errata([]);
  const lint = { depth: 'errors', errata } as const;
  const compiled = compileDocument({ path, text, media: holder.media }, lint, { textHash });
  const ids = await storedIds(context, actor, {
    notes: compiled.notes,
    stays: (other) => other.home !== home || other.path !== path,
  });
  const joined = joinDocuments([compiled], { others: [], ids }, lint);
  const isWritten = ({ line }: { readonly line: number }) =>
    line >= lines.line && line <= lines.endLine;
  const bundle = pinned(inDeck(joined.bundle, deck), { note, isWritten });
  const prepared = await preparePlan(context, actor, {
    bundle,
    home,
    consent: 'mass-archive',
    vanished: new Set(),
    // What somebody is writing down is what they mean: nothing of it waits for a decision.
    decisions: { others: 'new', named: new Map() },
  });
  return {
    prepared,
    notes: bundle.notes.filter(({ place }) => isWritten(place)),
    findings: joined.findings.filter(isWritten),
    holder,
    asked: compiled.media,
  };
}

/** The lines that a block takes from a line on. */
export function linesFrom(line: number, block: string): Lines {
  return { line, endLine: line + lineCount(block) - 1 };
}

function holderOf({ home, path, folder }: EditedText['document']): MediaHolder {
  if (home === 'stored' || folder === null) return { path, media: () => ({ kind: 'missing' }) };
  return { path, media: (file) => readMediaFile(folder, { document: path, file }) };
}

function inDeck(
  { documents, notes }: Bundle,
  { key, title, language }: KeptDocument['deck'],
): Bundle {
  return {
    decks: [{ key, title, language }],
    documents: documents.map((document) => ({ ...document, deck: key })),
    notes: notes.map((each) => ({ ...each, deck: key })),
  };
}

interface Pinning {
  readonly note: NoteId | null;
  readonly isWritten: (place: { readonly line: number }) => boolean;
}

/** Says of the first note that is written which one it is. */
function pinned(bundle: Bundle, { note, isWritten }: Pinning): Bundle {
  const first = bundle.notes.find(({ place }) => isWritten(place));
  if (note === null || !first) return bundle;
  const notes = bundle.notes.map((each) =>
    each === first ? { ...each, origin: { id: note } } : each,
  );
  return { ...bundle, notes };
}
