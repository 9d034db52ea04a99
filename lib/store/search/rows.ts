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
  readonly where: SqlPart;
  readonly place: string;
}

const MOST_SEEDS = 20_000;

/** All texts. */
export const ALL_TEXTS: Source = {
  from: part(`"CardText" t CROSS JOIN "Card" c ON c."id" = t."cardId"`),
  where: part('true'),
  place: `t."id"`,
};

/** All cards that a tree may mean: what the index of trigrams finds, or all texts. */
export function widely(question: Question): Source {
  const trigrams = trigramsOf(question.tree);
  if (trigrams && !trigrams.orTagged) {
    return {
      from: part(
        `"CardTrigrams" CROSS JOIN "CardText" t ON t."id" = "CardTrigrams"."rowid" CROSS JOIN "Card" c ON c."id" = t."cardId"`,
      ),
      where: part(`"CardTrigrams" MATCH ?`, trigrams.match),
      place: `"CardTrigrams"."rowid"`,
    };
  }
  return trigrams ? { ...ALL_TEXTS, where: foundOrTagged(trigrams.match, question) } : ALL_TEXTS;
}

/** The cards of a list of ids. */
export function seeded(seed: SqlPart): Source {
  return {
    from: joined([
      part('(SELECT DISTINCT "id" FROM ('),
      seed,
      part(
        `)) seed CROSS JOIN "Card" c ON c."id" = seed."id" CROSS JOIN "CardText" t ON t."cardId" = c."id"`,
      ),
    ]),
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

/** A query for a few ids among which all meant cards are; null where no index leads to so few. */
export async function smallSeed(db: Db, question: Question): Promise<SqlPart | null> {
  let least: { seed: SqlPart; size: number } | null = null;
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
  return least?.seed ?? null;
}

/** Whether a tree asks something that only a look at each text can tell. */
export function asksEachText(tree: SearchTree): boolean {
  return trigramsOf(tree) === null && mentions(tree, needsFunction);
}

/** A statement over the rows that a question means: `SELECT what FROM … WHERE … rest`. */
export function statement(
  { from, where }: Source,
  question: Question,
  { what, also = part('true'), rest }: { what: SqlPart; also?: SqlPart; rest: SqlPart },
): SqlPart {
  const archive = mentionsArchive(question.tree);
  const decks = question.decks.filter(({ archived }) => archive || !archived);
  return joined([
    curves(question),
    part('SELECT'),
    what,
    part('FROM'),
    from,
    part(
      `LEFT JOIN "Note" n ON n."id" = c."noteId"
       LEFT JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
       LEFT JOIN "CardState" s ON s."userId" = ? AND s."cardId" = c."id"
       LEFT JOIN curve ON curve."deck" = c."deckId"
       WHERE c."deckId" IN (SELECT value FROM json_each(?))`,
      question.user,
      list(decks.map(({ id }) => id)),
    ),
    part(archive ? '' : 'AND c."archivedAt" IS NULL'),
    part('AND'),
    where,
    part('AND'),
    also,
    part('AND'),
    conditionOf(question.tree, question),
    rest,
  ]);
}

/** How each deck forgets, and its place among the decks. */
function curves({ decks }: Question): SqlPart {
  return part(
    `WITH curve AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS "deck", json_extract(value, '$[1]') AS "decay",
       json_extract(value, '$[2]') AS "factor", "key" AS "rank" FROM json_each(?))`,
    JSON.stringify(decks.map(({ id, curve }) => [id, curve.decay, curve.factor])),
  );
}
