import type { CardId, EventId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { query } from './sql.ts';
import type { Db } from './store.ts';

/** What tells an event of a card in every place that has it, also where it came by way of Anki and bears another id. */
export interface ToldEvent {
  readonly kind: string;
  readonly at: Instant;
  /** Anki's row, as it came; null where it did not come from Anki. */
  readonly row: string | null;
}

/**
 * Which of these events are here under ids of this place, by way of Anki: both places imported them, or one imported what the other had brought there.
 * Their ids here, by places in the list. Of baselines of one instant it is the one that says the same.
 */
export async function twinsHere(
  db: Db,
  user: UserId,
  events: readonly (ToldEvent & { readonly card: CardId })[],
): Promise<ReadonlyMap<number, EventId>> {
  const rows = await query<{ place: number; id: EventId }>(
    db,
    `SELECT j.key AS "place", e."id" FROM json_each(?2) j CROSS JOIN "Event" e
     WHERE e."cardId" = j.value ->> 0 AND e."userId" = ?1 AND e."at" = j.value ->> 1 AND e."kind" = j.value ->> 2
       AND coalesce(e."upstream", j.value ->> 3) IS NOT NULL AND (e."kind" <> 'baseline' OR e."upstream" = j.value ->> 3)`,
    user,
    JSON.stringify(events.map(({ card, at, kind, row }) => [card, at, kind, row])),
  );
  return new Map(rows.map(({ place, id }) => [place, id]));
}
