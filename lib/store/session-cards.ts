import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import type { CardMemoryState, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, NoteId, UserId } from '#lib/shared/ids.ts';
import { rowToState, STATE_COLUMNS, type StateRow } from './card-states.ts';
import { CARD_LANGUAGE, DECK_TITLE } from './decks.ts';
import { siblingDays } from './due-loads.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/** A card with both sides and this person's state of it, null where they have none. */
export interface StoredCard {
  readonly id: CardId;
  readonly note: NoteId;
  readonly deck: DeckId;
  readonly deckTitle: string;
  readonly headings: readonly string[];
  readonly kind: string;
  readonly language: string;
  readonly revision: number;
  readonly prompt: string;
  readonly answer: string;
  readonly check: AnswerCheck | null;
  readonly archived: boolean;
  /** The person's flag; 0 for none. */
  readonly flag: number;
  readonly marked: boolean;
  readonly state: CardMemoryState | null;
  /** Wanted retention of the deck; null for that of its preset. */
  readonly retention: number | null;
  /** The study days on which other cards of the note are due. */
  readonly siblings: Readonly<Record<CardId, StudyDay>>;
  /** Both sides as they read when the person answered last, where they read otherwise now. */
  readonly before: { readonly prompt: string; readonly answer: string } | null;
}

type CardRow = Omit<
  StoredCard,
  'headings' | 'check' | 'state' | 'archived' | 'siblings' | 'marked' | 'before'
> & {
  readonly marked: number;
  readonly promptBefore: string | null;
  readonly answerBefore: string | null;
  readonly headings: string;
  readonly check: string | null;
  readonly archived: number;
  readonly known: string | null;
  readonly siblings: string;
} & StateRow;

/** Cards that the person owns or studies, by id, in the order asked for; others are left out. */
export async function readCards(
  db: Db,
  user: UserId,
  ids: readonly CardId[],
): Promise<StoredCard[]> {
  const rows = await query<CardRow>(
    db,
    `SELECT c."id", c."noteId" AS "note", c."deckId" AS "deck", ${DECK_TITLE} AS "deckTitle", n."headings",
       n."kind", ${CARD_LANGUAGE} AS "language", c."revision", r."prompt", r."answer", r."check",
       (c."archivedAt" IS NOT NULL) AS "archived", s."cardId" AS "known", coalesce(s."flag", 0) AS "flag", coalesce(s."marked", 0) AS "marked",
       b."prompt" AS "promptBefore", b."answer" AS "answerBefore", e."retention", ${siblingDays('c')} AS "siblings",
       ${STATE_COLUMNS.map((name) => `s."${name}"`).join(', ')}
     FROM json_each(?2) wanted CROSS JOIN "Card" c CROSS JOIN "CardRevision" r
     CROSS JOIN "Note" n CROSS JOIN "Deck" d
     LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"
     LEFT JOIN "Enrolment" e ON e."userId" = ?1 AND e."deckId" = c."deckId"
     LEFT JOIN "CardRevision" b ON c."revision" > 1 AND b."cardId" = c."id" AND b."revision" < c."revision"
       AND b."revision" = (SELECT v."revision" FROM "Event" v WHERE v."cardId" = c."id" AND v."userId" = ?1
         AND v."kind" = 'answer' AND v."retracted" = 0 ORDER BY v."at" DESC, v."id" DESC LIMIT 1)
     WHERE c."id" = wanted.value AND r."cardId" = c."id" AND r."revision" = c."revision"
       AND n."id" = c."noteId" AND d."id" = c."deckId" AND d."ownerId" = ?1
     ORDER BY wanted.key`,
    user,
    list(ids),
  );
  return rows.map(toCard);
}

function toCard(row: CardRow): StoredCard {
  return {
    id: row.id,
    note: row.note,
    deck: row.deck,
    deckTitle: row.deckTitle,
    headings: JSON.parse(row.headings) as string[],
    kind: row.kind,
    language: row.language,
    revision: row.revision,
    prompt: row.prompt,
    answer: row.answer,
    check: row.check === null ? null : (JSON.parse(row.check) as AnswerCheck),
    archived: Boolean(row.archived),
    flag: row.flag,
    marked: Boolean(row.marked),
    state: row.known === null ? null : rowToState(row),
    retention: row.retention,
    siblings: JSON.parse(row.siblings) as Record<CardId, StudyDay>,
    before:
      row.promptBefore === null || row.answerBefore === null
        ? null
        : { prompt: row.promptBefore, answer: row.answerBefore },
  };
}
