import type {
  CardLine,
  DeckLine,
  DocumentLine,
  EnrolmentLine,
  FitLine,
  MarkLine,
  NoteLine,
  NoteTypeLine,
  PresetLine,
  RevisionLine,
} from '#lib/formats/bundle/lines.ts';
import type { StoredRow } from '#lib/store/bundle-rows.ts';
import { storedOptions } from '#lib/store/presets.ts';

/** A line whose ids and texts came out of our own database: what it holds was checked when it was written. */
function trusted<Line>(line: { readonly [Key in keyof Line]: unknown }): Line {
  return line as Line;
}

/** A deck's row as a line of a bundle file. */
export function deckToLine(row: StoredRow): DeckLine {
  const { id, parentId: parent, key, title, ownTitle, language, ownLanguage } = row;
  const { ankiId, description, createdAt, archivedAt } = row;
  const own = {
    ...(ownTitle === null ? {} : { ownTitle }),
    ...(ownLanguage === null ? {} : { ownLanguage }),
  };
  const names = { id, parent, key, title, ...own, language, ankiId, description };
  return trusted<DeckLine>({ ...names, createdAt, archivedAt });
}

/** A document's row as a line. Where its file lies on this machine stays here. */
export function documentToLine(row: StoredRow): DocumentLine {
  const { id, deckId, home, path, source, upstream, hash } = row;
  const { rendered, position, archivedAt } = row;
  const text = { id, deck: deckId, home, path, source, upstream, hash };
  return trusted<DocumentLine>({ ...text, rendered, position, archivedAt });
}

/** A note's row as a line. */
export function noteToLine(row: StoredRow): NoteLine {
  const { id, deckId, documentId, key, kind, source, contentHash, promptHash } = row;
  const { answerHash, headings, line, column, endLine, endColumn, tags } = row;
  const { createdAt, archivedAt } = row;
  return trusted<NoteLine>({
    id,
    deck: deckId,
    document: documentId,
    ...{ key, kind, source, contentHash, promptHash, answerHash },
    ...{ line, column, endLine, endColumn, createdAt, archivedAt },
    removed: Boolean(row.removed),
    headings: JSON.parse(String(headings)),
    tags: JSON.parse(String(tags)),
    noteType: row.noteTypeId,
    guid: row.guid,
    ankiId: row.ankiId,
    fields: jsonOrNull(row.fields),
    upstream: jsonOrNull(row.upstream),
  });
}

/** A note type's row as a line. */
export function noteTypeToLine(row: StoredRow): NoteTypeLine {
  const { id, ankiId, name, kind, fields, templates, css, upstream, createdAt } = row;
  return trusted<NoteTypeLine>({
    ...{ id, ankiId, name, kind, css, createdAt },
    fields: jsonOrNull(fields),
    templates: jsonOrNull(templates),
    upstream: jsonOrNull(upstream),
  });
}

function jsonOrNull(text: StoredRow[string] | undefined): unknown {
  return text === null || text === undefined ? null : JSON.parse(String(text));
}

/** A card's row as a line. */
export function cardToLine(row: StoredRow): CardLine {
  const { id, noteId, deckId, facet, language, revision, position, createdAt, archivedAt } = row;
  const owners = { id, note: noteId, deck: deckId };
  return trusted<CardLine>({
    ...owners,
    facet,
    language,
    revision,
    position,
    ...(row.placed ? { placed: true } : {}),
    ankiId: row.ankiId,
    createdAt,
    archivedAt,
  });
}

/** A revision's row as a line. */
export function revisionToLine(row: StoredRow): RevisionLine {
  const { cardId, revision, hash, prompt, answer, createdAt } = row;
  const check = row.check === null ? null : JSON.parse(String(row.check));
  return trusted<RevisionLine>({ card: cardId, revision, hash, prompt, answer, check, createdAt });
}

/** A fit's row as a line. */
export function fitToLine({ id, presetId, at, parameters, report, adoptedAs }: StoredRow): FitLine {
  const result = { parameters: jsonOrNull(parameters), report: jsonOrNull(report), adoptedAs };
  return trusted<FitLine>({ id, preset: presetId, at, ...result });
}

/** A preset's row with the rows of its versions as a line. */
export function presetToLine(row: StoredRow, versions: readonly StoredRow[]): PresetLine {
  const { id, name, version, archivedAt } = row;
  return trusted<PresetLine>({
    id,
    name,
    version,
    archivedAt,
    ankiId: row.ankiId,
    upstream: jsonOrNull(row.upstream),
    versions: versions.map((each) => ({
      version: each.version,
      // What of it cannot be used stands at its default, here as where one studies.
      options: storedOptions(String(each.options)).options,
      createdAt: each.createdAt,
    })),
  });
}

/** An enrolment's row as a line. */
export function enrolmentToLine(row: StoredRow): EnrolmentLine {
  const { deckId: deck, presetId: preset, onDesk, position } = row;
  const { retention, newPerDay, reviewsPerDay, limitsDay, newOnDay, reviewsOnDay } = row;
  const own = { retention, newPerDay, reviewsPerDay, limitsDay, newOnDay, reviewsOnDay };
  return trusted<EnrolmentLine>({ deck, preset, onDesk: Boolean(onDesk), position, ...own });
}

/** What a person put on a card, from the row of their state of it. */
export function markToLine(row: StoredRow): MarkLine {
  const { cardId, suspended, buriedDay, flag, marked, tags } = row;
  return trusted<MarkLine>({
    card: cardId,
    suspended: Boolean(suspended),
    buriedDay,
    flag,
    marked: Boolean(marked),
    tags: JSON.parse(String(tags)),
  });
}
