import { FOLD_VERSION } from '#lib/search/fold-text.ts';
import type { IdRange } from '#lib/shared/id-run.ts';
import { execute, list, query, queryOne, send } from '../sql.ts';
import type { Db } from '../store.ts';

const INTO = `INSERT INTO "CardText" ("cardId", "prompt", "answer", "tags")
  SELECT c."id", search_text(r."prompt"), search_text(r."answer"), search_names(n."tags")`;
const JOINED = `JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
  JOIN "Note" n ON n."id" = c."noteId"`;
const RENEW = `ON CONFLICT ("cardId") DO UPDATE SET "prompt" = excluded."prompt", "answer" = excluded."answer",
  "tags" = excluded."tags" WHERE "prompt" <> excluded."prompt" OR "answer" <> excluded."answer" OR "tags" <> excluded."tags"`;

/** What the search reads of these cards follows what was written of them; of cards without a text yet there is nothing. */
export async function renewCardTexts(db: Db, cards: readonly string[]): Promise<void> {
  await execute(
    db,
    `${INTO} FROM json_each(?) w CROSS JOIN "Card" c ON c."id" = w.value ${JOINED} WHERE true ${RENEW}`,
    list(cards),
  );
}

/** The same for all cards of some notes. */
export async function renewNoteTexts(db: Db, notes: readonly string[]): Promise<void> {
  await execute(
    db,
    `${INTO} FROM json_each(?) w CROSS JOIN "Card" c ON c."noteId" = w.value ${JOINED} WHERE true ${RENEW}`,
    list(notes),
  );
}

/** What FTS5 gathers in memory before it writes, in bytes: usually, which is its own default, and for very many texts. */
const GATHERED = { usually: 1024 ** 2, much: 16 * 1024 ** 2 };
const GATHER = `INSERT INTO "CardTrigrams" ("CardTrigrams", "rank") VALUES ('hashsize', CAST(? AS INTEGER))`;

/**
 * Writes the texts of new cards, a run of ids a statement. FTS5 writes what it gathered before each statement of several rows, and merges it with what
 * is there: so run by run after all else rather than in between. Only within a transaction.
 */
export async function writeTextsOfRuns(db: Db, runs: readonly IdRange[]): Promise<void> {
  if (runs.length === 0) return;
  await send(db, GATHER, [GATHERED.much]);
  for (const { from, to } of runs) {
    await send(
      db,
      `${INTO} FROM "Card" c ${JOINED} WHERE c."id" BETWEEN ? AND ? ORDER BY c."id" ${RENEW}`,
      [from, to],
    );
  }
  await send(db, GATHER, [GATHERED.usually]);
}

/** So many cards are written by a statement. */
const AT_ONCE = 20_000;

/** The same for new cards whose ids form no runs. */
export async function writeTextsOfCards(db: Db, cards: readonly string[]): Promise<void> {
  if (cards.length === 0) return;
  await execute(db, GATHER, GATHERED.much);
  for (let start = 0; start < cards.length; start += AT_ONCE) {
    await renewCardTexts(db, cards.slice(start, start + AT_ONCE));
  }
  await execute(db, GATHER, GATHERED.usually);
}

const CHUNK = 2000;

/**
 * Writes the texts of all cards that were there before the search was, or before it folded as it does now; goes on where
 * it was interrupted. `told` hears how many of how many are done.
 */
export async function fillCardTexts(
  db: Db,
  told: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const filled = await queryOne<{ version: number; upTo: string | null }>(
    db,
    `SELECT "version", "upTo" FROM "CardTextFill"`,
  );
  if (filled?.version === FOLD_VERSION && filled.upTo === null) return;
  const [{ total = 0 } = {}] = await query<{ total: number }>(
    db,
    `SELECT count(*) AS "total" FROM "Card"`,
  );
  let upTo: string | null = filled?.version === FOLD_VERSION ? filled.upTo : '';
  let done = 0;
  while (upTo !== null) {
    told(Math.min(done, total), total);
    upTo = await fillOn(db, upTo);
    done += CHUNK;
  }
}

/** One step of it: the id of the last card done; null where there was none left. */
async function fillOn(db: Db, after: string): Promise<string | null> {
  const ids = await query<{ id: string }>(
    db,
    `SELECT "id" FROM "Card" WHERE "id" > ? ORDER BY "id" LIMIT ?`,
    after,
    CHUNK,
  );
  const cards = ids.map(({ id }) => id);
  await renewCardTexts(db, cards);
  const upTo = cards.at(-1) ?? null;
  await execute(db, `UPDATE "CardTextFill" SET "version" = ?, "upTo" = ?`, FOLD_VERSION, upTo);
  return upTo;
}

/** Notes that cards were written past the door of the store: the next filling reads them all. */
export async function forgetCardTexts(db: Db): Promise<void> {
  await execute(db, `UPDATE "CardTextFill" SET "version" = 0, "upTo" = NULL`);
}
