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
import { type PreparedPlan, preparePlan } from '../prepare-plan.ts';
import { storedIds } from '../stored-ids.ts';
import { type Lines, lineCount } from './block.ts';
import { recentSections, steadyErrata } from './recent-sections.ts';

/** Lines of a document that are being written. */
export interface WrittenLines extends Lines {
  /** The note that is being edited; null where one is added. */
  readonly note: NoteId | null;
}

/** A document with another text. */
export interface EditedDocument {
  readonly document: Pick<KeptDocument, 'home' | 'path' | 'folder' | 'deck'>;
  readonly text: string;
  readonly written: readonly WrittenLines[];
}

/** The same where one block of it is written. */
export interface EditedText extends Omit<EditedDocument, 'written'> {
  readonly lines: Lines;
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

/** What other texts of documents of one home would do. */
export interface PlannedTexts extends Pick<PlannedText, 'prepared' | 'findings'> {
  readonly bundle: Bundle;
  readonly holders: readonly MediaHolder[];
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
  const written = [{ ...lines, note }];
  const edited = { home: document.home, edited: [{ document, text, written }], errataFolders };
  const planned = await planTexts(context, actor, edited);
  const isWritten = ({ line }: { readonly line: number }) =>
    line >= lines.line && line <= lines.endLine;
  return {
    prepared: planned.prepared,
    notes: planned.bundle.notes.filter(({ place }) => isWritten(place)),
    findings: planned.findings,
    holder: planned.holders[0] ?? holderOf(document),
    asked: planned.asked,
  };
}

/** Plans other texts of documents of one home together. Findings are those of the lines that are written. */
export async function planTexts(
  context: Context,
  actor: Actor,
  {
    home,
    edited,
    errataFolders,
  }: {
    readonly home: KeptDocument['home'];
    readonly edited: readonly EditedDocument[];
    readonly errataFolders: readonly string[];
  },
): Promise<PlannedTexts> {
  const holders = new Map(edited.map(({ document }) => [document.path, holderOf(document)]));
  const byPath = new Map(edited.map((each) => [each.document.path, each]));
  // What is somebody's own is not held against dictionaries; only what cannot be graded is kept out.
  const errata = home === 'file' ? steadyErrata(errataFolders) : NO_ERRATA;
  const lint = { depth: 'errors', errata } as const;
  const compiled = edited.map(({ document, text }) => {
    const { path } = document;
    const media = holders.get(path)?.media;
    // One alone is being typed in, and will come again.
    const memory = edited.length === 1 ? { memory: recentSections(actor, document) } : {};
    return compileDocument({ path, text, ...(media && { media }) }, lint, { textHash, ...memory });
  });
  const ids = await storedIds(context, actor, {
    notes: compiled.flatMap(({ notes }) => notes),
    stays: (other) => other.home !== home || !byPath.has(other.path ?? ''),
  });
  const joined = joinDocuments(compiled, { others: [], ids }, lint);
  const bundle = pinned(inDecks(joined.bundle, byPath), byPath);
  const prepared = await preparePlan(context, actor, {
    bundle,
    home,
    consent: 'mass-archive',
    vanished: new Set(),
    // What somebody is writing down is what they mean: nothing of it waits for a decision.
    decisions: { others: 'new', named: new Map() },
  });
  const findings = joined.findings.filter(({ file, line }) =>
    byPath.get(file)?.written.some((lines) => line >= lines.line && line <= lines.endLine),
  );
  const asked = compiled.flatMap(({ media }) => media);
  return { prepared, bundle, findings, holders: [...holders.values()], asked };
}

const NO_ERRATA = new Errata([]);

/** The lines that a block takes from a line on. */
export function linesFrom(line: number, block: string): Lines {
  return { line, endLine: line + lineCount(block) - 1 };
}

function holderOf({ home, path, folder }: EditedText['document']): MediaHolder {
  if (home === 'stored' || folder === null) return { path, media: () => ({ kind: 'missing' }) };
  return { path, media: (file) => readMediaFile(folder, { document: path, file }) };
}

type ByPath = ReadonlyMap<string, EditedDocument>;

function inDecks({ documents, notes }: Bundle, byPath: ByPath): Bundle {
  const deckOf = (path: string) => (byPath.get(path) as EditedDocument).document.deck;
  const decks = new Map([...byPath.values()].map(({ document: { deck } }) => [deck.key, deck]));
  return {
    decks: [...decks.values()].map(({ key, title, language }) => ({ key, title, language })),
    documents: documents.map((document) => ({ ...document, deck: deckOf(document.path).key })),
    notes: notes.map((each) => ({ ...each, deck: deckOf(each.place.path).key })),
  };
}

/** Says of the notes that are written which ones they are: the first that begins in the lines of each. */
function pinned(bundle: Bundle, byPath: ByPath): Bundle {
  const known = new Map<BundleNote, NoteId>();
  for (const [path, own] of notesByPath(bundle)) {
    for (const { note, line, endLine } of byPath.get(path)?.written ?? []) {
      const first = own.find(({ place }) => place.line >= line && place.line <= endLine);
      if (note !== null && first && !known.has(first)) known.set(first, note);
    }
  }
  const notes = bundle.notes.map((each) => {
    const id = known.get(each);
    return id === undefined ? each : { ...each, origin: { id } };
  });
  return { ...bundle, notes };
}

function notesByPath({ notes }: Bundle): Map<string, BundleNote[]> {
  const found = new Map<string, BundleNote[]>();
  for (const note of notes) {
    const own = found.get(note.place.path);
    if (own) own.push(note);
    else found.set(note.place.path, [note]);
  }
  return found;
}
