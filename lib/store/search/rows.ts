import { mentions, mentionsArchive, type SearchTree } from '#lib/search/tree.ts';
import { list } from '../sql.ts';
import type { Db } from '../store.ts';
import { ask } from './ask.ts';
import { conditionOf, needsFunction } from './conditions.ts';
import type { Question } from './question.ts';
import { demandsOf, seedOf, trigramsOf } from './seeds.ts';
import { joined, part, type SqlPart } from './sql-part.ts';

/** Where the rows of a search come from: `FROM` and what must hold of it, with the column that counts the texts. */
export interface Source {
  readonly from: SqlPart;
  /** The same where nothing is asked of the texts. */
  readonly textless: SqlPart;
  readonly where: SqlPart;
  readonly place: string;
}

/** Ids of more cards than these lead to them no faster than a look at all. */
export const MOST_SEEDS = 20_000;

/** All texts. */
export const ALL_TEXTS: Source = {
  from: part(`"CardText" t CROSS JOIN "Card" c ON c."id" = t."cardId"`),
  textless: part(`"Card" c`),
  where: part('true'),
  place: `t."id"`,
};

/** All cards that a tree may mean: what the index of trigrams finds, or all texts. */
export function widely(question: Question): Source {
  const trigrams = trigramsOf(question.tree);
  if (trigrams && !trigrams.orTagged) {
    const from = part(
      `"CardTrigrams" CROSS JOIN "CardText" t ON t."id" = "CardTrigrams"."rowid" CROSS JOIN "Card" c ON c."id" = t."cardId"`,
    );
    return {
      from,
      textless: from,
      where: part(`"CardTrigrams" MATCH ?`, trigrams.match),
      place: `"CardTrigrams"."rowid"`,
    };
  }
  return trigrams ? { ...ALL_TEXTS, where: foundOrTagged(trigrams.match, question) } : ALL_TEXTS;
}

/** The cards of a list of ids. */
export function seeded(seed: SqlPart): Source {
  const textless = joined([
    part('(SELECT DISTINCT "id" FROM ('),
    seed,
    part(`)) seed CROSS JOIN "Card" c ON c."id" = seed."id"`),
  ]);
  return {
    from: joined([textless, part(`CROSS JOIN "CardText" t ON t."cardId" = c."id"`)]),
    textless,
    where: part('true'),
    place: `t."id"`,
  };
}

function foundOrTagged(match: string, { user }: Question): SqlPart {
  return part(
    `t."id" IN (SELECT "rowid" FROM "CardTrigrams" WHERE "CardTrigrams" MATCH ?
       UNION SELECT own."id" FROM "CardState" tagged CROSS JOIN "CardText" own ON own."cardId" = tagged."cardId"
       WHERE tagged."userId" = ? AND tagged."tags" <> '[]')`,
    match,
    user,
  );
}

/** A query for a few ids among which all meant cards are, and how many; null where no index leads to so few. */
export async function smallSeed(db: Db, question: Question): Promise<SmallSeed | null> {
  let least: SmallSeed | null = null;
  for (const leaf of demandsOf(question.tree)) {
    const seed = seedOf(leaf, question);
    if (!seed) continue;
    const limit = least ? least.size : MOST_SEEDS + 1;
    const counted = joined([
      part('SELECT count(*) AS "size" FROM (SELECT 1 FROM ('),
      seed,
      part(`) LIMIT ${limit})`),
    ]);
    const [{ size = 0 } = {}] = await ask<{ size: number }>(db, counted);
    if (size < limit) least = { seed, size };
  }
  return least;
}

interface SmallSeed {
  readonly seed: SqlPart;
  readonly size: number;
}

/** Whether a tree asks something that only a look at each text can tell. */
export function asksEachText(tree: SearchTree): boolean {
  return trigramsOf(tree) === null && mentions(tree, needsFunction);
}

/** A statement over the rows that a question means: `SELECT what FROM … WHERE … rest`. Only tables that it speaks of are joined. */
export function statement(
  source: Source,
  question: Question,
  { what, also = part('true'), rest }: { what: SqlPart; also?: SqlPart; rest: SqlPart },
): SqlPart {
  const archive = mentionsArchive(question.tree);
  const decks = question.decks.filter(({ archived }) => archive || !archived);
  const condition = conditionOf(question.tree, question);
  const asked = [what, source.where, also, condition, rest].map(({ sql }) => sql).join(' ');
  const speaks = (table: string) => new RegExp(`\\b${table}\\."`).test(asked);
  return joined([
    speaks('curve') ? curves(question) : NOTHING,
    part('SELECT'),
    what,
    part('FROM'),
    speaks('t') ? source.from : source.textless,
    ...JOINS.filter(({ table }) => speaks(table)).map(({ sql }) => part(sql)),
    speaks(STATES.table) ? part(STATES.sql, question.user) : NOTHING,
    part(`WHERE c."deckId" IN (SELECT value FROM json_each(?))`, list(decks.map(({ id }) => id))),
    part(archive ? '' : 'AND c."archivedAt" IS NULL'),
    part('AND'),
    source.where,
    part('AND'),
    also,
    part('AND'),
    condition,
    rest,
  ]);
}

const NOTHING = part('');
const JOINS = [
  { table: 'n', sql: `LEFT JOIN "Note" n ON n."id" = c."noteId"` },
  {
    table: 'r',
    sql: `LEFT JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"`,
  },
  { table: 'curve', sql: `LEFT JOIN curve ON curve."deck" = c."deckId"` },
] as const;
const STATES = {
  table: 's',
  sql: `LEFT JOIN "CardState" s ON s."userId" = ? AND s."cardId" = c."id"`,
} as const;

/** How each deck forgets, and its place among the decks. */
export function curves({ decks }: Question): SqlPart {
  return part(
    `WITH curve AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS "deck", json_extract(value, '$[1]') AS "decay",
       json_extract(value, '$[2]') AS "factor", "key" AS "rank" FROM json_each(?))`,
    JSON.stringify(decks.map(({ id, curve }) => [id, curve.decay, curve.factor])),
  );
}
