import { mentionsArchive } from '#lib/search/tree.ts';
import { list } from '../sql.ts';
import type { Db } from '../store.ts';
import { ask } from './ask.ts';
import type { Order, PageEnd, Sort } from './order.ts';
import type { Question } from './question.ts';
import { asksEachText, MOST_SEEDS, smallSeed } from './rows.ts';
import { trigramsOf } from './seeds.ts';
import { joined, part, type SqlPart } from './sql-part.ts';

/** What the index of due cards holds of a state: orders by it are known without a look at any card. */
export type HeldSort = Extract<Sort, 'interval' | 'stability' | 'difficulty'>;

/** So many cards are looked at before all of them: enough where one in two hundred is meant. */
const HEAD = 10_000;

/** The key of an order by what a state `s` holds; 0 for a card without one. */
export function heldKey(by: HeldSort): string {
  return `CAST(coalesce(s."${by}", 0) * 1e6 AS INTEGER)`;
}

/**
 * The ids of the cards that come first in an order, or after where a page ended, of all that a question could mean: what it means of these comes before
 * all else that it means. Null where that is no shorter way: where no index holds the order, where one leads to few cards, or where each text is looked at.
 */
export async function headOf(
  db: Db,
  question: Question,
  { order, after }: { order: Order; after: PageEnd | null },
): Promise<SqlPart | null> {
  const { by, falling } = order;
  if (by !== 'interval' && by !== 'stability' && by !== 'difficulty') return null;
  const { tree } = question;
  if (mentionsArchive(tree) || asksEachText(tree)) return null;
  if ((await smallSeed(db, question)) || (await isRare(db, question))) return null;
  const [way, sign] = falling ? ['DESC', '<'] : ['ASC', '>'];
  const further = after && part(`WHERE ("key", "id") ${sign} (?, ?)`, after.key, after.id);
  return joined([
    part('SELECT "id" FROM ('),
    keyed(by, question),
    part(')'),
    further ?? part(''),
    part(`ORDER BY "key" ${way}, "id" ${way} LIMIT ${HEAD}`),
  ]);
}

/** All live cards with their keys: those with a state from its index, and those without one, which lie beyond where new cards begin. */
function keyed(by: HeldSort, { user, decks }: Question): SqlPart {
  const live = list(decks.filter(({ archived }) => !archived).map(({ id }) => id));
  return part(
    `SELECT s."cardId" AS "id", ${heldKey(by)} AS "key" FROM "CardState" s
       WHERE s."userId" = ? AND s."deckId" IN (SELECT value FROM json_each(?)) AND s."archived" = 0
     UNION ALL SELECT c."id", 0 FROM json_each(?) d
       LEFT JOIN "Enrolment" e ON e."userId" = ? AND e."deckId" = d.value
       CROSS JOIN "Card" c ON c."deckId" = d.value AND c."archivedAt" IS NULL AND c."position" >= coalesce(e."newFrom", 0)
       WHERE NOT EXISTS (SELECT 1 FROM "CardState" s WHERE s."userId" = ? AND s."cardId" = c."id")`,
    user,
    live,
    live,
    user,
    user,
  );
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
