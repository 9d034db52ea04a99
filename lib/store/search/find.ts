import type { CardId } from '#lib/shared/ids.ts';
import { list } from '../sql.ts';
import type { Db } from '../store.ts';
import { ask } from './ask.ts';
import { tooSlow } from './functions.ts';
import { headOf } from './heads.ts';
import { keyOf } from './keys.ts';
import type { Order, PageEnd } from './order.ts';
import type { Question } from './question.ts';
import {
  ALL_TEXTS,
  asksEachText,
  type Source,
  seeded,
  smallSeed,
  statement,
  widely,
} from './rows.ts';
import { part, type SqlPart } from './sql-part.ts';

/** Some of the found cards, in order; `end` is null where there are no more. */
export interface FoundPage {
  readonly ids: readonly CardId[];
  readonly end: PageEnd | null;
}

/** How long a search that looks at each text may take, in milliseconds. */
const LONGEST = 10_000;
const WINDOW = 4000;
/** Up to so many cards are looked up one by one. */
const FEW = 2000;

/** A page of the cards that a question means. Throws `too-slow` where that takes too long. */
export async function findPage(db: Db, question: Question, page: PageAsk): Promise<FoundPage> {
  const { limit } = page;
  const rows = (await rowsOfHead(db, question, page)) ?? (await rowsOf(db, question, page));
  const ids = rows.slice(0, limit).map(({ id }) => id);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { ids, end: last ? { key: last.key, id: last.id } : null };
}

interface PageAsk {
  readonly order: Order;
  readonly after: PageEnd | null;
  readonly limit: number;
}

interface KeyedRow {
  readonly id: CardId;
  readonly key: string | number;
}

async function rowsOf(db: Db, question: Question, page: PageAsk): Promise<KeyedRow[]> {
  const { order, after, limit } = page;
  const enough = order.by === 'added' ? limit + 1 : Number.POSITIVE_INFINITY;
  const { source, asked } = await shortest(db, question, { order, after, enough });
  return ask<KeyedRow>(db, pageStatement(source, asked, page));
}

/** The rows of a page where they are among the first cards of its order; null where too few of those are meant. */
async function rowsOfHead(db: Db, question: Question, page: PageAsk): Promise<KeyedRow[] | null> {
  const head = await headOf(db, question, page);
  if (head === null) return null;
  const asked = { ...question, wide: true };
  const rows = await ask<KeyedRow>(db, pageStatement(seeded(head), asked, page));
  return rows.length > page.limit ? rows : null;
}

/** All cards that a question means, deck by deck, each in its own order. */
export async function findAll(db: Db, question: Question): Promise<CardId[]> {
  const { source, asked } = await shortest(db, question, { ...EVERYTHING, patient: true });
  const rows = await ask<{ id: CardId }>(
    db,
    statement(source, asked, {
      what: part('c."id"'),
      rest: part('ORDER BY curve."rank", c."position", c."id"'),
    }),
  );
  return rows.map(({ id }) => id);
}

/** How many cards a question means, counted no further than `most`. */
export async function countFound(db: Db, question: Question, most: number): Promise<number> {
  const { source, asked } = await shortest(db, question, { ...EVERYTHING, enough: most });
  const inner = statement(source, asked, {
    what: part('1'),
    rest: part('LIMIT ?', most),
  });
  const [{ count = 0 } = {}] = await ask<{ count: number }>(db, {
    sql: `SELECT count(*) AS "count" FROM (${inner.sql})`,
    values: inner.values,
  });
  return count;
}

interface Way {
  readonly source: Source;
  /** What is still to be asked of its rows. */
  readonly asked: Question;
}

/** The shortest way to what a question means: few ids that an index leads to, trigrams, or text after text. */
async function shortest(db: Db, question: Question, looking: Looking): Promise<Way> {
  const small = await smallSeed(db, question);
  const size = small?.size ?? Math.min(looking.enough, FEW);
  const asked = { ...question, wide: size >= FEW };
  if (small) return { source: seeded(small.seed), asked };
  if (!asksEachText(question.tree)) return { source: widely(question), asked };
  const ids = await lookAtEach(db, question, looking);
  const nothing = { ...question, tree: nothingElse(question) };
  const source = seeded(part(`SELECT value AS "id" FROM json_each(?)`, list(ids)));
  return { source, asked: nothing };
}

function pageStatement(
  source: Source,
  question: Question,
  { order, after, limit }: PageAsk,
): SqlPart {
  const key = order.by === 'added' ? part(source.place) : keyOf(order.by, question);
  const way = order.falling ? 'DESC' : 'ASC';
  const sign = order.falling ? '<' : '>';
  const isPlace = order.by === 'added';
  const further = isPlace
    ? part(`${key.sql} ${sign} ?`, ...key.values, after?.key ?? null)
    : part(
        `(${key.sql}, c."id") ${sign} (?, ?)`,
        ...key.values,
        after?.key ?? null,
        after?.id ?? null,
      );
  return statement(source, question, {
    what: part(`c."id", ${key.sql} AS "key"`, ...key.values),
    also: after ? further : part('true'),
    rest: isPlace
      ? part(`ORDER BY ${source.place} ${way} LIMIT ?`, limit + 1)
      : part(`ORDER BY "key" ${way}, c."id" ${way} LIMIT ?`, limit + 1),
  });
}

interface Looking {
  readonly order: Order;
  readonly after: PageEnd | null;
  /** Stops where so many were found. */
  readonly enough: number;
  /** Takes the time it needs. */
  readonly patient?: boolean;
}

const EVERYTHING: Looking = {
  order: { by: 'added', falling: true },
  after: null,
  enough: Number.POSITIVE_INFINITY,
};

/** Looks at text after text, in windows, so that others are served between them. */
async function lookAtEach(
  db: Db,
  question: Question,
  { order, after, enough, patient = false }: Looking,
): Promise<CardId[]> {
  const found: CardId[] = [];
  const ends = performance.now() + LONGEST;
  for await (const [low, high] of windows(db, order, after)) {
    if (!patient && performance.now() > ends) throw tooSlow();
    const rows = await ask<{ id: CardId }>(
      db,
      statement(ALL_TEXTS, question, {
        what: part('c."id"'),
        also: part('t."id" >= ? AND t."id" < ?', low, high),
        rest: part(
          `ORDER BY t."id" ${order.falling || order.by !== 'added' ? 'DESC' : 'ASC'} LIMIT ?`,
          Number.isFinite(enough) ? enough - found.length : -1,
        ),
      }),
    );
    found.push(...rows.map(({ id }) => id));
    if (found.length >= enough) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return found;
}

/** Ranges of texts in the order of a page, from where it begins; in falling order unless rising ones are wanted. */
async function* windows(
  db: Db,
  order: Order,
  after: PageEnd | null,
): AsyncGenerator<readonly [number, number]> {
  const [range] = await ask<{ first: number | null; last: number | null }>(
    db,
    part(`SELECT min("id") AS "first", max("id") AS "last" FROM "CardText"`),
  );
  const first = range?.first ?? 0;
  const last = (range?.last ?? -1) + 1;
  const isPlace = order.by === 'added' && after !== null;
  if (order.falling || order.by !== 'added') {
    const from = isPlace ? Math.min(last, Number(after.key)) : last;
    for (let high = from; high > first; high -= WINDOW) yield [high - WINDOW, high];
  } else {
    const from = isPlace ? Number(after.key) + 1 : first;
    for (let low = from; low < last; low += WINDOW) yield [low, low + WINDOW];
  }
}

/** Of cards that were looked at nothing is asked again, but whether the archive is meant. */
function nothingElse({ tree }: Question): Question['tree'] {
  return { kind: 'any', of: [{ kind: 'all', of: [] }, tree] };
}
