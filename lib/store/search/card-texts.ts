import { FOLD_VERSION } from '#lib/search/fold-text.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { execute, list, query, queryOne, type SqlValue, send } from '../sql.ts';
import type { Db } from '../store.ts';
import { searchedNames, searchedText } from './searched-text.ts';

const INTO = `INSERT INTO "CardText" ("cardId", "prompt", "answer", "tags")
  SELECT c."id", search_text(r."prompt"), search_text(r."answer"), search_names(n."tags")`;
const JOINED = `JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
  JOIN "Note" n ON n."id" = c."noteId"`;
const RENEW = `ON CONFLICT ("cardId") DO UPDATE SET "prompt" = excluded."prompt", "answer" = excluded."answer",
  "tags" = excluded."tags" WHERE "prompt" <> excluded."prompt" OR "answer" <> excluded."answer" OR "tags" <> excluded."tags"`;

const OF_CARDS = `${INTO} FROM json_each(?) w CROSS JOIN "Card" c ON c."id" = w.value ${JOINED} WHERE true ${RENEW}`;

/** What the search reads of these cards follows what was written of them; of cards without a text yet there is nothing. */
export async function renewCardTexts(db: Db, cards: readonly string[]): Promise<void> {
  await execute(db, OF_CARDS, list(cards));
}

/** The same for all cards of some notes. */
export async function renewNoteTexts(db: Db, notes: readonly string[]): Promise<void> {
  await execute(
    db,
    `${INTO} FROM json_each(?) w CROSS JOIN "Card" c ON c."noteId" = w.value ${JOINED} WHERE true ${RENEW}`,
    list(notes),
  );
}

/**
 * How FTS5 is to go on: how many bytes it gathers before it writes them as a segment, and how many segments may stand side by side. Usually, which are its
 * own defaults; and while very many texts are written: to merge them on the way takes half as long again, and it merges them by and by with what is
 * written later.
 */
const USUAL = { hashsize: 1024 ** 2, automerge: 4, crisismerge: 16 };
const MUCH = { hashsize: 8 * 1024 ** 2, automerge: 0, crisismerge: 200 };

async function gather(db: Db, settings: typeof USUAL): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    const set = `INSERT INTO "CardTrigrams" ("CardTrigrams", "rank") VALUES ('${name}', CAST(? AS INTEGER))`;
    await send(db, set, [value]);
  }
}

/** So many cards are written by a statement: FTS5 writes what it gathered before each statement of several rows. */
const AT_ONCE = 4000;
const COLUMNS = 4;
/** Or so many signs of text. */
const MOST_SIGNS = 2_000_000;

/** What the search reads of very many new cards: folded here, written many at a time. Only within a transaction. */
export class NewCardTexts {
  readonly #db: Db;
  readonly #waiting: SqlValue[] = [];
  #signs = 0;
  #isBegun = false;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Sides are clean HTML. */
  add(card: {
    readonly id: CardId;
    readonly prompt: string;
    readonly answer: string;
    readonly tags: readonly string[];
  }): void {
    const [prompt, answer] = [searchedText(card.prompt), searchedText(card.answer)];
    this.#waiting.push(card.id, prompt, answer, searchedNames(card.tags));
    this.#signs += prompt.length + answer.length;
  }

  /** Writes what was added as far as it is enough; the cards are there by then. */
  async write(): Promise<void> {
    while (this.#waiting.length >= AT_ONCE * COLUMNS || this.#signs >= MOST_SIGNS) {
      await this.#writeSome();
    }
  }

  async finish(): Promise<void> {
    while (this.#waiting.length > 0) await this.#writeSome();
    if (this.#isBegun) await gather(this.#db, USUAL);
  }

  async #writeSome(): Promise<void> {
    if (!this.#isBegun) await gather(this.#db, MUCH);
    this.#isBegun = true;
    const values = this.#waiting.splice(0, AT_ONCE * COLUMNS);
    this.#signs = 0;
    const rows = Array.from({ length: values.length / COLUMNS }, () => '(?, ?, ?, ?)').join(', ');
    const into = 'INSERT INTO "CardText" ("cardId", "prompt", "answer", "tags") VALUES';
    // A card that is there has been told of by whoever changed its note.
    await send(this.#db, `${into} ${rows} ON CONFLICT ("cardId") DO NOTHING`, values);
  }
}

/** The same of cards that were written already. */
export async function writeTextsOfCards(db: Db, cards: readonly string[]): Promise<void> {
  if (cards.length === 0) return;
  await gather(db, MUCH);
  for (let start = 0; start < cards.length; start += AT_ONCE) {
    await send(db, OF_CARDS, [list(cards.slice(start, start + AT_ONCE))]);
  }
  await gather(db, USUAL);
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
