import { foldText } from '#lib/search/fold-text.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import type { DeckId, NoteTypeId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { DECK_TITLE } from '../decks.ts';
import { query } from '../sql.ts';
import type { Db } from '../store.ts';

/** A deck with what a search can ask of it. */
export interface SearchedDeck {
  readonly id: DeckId;
  readonly parent: DeckId | null;
  readonly key: string;
  readonly title: string;
  readonly archived: boolean;
  /** Name of its preset; null where it was never on the desk. */
  readonly preset: string | null;
  /** Recall after `t` days is (1 + factor·t/stability)^−decay. */
  readonly curve: { readonly decay: number; readonly factor: number };
  readonly ankiId: number | null;
}

/** A note type with what a search can ask of it. */
export interface SearchedNoteType {
  readonly id: NoteTypeId;
  readonly ankiId: number | null;
  /** Folded names of its fields, in order. */
  readonly fields: readonly string[];
}

/** A query with whose cards it asks for, and when. */
export interface Question {
  readonly user: UserId;
  readonly tree: SearchTree;
  readonly decks: readonly SearchedDeck[];
  readonly noteTypes: readonly SearchedNoteType[];
  readonly now: Instant;
  readonly today: number;
  /** When a study day begins. */
  readonly startOf: (day: number) => Instant;
  /** Very many cards are looked at: what happened to them is gathered once, rather than looked up for each. */
  readonly wide?: boolean;
}

/** A deck as it stands in the database. */
export type SearchedDeckRow = Omit<SearchedDeck, 'curve' | 'archived'> & {
  readonly archived: number;
  readonly presetId: string | null;
};

/** All decks of a person, archived ones too, by title. */
export function readSearchedDecks(db: Db, user: UserId): Promise<SearchedDeckRow[]> {
  return query(
    db,
    `SELECT d."id", d."parentId" AS "parent", d."key", ${DECK_TITLE} AS "title", d."archivedAt" IS NOT NULL AS "archived", d."ankiId",
       p."name" AS "preset", e."presetId"
     FROM "Deck" d LEFT JOIN "Enrolment" e ON e."userId" = ?1 AND e."deckId" = d."id"
     LEFT JOIN "Preset" p ON p."id" = e."presetId"
     WHERE d."ownerId" = ?1 ORDER BY ${DECK_TITLE}, d."id"`,
    user,
  );
}

/** All note types of a person. */
export async function readSearchedNoteTypes(db: Db, user: UserId): Promise<SearchedNoteType[]> {
  const rows = await query<Omit<SearchedNoteType, 'fields'> & { readonly fields: string }>(
    db,
    `SELECT "id", "ankiId", (SELECT json_group_array("value" ->> 'name' ORDER BY "key") FROM json_each(t."fields")) AS "fields"
     FROM "NoteType" t WHERE "ownerId" = ?`,
    user,
  );
  return rows.map((row) => ({
    ...row,
    fields: (JSON.parse(row.fields) as string[]).map(foldText),
  }));
}
