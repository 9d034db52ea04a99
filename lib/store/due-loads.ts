import type { CardId, DeckId, PresetId, UserId } from '#lib/shared/ids.ts';
import { type DueLoads, remembered } from './remembered.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/**
 * How many cards of each deck on the desk are due on each of so many study days from today on: reviews and steps of
 * days, none suspended. Counted at first and after changes of many cards; in between each changed card moves its count, and each
 * new day counts the day that comes into sight.
 */
export async function readDueLoads(
  db: Db,
  user: UserId,
  { today, days }: { today: number; days: number },
): Promise<DueLoads> {
  const { loads } = remembered();
  const known = loads.get(user);
  if (known?.from === today) return known;
  const passed = known === undefined ? days : today - known.from;
  return loads.keep(user, async () =>
    known === undefined || passed < 0 || passed >= days
      ? countDue(db, user, { today, days })
      : movedOn(known, await countDue(db, user, { today: known.from + days, days: passed })),
  );
}

/** What was known, without the days that have passed, and with those that were counted after its last one. */
function movedOn(known: DueLoads, after: DueLoads): DueLoads {
  const decks = new Set([...known.byDeck.keys(), ...after.byDeck.keys()]);
  const none = (days: number) => new Array<number>(days).fill(0);
  const counts = (deck: DeckId) =>
    [
      ...(known.byDeck.get(deck) ?? none(known.days)),
      ...(after.byDeck.get(deck) ?? none(after.days)),
    ].slice(after.days);
  return {
    from: known.from + after.days,
    days: known.days,
    byDeck: new Map([...decks].map((deck) => [deck, counts(deck)])),
  };
}

// Grouped for each deck and phase by itself, the rows come in the order of the index.
const DUE = `SELECT e."deckId" AS "deck", (SELECT json_group_array(json_array("dueDay", "count")) FROM (
    SELECT s."dueDay", count(*) AS "count" FROM "CardState" s
    WHERE s."userId" = ?1 AND s."deckId" = e."deckId" AND s."archived" = 0 AND s."suspended" = 0
      AND s."phase" = p.value AND s."dueDay" >= ?2 AND s."dueDay" < ?3 GROUP BY s."dueDay")) AS "due"
  FROM "Enrolment" e CROSS JOIN json_each('["review","learning","relearning"]') p WHERE e."userId" = ?1`;

async function countDue(
  db: Db,
  user: UserId,
  { today, days }: { today: number; days: number },
): Promise<DueLoads> {
  const rows = await query<{ deck: DeckId; due: string }>(db, DUE, user, today, today + days);
  const byDeck = new Map<DeckId, number[]>();
  for (const { deck, due } of rows) {
    const counts = byDeck.get(deck) ?? new Array<number>(days).fill(0);
    for (const [day, count] of JSON.parse(due) as [number, number][]) {
      counts[day - today] = (counts[day - today] ?? 0) + count;
    }
    byDeck.set(deck, counts);
  }
  return { from: today, days, byDeck };
}

/** The presets of the person's decks on the desk. */
export function readDeskPresets(
  db: Db,
  user: UserId,
): Promise<{ deck: DeckId; preset: PresetId }[]> {
  return query(
    db,
    `SELECT "deckId" AS "deck", "presetId" AS "preset" FROM "Enrolment" WHERE "userId" = ? AND "onDesk" = 1`,
    user,
  );
}

/** The study days on which other cards of a card's note are due for the person. */
export async function readSiblingDays(
  db: Db,
  user: UserId,
  card: CardId,
): Promise<Record<CardId, number>> {
  const rows = await query<{ siblings: string }>(
    db,
    `SELECT ${siblingDays('c')} AS "siblings" FROM "Card" c WHERE c."id" = ?2`,
    user,
    card,
  );
  return JSON.parse(rows[0]?.siblings ?? '{}') as Record<CardId, number>;
}

/** The same for many cards at once. */
export async function readSiblingDaysOf(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Map<CardId, Record<CardId, number>>> {
  const rows = await query<{ card: CardId; siblings: string }>(
    db,
    `SELECT c."id" AS "card", ${siblingDays('c')} AS "siblings"
     FROM json_each(?2) wanted CROSS JOIN "Card" c WHERE c."id" = wanted.value`,
    user,
    list(cards),
  );
  return new Map(
    rows.map(({ card, siblings }) => [card, JSON.parse(siblings) as Record<CardId, number>]),
  );
}

/** SQL that gives the siblings' due days of the card named, as a JSON object; ?1 is the person. */
export function siblingDays(card: string): string {
  // CROSS JOIN keeps SQLite from starting at all that the person has studied.
  return `(SELECT json_group_object(o."id", s."dueDay") FROM "Card" o CROSS JOIN "CardState" s
    WHERE o."noteId" = ${card}."noteId" AND o."id" <> ${card}."id" AND s."userId" = ?1 AND s."cardId" = o."id"
      AND s."dueDay" IS NOT NULL AND s."archived" = 0 AND s."suspended" = 0)`;
}
