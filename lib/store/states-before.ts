import type { CardMemoryState } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, EventId, UserId } from '#lib/shared/ids.ts';
import { STATE_COLUMNS, stateToRow } from './card-states.ts';
import { query, type SqlValue } from './sql.ts';
import type { Db } from './store.ts';
import { type Row, updateRows } from './write-rows.ts';

/** How cards stood, each before an event that was its newest: what folding would give again while nothing else changes. */
export interface StatesBefore {
  /** The decks of the cards, and under what each was studied. */
  readonly decks: readonly (readonly [DeckId, string])[];
  /** Event, card, the place of its deck in `decks`, and the columns of its state. */
  readonly rows: readonly (readonly [EventId, CardId, number, ...SqlValue[]])[];
}

/** A card as it stood before an event. */
export interface StateBefore {
  readonly event: EventId;
  readonly card: CardId;
  readonly deck: DeckId;
  readonly state: CardMemoryState;
}

/** Notes how cards stand now. */
export async function statesBefore(
  db: Db,
  user: UserId,
  cards: readonly StateBefore[],
): Promise<StatesBefore> {
  const under = await studiedUnder(db, user);
  const decks = [...new Set(cards.map(({ deck }) => deck))];
  const places = new Map(decks.map((deck, place) => [deck, place]));
  return {
    decks: decks.map((deck) => [deck, under.get(deck) ?? '']),
    rows: cards.map(({ event, card, deck, state }) => {
      const row = stateToRow(state);
      const columns = STATE_COLUMNS.map((column) => row[column]);
      return [event, card, places.get(deck) ?? 0, ...columns];
    }),
  };
}

/**
 * Puts back the states of those cards whose newest event is still the one before which they stood so, and which are studied as they were.
 * Gives their cards with those events; all others have to be folded.
 */
export async function putStatesBack(
  db: Db,
  user: UserId,
  { decks, rows }: StatesBefore,
): Promise<Map<CardId, EventId>> {
  const under = await studiedUnder(db, user);
  const same = decks.map(([deck, was]) => (under.get(deck) ?? '') === was);
  const given = rows.filter(([, , deck]) => same[deck]);
  const asked = given.map(([event, card, deck]) => [card, event, decks[deck]?.[0]]);
  const found = await query<{ card: CardId }>(
    db,
    `SELECT s."cardId" AS "card" FROM json_each(?2) w CROSS JOIN "CardState" s
     WHERE s."userId" = ?1 AND s."cardId" = json_extract(w.value, '$[0]')
       AND s."lastEventId" = json_extract(w.value, '$[1]') AND s."deckId" = json_extract(w.value, '$[2]')`,
    user,
    JSON.stringify(asked),
  );
  const unmoved = new Set(found.map(({ card }) => card));
  const back = given.filter(([, card]) => unmoved.has(card));
  await updateRows(
    db,
    'CardState',
    back.map(([, card, , ...state]) => rowOf(user, card, state)),
  );
  return new Map(back.map(([event, card]) => [card, event]));
}

function rowOf(user: UserId, cardId: CardId, state: readonly SqlValue[]): Row {
  const columns = STATE_COLUMNS.map((column, place) => [column, state[place] ?? null]);
  return { userId: user, cardId, ...Object.fromEntries(columns) };
}

/** Which version of which preset holds for each deck that the person studies: memory follows from it. */
async function studiedUnder(db: Db, user: UserId): Promise<Map<DeckId, string>> {
  const rows = await query<{ deck: DeckId; under: string }>(
    db,
    `SELECT e."deckId" AS "deck", p."id" || ' ' || p."version" AS "under" FROM "Enrolment" e
     JOIN "Preset" p ON p."id" = e."presetId" WHERE e."userId" = ?`,
    user,
  );
  return new Map(rows.map(({ deck, under }) => [deck, under]));
}
