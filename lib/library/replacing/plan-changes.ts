import type { PlanEntry } from '#lib/bundle/plan.ts';
import type { Actor, Context } from '#lib/context.ts';
import { filledOrdinals } from '#lib/render/anki/render-sides.ts';
import { type ReplacePlace, withPlaces } from '#lib/search/replacement.ts';
import type { DocumentId, NoteId } from '#lib/shared/ids.ts';
import type { KeptDocument } from '#lib/store/note-documents.ts';
import { endOf, lineCount, withEnds } from '../editing/block.ts';
import type { EditFolders } from '../editing/open-note.ts';
import {
  type EditedDocument,
  type PlannedTexts,
  planTexts,
  type WrittenLines,
} from '../editing/plan-text.ts';
import type { FieldsChange, FoundChange, FoundChanges, TextChange } from './find-changes.ts';
import type { UnchangedReason } from './types.ts';

/** A document with its text as it would be. */
export interface ChangedDocument {
  readonly document: KeptDocument;
  readonly after: string;
}

/** Documents of one home with the plan of their new texts. */
export interface PlannedDocuments {
  readonly home: KeptDocument['home'];
  readonly planned: PlannedTexts;
  readonly documents: readonly ChangedDocument[];
}

/** What would be done about what was found. */
export interface PlannedChanges {
  readonly looked: number;
  readonly changes: readonly FoundChange[];
  readonly unchanged: readonly {
    readonly change: FoundChange;
    readonly reason: UnchangedReason;
  }[];
  readonly documents: readonly PlannedDocuments[];
}

/** Plans what was found: what would break a note, or cost a card, is left as it is. Changes nothing. */
export async function planChanges(
  context: Context,
  actor: Actor,
  { found, folders }: { readonly found: FoundChanges; readonly folders: EditFolders },
): Promise<PlannedChanges> {
  const unchanged = [...found.fixed];
  const fields = found.changes.filter((change): change is FieldsChange => change.kind === 'fields');
  const kept: FoundChange[] = [];
  for (const change of fields) {
    if (losesCards(change)) unchanged.push({ change, reason: 'loses-cards' });
    else kept.push(change);
  }
  const documents: PlannedDocuments[] = [];
  for (const home of ['file', 'stored'] as const) {
    const texts = found.changes.filter(
      (change): change is TextChange => change.kind === 'text' && change.document.home === home,
    );
    const sound = await planHome(context, actor, { home, texts, folders });
    unchanged.push(...sound.unchanged);
    kept.push(...sound.texts);
    if (sound.planned) documents.push(sound.planned);
  }
  return { looked: found.looked, changes: kept, unchanged, documents };
}

/** The fields of a note as they would be. */
export function changedFields({ fields, places }: FieldsChange): string[] {
  return fields.map((field, at) => withPlaces(field, places.get(at) ?? []));
}

function losesCards(change: FieldsChange): boolean {
  const made = new Set(filledOrdinals(change.type, changedFields(change)));
  return filledOrdinals(change.type, change.fields).some((ordinal) => !made.has(ordinal));
}

interface SoundTexts {
  readonly texts: readonly TextChange[];
  readonly unchanged: readonly { change: FoundChange; reason: UnchangedReason }[];
  readonly planned: PlannedDocuments | null;
}

/** Plans again without what would do harm, until nothing does. */
async function planHome(
  context: Context,
  actor: Actor,
  given: {
    readonly home: KeptDocument['home'];
    readonly texts: readonly TextChange[];
    readonly folders: EditFolders;
  },
): Promise<SoundTexts> {
  const { home } = given;
  const { errataFolders } = given.folders;
  const unchanged: { change: FoundChange; reason: UnchangedReason }[] = [];
  let { texts } = given;
  while (texts.length > 0) {
    const edits = [...byDocument(texts).values()].map(editOf);
    const edited = edits.map(({ edited }) => edited);
    const planned = await planTexts(context, actor, { home, edited, errataFolders });
    const blamed = blame(planned, edits);
    if (blamed.size === 0) {
      const documents = edits.map(({ document, edited: { text } }) => ({ document, after: text }));
      return { texts, unchanged, planned: { home, planned, documents } };
    }
    for (const [change, reason] of blamed) unchanged.push({ change, reason });
    texts = texts.filter((text) => !blamed.has(text));
  }
  return { texts, unchanged, planned: null };
}

interface Edit {
  readonly document: KeptDocument;
  readonly texts: readonly TextChange[];
  readonly edited: EditedDocument;
}

function byDocument(texts: readonly TextChange[]): Map<DocumentId, TextChange[]> {
  const found = new Map<DocumentId, TextChange[]>();
  for (const text of texts) {
    const own = found.get(text.document.id);
    if (own) own.push(text);
    else found.set(text.document.id, [text]);
  }
  return found;
}

/** Blocks may lie within one another: a place counts once. */
function editOf(texts: readonly TextChange[]): Edit {
  const [{ document }] = texts as readonly [TextChange, ...TextChange[]];
  const end = endOf(document.source);
  const places = new Map<number, ReplacePlace>();
  for (const place of texts.flatMap((text) => text.places)) {
    places.set(place.start, { ...place, put: withEnds(place.put, end) });
  }
  const sorted = apart([...places.values()].sort((a, b) => a.start - b.start));
  const written = texts.map((text) => linesAfter(text, sorted));
  const edited = { document, text: withPlaces(document.source, sorted), written };
  return { document, texts, edited };
}

/** Without those that begin before the one in front of them ends. */
function apart(places: readonly ReplacePlace[]): ReplacePlace[] {
  let end = 0;
  return places.filter((place) => {
    const isApart = place.start >= end;
    if (isApart) end = place.end;
    return isApart;
  });
}

function linesAfter(
  { note, document: { source }, from, to }: TextChange,
  places: readonly ReplacePlace[],
): WrittenLines {
  const before = places.filter(({ end }) => end <= from);
  const within = places.filter(({ start, end }) => start >= from && end <= to);
  const shift = (moved: readonly ReplacePlace[]) =>
    moved.reduce(
      (lines, { start, end, put }) => lines + lineCount(put) - lineCount(source.slice(start, end)),
      0,
    );
  const line = note.line + shift(before);
  const endLine = line + lineCount(source.slice(from, to)) - 1 + shift(within);
  return { line, endLine, note: note.note };
}

/** Which changes would do harm, and which. */
function blame(
  { prepared, findings }: PlannedTexts,
  edits: readonly Edit[],
): Map<TextChange, UnchangedReason> {
  const blamed = new Map<TextChange, UnchangedReason>();
  const byNote = new Map<NoteId, TextChange>();
  for (const text of edits.flatMap(({ texts }) => texts)) byNote.set(text.note.note, text);
  for (const { severity, file, line } of findings) {
    if (severity !== 'error') continue;
    const { written, texts } = writtenIn(edits, file);
    for (const [index, lines] of written.entries()) {
      const text = texts[index];
      if (text && line >= lines.line && line <= lines.endLine) blamed.set(text, 'breaks');
    }
  }
  for (const entry of prepared.whole.entries) {
    if (!costsCards(entry)) continue;
    const own = byNote.get(entry.existing.id);
    if (own) blamed.set(own, blamed.get(own) ?? 'loses-cards');
    else {
      const { texts } = writtenIn(edits, entry.existing.path);
      for (const text of texts) blamed.set(text, blamed.get(text) ?? 'harms-others');
    }
  }
  return blamed;
}

function writtenIn(edits: readonly Edit[], path: string | null) {
  const found = edits.find(({ document }) => document.path === path);
  return { written: found?.edited.written ?? [], texts: found?.texts ?? [] };
}

function costsCards(
  entry: PlanEntry,
): entry is Exclude<PlanEntry, { action: 'create' | 'ambiguous' }> {
  if (entry.action === 'archive') return true;
  if (entry.action === 'create' || entry.action === 'ambiguous') return false;
  return entry.cards.missing.length > 0;
}
