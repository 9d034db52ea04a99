import { mentionsArchive } from '#lib/search/tree.ts';
import { DAY } from '#lib/shared/instant.ts';
import { list } from '../sql.ts';
import type { Db } from '../store.ts';
import { ask } from './ask.ts';
import { keyOf, NEVER, UNKNOWN } from './keys.ts';
import type { Order, PageEnd, Sort } from './order.ts';
import type { Question } from './question.ts';
import { asksEachText, curves, MOST_SEEDS, smallSeed } from './rows.ts';
import { trigramsOf } from './seeds.ts';
import { joined, part, type SqlPart } from './sql-part.ts';

/** Orders by what indices hold of a state: they are known without a look at any card. */
export type HeldSort = Extract<
  Sort,
  'interval' | 'stability' | 'difficulty' | 'recall' | 'state' | 'due' | 'lapses'
>;

const HELD: Readonly<Record<HeldSort, true>> = {
  ...{ interval: true, stability: true, difficulty: true },
  ...{ recall: true, state: true, due: true, lapses: true },
};

/** So many cards are looked at before all of them: enough where one in two hundred is meant, and where every one is. */
const HEAD = { some: 10_000, all: 500 } as const;

function headSize({ tree }: Question): number {
  return HEAD[tree.kind === 'all' && tree.of.length === 0 ? 'all' : 'some'];
}

interface Page {
  readonly order: Order;
  readonly after: PageEnd | null;
}

/**
 * The ids of the cards that come first in an order, or after where a page ended, of all that a question could mean: what it means of these comes before
 * all else that it means. Null where that is no shorter way: where no index holds the order, where one leads to few cards, or where each text is looked at.
 */
export async function headOf(db: Db, question: Question, page: Page): Promise<SqlPart | null> {
  const { by } = page.order;
  if (!isHeld(by)) return null;
  const { tree } = question;
  if (mentionsArchive(tree) || asksEachText(tree)) return null;
  if ((await smallSeed(db, question)) || (await isRare(db, question))) return null;
  return by === 'lapses'
    ? headByLapses(db, question, page)
    : firstOf(keyed(by, question), page, headSize(question));
}

function isHeld(by: Sort): by is HeldSort {
  return Object.hasOwn(HELD, by);
}

function firstOf(keys: SqlPart, { order, after }: Page, size: number): SqlPart {
  const [way, sign] = order.falling ? ['DESC', '<'] : ['ASC', '>'];
  const further = after && part(`WHERE ("key", "id") ${sign} (?, ?)`, after.key, after.id);
  return joined([
    part('SELECT "id" FROM ('),
    keys,
    part(')'),
    further ?? part(''),
    part(`ORDER BY "key" ${way}, "id" ${way} LIMIT ${size}`),
  ]);
}

/** All live cards with their keys: those with a state from its indices, and those without one. */
function keyed(by: Exclude<HeldSort, 'lapses'>, question: Question): SqlPart {
  const bare = keyOf(by, question);
  const none = part(`SELECT "id", ${NO_STATE[by]} AS "key" FROM (`);
  return joined([
    part('SELECT * FROM ('),
    curves(question),
    ...(by === 'due' ? dueStates(question) : [statesKeyed(bare, question)]),
    part('UNION ALL'),
    none,
    withoutState(question),
    part('))'),
  ]);
}

/** The keys of cards without a state, as {@link keyOf} says them. */
const NO_STATE: Readonly<Record<Exclude<HeldSort, 'lapses'>, number>> = {
  ...{ interval: 0, stability: 0, difficulty: 0, state: 0 },
  ...{ recall: UNKNOWN, due: NEVER },
};

function statesKeyed(key: SqlPart, { user, decks }: Question, also = 'true'): SqlPart {
  const curve = key.sql.includes('curve.') ? 'LEFT JOIN curve ON curve."deck" = s."deckId"' : '';
  return joined([
    part('SELECT s."cardId" AS "id",'),
    key,
    part(
      `AS "key" FROM "CardState" s ${curve}
       WHERE s."userId" = ? AND s."deckId" IN (SELECT value FROM json_each(?)) AND s."archived" = 0 AND ${also}`,
      user,
      liveIds(decks),
    ),
  ]);
}

/** Days and instants lie in indices of their own. */
function dueStates(question: Question): SqlPart[] {
  const { user, decks } = question;
  const { today, now } = question;
  return [
    statesKeyed(part(`s."dueDay" * ${DAY}`), question, 's."dueDay" IS NOT NULL'),
    part(
      `UNION ALL SELECT s."cardId", ? + s."dueAt" - ? FROM "CardState" s
       WHERE s."userId" = ? AND s."dueAt" IS NOT NULL AND s."dueDay" IS NULL AND +s."archived" = 0
         AND +s."deckId" IN (SELECT value FROM json_each(?))`,
      ...[today * DAY, now, user, liveIds(decks)],
    ),
    part('UNION ALL'),
    statesKeyed(part(`${NEVER}`), question, `s."phase" = 'new' AND s."dueDay" IS NULL`),
  ];
}

function liveIds(decks: Question['decks']): string {
  return list(decks.filter(({ archived }) => !archived).map(({ id }) => id));
}

/** Live cards without a state: they lie beyond where new cards begin. */
function withoutState({ user, decks }: Question): SqlPart {
  return part(
    `SELECT c."id" FROM json_each(?) d
       LEFT JOIN "Enrolment" e ON e."userId" = ? AND e."deckId" = d.value
       CROSS JOIN "Card" c ON c."deckId" = d.value AND c."archivedAt" IS NULL AND c."position" >= coalesce(e."newFrom", 0)
       WHERE NOT EXISTS (SELECT 1 FROM "CardState" s WHERE s."userId" = ? AND s."cardId" = c."id")`,
    liveIds(decks),
    user,
    user,
  );
}

/** The head by lapses: number after number, for of each number the index holds no order of ids. */
async function headByLapses(db: Db, question: Question, page: Page): Promise<SqlPart> {
  const found: string[] = [];
  const size = headSize(question);
  let lapses = page.after ? Number(page.after.key) : await nextLapses(db, question, page, null);
  let beyond = page.after?.id ?? null;
  while (lapses !== null && found.length < size) {
    const most = size - found.length;
    found.push(...(await cardsWithLapses(db, question, { page, lapses, beyond, most })));
    lapses = await nextLapses(db, question, page, lapses);
    beyond = null;
  }
  return part(`SELECT value AS "id" FROM json_each(?)`, list(found));
}

/** The next number of lapses that any card has, in the order; 0 even where only cards without a state have it. */
async function nextLapses(
  db: Db,
  { user }: Question,
  { order: { falling } }: Page,
  from: number | null,
): Promise<number | null> {
  if (from === null && !falling) return 0;
  const further = from === null ? part('true') : part(`"lapses" ${falling ? '<' : '>'} ?`, from);
  const asked = joined([
    part(
      `SELECT ${falling ? 'max' : 'min'}("lapses") AS "lapses" FROM "CardState" WHERE "userId" = ? AND`,
      user,
    ),
    further,
  ]);
  const [row] = await ask<{ lapses: number | null }>(db, asked);
  return row?.lapses ?? (falling && from !== 0 ? 0 : null);
}

interface Alike {
  readonly page: Page;
  readonly lapses: number;
  /** Only ids after this one. */
  readonly beyond: string | null;
  readonly most: number;
}

/** The first cards with so many lapses, by id. Few are sorted; of many the first are soon met where all are walked by id. */
async function cardsWithLapses(
  db: Db,
  question: Question,
  { page, lapses, beyond, most }: Alike,
): Promise<string[]> {
  const { user, decks } = question;
  const [way, sign] = page.order.falling ? ['DESC', '<'] : ['ASC', '>'];
  const size = part(
    `SELECT count(*) AS "size" FROM (SELECT 1 FROM "CardState" WHERE "userId" = ? AND "lapses" = ? LIMIT ${MOST_SEEDS + 1})`,
    ...[user, lapses],
  );
  const [{ size: alike = 0 } = {}] = await ask<{ size: number }>(db, size);
  // A plus keeps SQLite from an index: few are led to by their lapses, many by their ids.
  const [byLapses, byId] = alike > MOST_SEEDS ? ['+', ''] : ['', '+'];
  const states = part(
    `SELECT * FROM (SELECT s."cardId" AS "id" FROM "CardState" s WHERE s."userId" = ? AND ${byLapses}s."lapses" = ? AND +s."archived" = 0
       AND +s."deckId" IN (SELECT value FROM json_each(?)) AND ${beyond === null ? 'true' : `${byId}s."cardId" ${sign} ?`}
       ORDER BY ${byId}s."cardId" ${way} LIMIT ?)`,
    ...[user, lapses, liveIds(decks), ...(beyond === null ? [] : [beyond]), most],
  );
  const fresh =
    lapses === 0
      ? [
          part('UNION ALL SELECT "id" FROM ('),
          withoutState(question),
          part(
            beyond === null ? ')' : `) WHERE "id" ${sign} ?`,
            ...(beyond === null ? [] : [beyond]),
          ),
        ]
      : [];
  const rows = await ask<{ id: string }>(
    db,
    joined([states, ...fresh, part(`ORDER BY "id" ${way} LIMIT ?`, most)]),
  );
  return rows.map(({ id }) => id);
}

/** Whether trigrams lead to few cards. */
async function isRare(db: Db, { tree }: Question): Promise<boolean> {
  const trigrams = trigramsOf(tree);
  if (trigrams === null) return false;
  const [{ size = 0 } = {}] = await ask<{ size: number }>(
    db,
    part(
      `SELECT count(*) AS "size" FROM (SELECT 1 FROM "CardTrigrams" WHERE "CardTrigrams" MATCH ? LIMIT ${MOST_SEEDS + 1})`,
      trigrams.match,
    ),
  );
  return size <= MOST_SEEDS;
}
