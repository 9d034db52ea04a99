import { execute } from './sql.ts';
import type { Db } from './store.ts';
import type { Row } from './write-rows.ts';

/** Frees the facets that these cards are to bear: another card of the same note that took one since bears it with its own id behind. */
export async function freeFacets(db: Db, cards: readonly Row[]): Promise<void> {
  await execute(
    db,
    `UPDATE "Card" SET "facet" = "facet" || '~' || "id" WHERE "id" IN (
       SELECT other."id" FROM json_each(?) wanted CROSS JOIN "Card" c CROSS JOIN "Card" other
       WHERE c."id" = wanted.value ->> 'id' AND other."noteId" = c."noteId"
         AND other."facet" = wanted.value ->> 'facet' AND other."id" <> c."id")`,
    JSON.stringify(cards.flatMap(({ id, facet }) => (facet === undefined ? [] : [{ id, facet }]))),
  );
}
