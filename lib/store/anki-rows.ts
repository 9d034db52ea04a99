import type { CardMemoryState } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, EventId, NoteId, PresetId, UserId } from '#lib/shared/ids.ts';
import { rowToState, STATE_COLUMNS, type StateRow } from './card-states.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** A deck as an export needs it. */
export interface DeckForAnki {
  readonly id: DeckId;
  readonly parentId: DeckId | null;
  readonly title: string;
  readonly key: string;
  readonly ankiId: number;
  readonly description: string | null;
  readonly createdAt: number;
  readonly presetId: PresetId | null;
  readonly retention: number | null;
  readonly newPerDay: number | null;
  readonly reviewsPerDay: number | null;
  readonly limitsDay: number | null;
  readonly newOnDay: number | null;
  readonly reviewsOnDay: number | null;
}

/** The person's live decks, in the order of the desk and then of their titles. */
export function decksForAnki(db: Db, user: UserId): Promise<DeckForAnki[]> {
  return query(
    db,
    `SELECT d."id", d."parentId", d."title", d."key", d."ankiId", d."description", d."createdAt", e."presetId",
       e."retention", e."newPerDay", e."reviewsPerDay", e."limitsDay", e."newOnDay", e."reviewsOnDay"
     FROM "Deck" d LEFT JOIN "Enrolment" e ON e."deckId" = d."id" AND e."userId" = ?1
     WHERE d."ownerId" = ?1 AND d."archivedAt" IS NULL
     ORDER BY coalesce(e."onDesk", 0) DESC, coalesce(e."position", 0), d."title", d."id"`,
    user,
  );
}

/** What Anki needs of a preset beside its options. */
export interface PresetForAnki {
  readonly id: PresetId;
  readonly ankiId: number;
  /** JSON: `UpstreamPreset`. */
  readonly upstream: string | null;
  /** When its present version was made. */
  readonly changedAt: number;
}

/** The person's presets as Anki needs them. */
export function presetsForAnki(db: Db, user: UserId): Promise<PresetForAnki[]> {
  return query(
    db,
    `SELECT p."id", p."ankiId", p."upstream", v."createdAt" AS "changedAt" FROM "Preset" p
     JOIN "PresetVersion" v ON v."presetId" = p."id" AND v."version" = p."version"
     WHERE p."userId" = ? AND p."ankiId" IS NOT NULL`,
    user,
  );
}

/** A note type that came from Anki, as it is stored. */
export interface NoteTypeForAnki {
  readonly id: string;
  readonly ankiId: number;
  readonly name: string;
  readonly kind: 'normal' | 'cloze';
  /** JSON. */
  readonly fields: string;
  readonly templates: string;
  readonly css: string;
  readonly upstream: string;
}

/** The person's note types. */
export function noteTypesForAnki(db: Db, user: UserId): Promise<NoteTypeForAnki[]> {
  return query(
    db,
    `SELECT "id", "ankiId", "name", "kind", "fields", "templates", "css", "upstream" FROM "NoteType"
     WHERE "ownerId" = ? AND "ankiId" IS NOT NULL ORDER BY "ankiId"`,
    user,
  );
}

/** The hashes of the person's media under the names by which fields speak of them. */
export async function mediaNames(db: Db, user: UserId): Promise<Map<string, string>> {
  const rows = await query<{ name: string; hash: string }>(
    db,
    `SELECT "name", "hash" FROM "MediaName" WHERE "ownerId" = ? ORDER BY "name"`,
    user,
  );
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

/** A note as an export needs it. */
export interface NoteForAnki {
  readonly id: NoteId;
  readonly kind: string;
  /** JSON lists. */
  readonly headings: string;
  readonly tags: string;
  readonly createdAt: number;
  readonly noteTypeId: string | null;
  /** JSON list of HTML. */
  readonly fields: string | null;
  readonly guid: string;
  readonly ankiId: number;
  /** JSON: `UpstreamNote`. */
  readonly upstream: string | null;
}

/** A card as an export needs it. */
export interface CardForAnki {
  readonly id: CardId;
  readonly note: NoteId;
  readonly deck: DeckId;
  readonly facet: string;
  readonly position: number;
  readonly ankiId: number;
  readonly isArchived: boolean;
  /** Both sides; empty where they follow from fields. */
  readonly prompt: string;
  readonly answer: string;
  /** When its text was last changed. */
  readonly revisedAt: number;
  readonly createdAt: number;
  /** Null where nothing ever happened to it. */
  readonly state: CardMemoryState | null;
  readonly suspended: boolean;
  readonly buriedDay: number | null;
  readonly flag: number;
  readonly marked: boolean;
  /** Personal tags. */
  readonly tags: readonly string[];
}

/** The notes of these decks that are live, deck by deck in the order given, each in the order of its cards. */
export async function noteIdsOf(db: Db, decks: readonly DeckId[]): Promise<NoteId[]> {
  const rows = await query<{ id: NoteId }>(
    db,
    `SELECT c."noteId" AS "id" FROM json_each(?) wanted
     CROSS JOIN "Card" c ON c."deckId" = wanted.value AND c."archivedAt" IS NULL
     GROUP BY c."noteId" ORDER BY min(wanted.key), min(c."position"), c."noteId"`,
    list(decks),
  );
  return rows.map(({ id }) => id);
}

/**
 * The same notes in the order for a package: those that came from Anki as they were written here, which is the order of their numbers, so that both are read
 * and written from end to end; then those of ours deck by deck, for their places among new cards follow from it.
 */
export async function noteIdsForPackage(db: Db, decks: readonly DeckId[]): Promise<NoteId[]> {
  const rows = await query<{ id: NoteId }>(
    db,
    `SELECT "id" FROM (
       SELECT n."id", n."noteTypeId" IS NULL AS "own", n.rowid AS "row", min(w."key") AS "deck", min(c."position") AS "position"
       FROM "Note" n NOT INDEXED CROSS JOIN "Card" c ON c."noteId" = n."id" AND c."archivedAt" IS NULL
       JOIN (SELECT "key", "value" FROM json_each(?) LIMIT -1) w ON w."value" = c."deckId" GROUP BY n.rowid)
     ORDER BY "own", iif("own", "deck", 0), iif("own", "position", "row"), "id"`,
    list(decks),
  );
  return rows.map(({ id }) => id);
}

/** These notes. */
export async function notesForAnki(
  db: Db,
  notes: readonly NoteId[],
): Promise<Map<NoteId, NoteForAnki>> {
  const rows = await query<NoteForAnki>(
    db,
    `SELECT "id", "kind", "headings", "tags", "createdAt", "noteTypeId", "fields", "guid", "ankiId", "upstream"
     FROM "Note" WHERE "id" IN (SELECT value FROM json_each(?))`,
    list(notes),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The columns of a card with its present text and the person's state of it, as {@link CardValues} has them. */
const CARD_COLUMNS = `c."id", c."noteId", c."deckId", c."facet", c."position", c."ankiId", c."archivedAt",
  iif(n."fields" IS NULL, r."prompt", ''), iif(n."fields" IS NULL, r."answer", ''), r."createdAt", c."createdAt",
  s."suspended", s."buriedDay", coalesce(s."flag", 0), s."marked", s."tags",
  ${STATE_COLUMNS.map((name) => `s."${name}"`).join(', ')}`;

type CardValues = [
  ...[id: CardId, note: NoteId, deck: DeckId, facet: string, position: number, ankiId: number],
  ...[archivedAt: number | null, prompt: string, answer: string, revisedAt: number],
  ...[createdAt: number, suspended: number | null, buriedDay: number | null, flag: number],
  ...[marked: number | null, tags: string | null],
  ...state: unknown[],
];

/**
 * All cards of these notes that Anki has a number for, archived ones among them, in the order of their numbers. They come as one text: so many columns
 * one by one would take as long again.
 */
export async function cardsForAnki(
  db: Db,
  user: UserId,
  notes: readonly NoteId[],
): Promise<Map<NoteId, CardForAnki[]>> {
  const found = await queryOne<{ cards: string }>(
    db,
    `SELECT json_group_array(json_array(${CARD_COLUMNS})) AS "cards"
     FROM json_each(?2) wanted CROSS JOIN "Note" n ON n."id" = wanted.value
     CROSS JOIN "Card" c ON c."noteId" = n."id" AND c."ankiId" IS NOT NULL
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"`,
    user,
    list(notes),
  );
  const byNote = new Map<NoteId, CardForAnki[]>();
  for (const values of JSON.parse(found?.cards ?? '[]') as CardValues[]) {
    const card = toCard(values);
    const known = byNote.get(card.note);
    if (known) known.push(card);
    else byNote.set(card.note, [card]);
  }
  for (const cards of byNote.values()) cards.sort((one, other) => one.ankiId - other.ankiId);
  return byNote;
}

const STATE_AT = 16;

function toCard(values: CardValues): CardForAnki {
  const [id, note, deck, facet, position, ankiId, archivedAt, prompt, answer] = values;
  return {
    id,
    note,
    deck,
    facet,
    position,
    ankiId,
    prompt,
    answer,
    revisedAt: values[9],
    createdAt: values[10],
    isArchived: archivedAt !== null,
    state: stateIn(values),
    suspended: Boolean(values[11]),
    buriedDay: values[12],
    flag: values[13],
    marked: Boolean(values[14]),
    tags: values[15] === null ? [] : (JSON.parse(values[15]) as string[]),
  };
}

/** Null where there is no state: one has a phase. */
function stateIn(values: CardValues): CardMemoryState | null {
  if (values[STATE_AT] === null) return null;
  const row: Record<string, unknown> = {};
  for (const [place, name] of STATE_COLUMNS.entries()) row[name] = values[STATE_AT + place];
  return rowToState(row as unknown as StateRow);
}

/** The event that brought a card from Anki. */
export interface BaselineForAnki {
  readonly id: EventId;
  readonly at: number;
  /** JSON: `UpstreamCard`. */
  readonly upstream: string;
}

/** Of each of these cards that came from Anki: the event that brought it last. */
export async function baselinesForAnki(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Map<CardId, BaselineForAnki>> {
  const rows = await query<BaselineForAnki & { card: CardId }>(
    db,
    `SELECT "cardId" AS "card", "id", "at", "upstream" FROM "Event" INDEXED BY "Event_baseline_idx"
     WHERE "cardId" IN (SELECT value FROM json_each(?2)) AND "kind" = 'baseline' AND "userId" = ?1
       AND "retracted" = 0 AND "upstream" IS NOT NULL ORDER BY "cardId", "at", "id"`,
    user,
    list(cards),
  );
  return new Map(rows.map(({ card, ...baseline }) => [card, baseline]));
}

/** When the person's first card was made and the first event happened: whichever was earlier. Null where there is nothing. */
export async function beginningOf(db: Db, user: UserId): Promise<number | null> {
  const [row] = await query<{ at: number | null }>(
    db,
    `SELECT min(first) AS "at" FROM (
       SELECT min(n."createdAt") AS first FROM "Note" n JOIN "Deck" d ON d."id" = n."deckId" AND d."ownerId" = ?1
       UNION ALL SELECT min("at") FROM "Event" WHERE "userId" = ?1
         AND "studyDay" <= (SELECT min("studyDay") + 1 FROM "Event" WHERE "userId" = ?1))`,
    user,
  );
  return row?.at ?? null;
}
