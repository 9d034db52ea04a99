import type { CardMemoryState, Preset } from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { StudiedPlace } from './card-places.ts';
import { rowToState, STATE_COLUMNS, type StateRow } from './card-states.ts';
import { CARD_LANGUAGE } from './decks.ts';
import { storedOptions } from './presets.ts';
import { queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** All that has to be known of a card before an answer to it is accepted. */
export interface Answering {
  readonly place: StudiedPlace;
  /** The preset that it is studied under; null where the person never put its deck on the desk. */
  readonly preset: Preset | null;
  /** Null where the person has none yet. */
  readonly state: CardMemoryState | null;
  /** The instant of the card's newest event, of whatever kind; null where there is none. */
  readonly newest: Instant | null;
  /** Whose an event of this id is already, and of which card. */
  readonly known: { readonly user: UserId; readonly card: CardId } | null;
}

interface AnsweringRow extends Omit<StateRow, 'phase'> {
  readonly card: CardId;
  readonly note: StudiedPlace['note'];
  readonly deck: StudiedPlace['deck'];
  readonly revision: number;
  readonly cardLanguage: string;
  readonly archived: number;
  readonly presetId: PresetId | null;
  readonly retention: number | null;
  readonly presetName: string;
  readonly presetVersion: number;
  readonly options: string;
  readonly phase: string | null;
  readonly newest: Instant | null;
  readonly knownUser: UserId | null;
  readonly knownCard: CardId;
}

const SELECT = `SELECT c."id" AS "card", c."noteId" AS "note", c."deckId" AS "deck", c."revision",
    ${CARD_LANGUAGE} AS "cardLanguage", (c."archivedAt" IS NOT NULL) AS "archived",
    p."id" AS "presetId", e."retention", p."name" AS "presetName", p."version" AS "presetVersion", v."options",
    ${STATE_COLUMNS.map((name) => `s."${name}"`).join(', ')},
    (SELECT max(n."at") FROM "Event" n WHERE n."cardId" = c."id" AND n."userId" = ?1) AS "newest",
    k."userId" AS "knownUser", k."cardId" AS "knownCard"
  FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?1
  LEFT JOIN "Enrolment" e ON e."userId" = ?1 AND e."deckId" = c."deckId"
  LEFT JOIN "Preset" p ON p."id" = e."presetId"
  LEFT JOIN "PresetVersion" v ON v."presetId" = p."id" AND v."version" = p."version"
  LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"
  LEFT JOIN "Event" k ON k."id" = ?3
  WHERE c."id" = ?2`;

/** Reads it in one query, for each answer asks it; null where the card is not the person's. */
export async function readAnswering(
  db: Db,
  user: UserId,
  { card, event }: { card: CardId; event: EventId },
): Promise<Answering | null> {
  const row = await queryOne<AnsweringRow>(db, SELECT, user, card, event);
  if (!row) return null;
  const { phase } = row;
  return {
    place: placeOf(row),
    preset: presetOf(row),
    state: phase === null ? null : rowToState({ ...row, phase }),
    newest: row.newest,
    known: row.knownUser && { user: row.knownUser, card: row.knownCard },
  };
}

function placeOf(row: AnsweringRow): StudiedPlace {
  const { card, note, deck, revision, cardLanguage: language, presetId: preset, retention } = row;
  return {
    card,
    note,
    deck,
    archived: Boolean(row.archived),
    revision,
    language,
    preset,
    retention,
  };
}

function presetOf(row: AnsweringRow): Preset | null {
  const { presetId: id, presetVersion: version, presetName: name } = row;
  return id && { id, version, name, ...storedOptions(row.options) };
}
