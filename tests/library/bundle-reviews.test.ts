import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { exportReviews } from '#lib/library/export-reviews.ts';
import { execute, query } from '#lib/store/sql.ts';
import type { Place } from '../support/place.ts';
import { answerAndUndo, emptyPlace, study, upload } from './bundle-place.ts';

async function csv({ context, actor }: Place): Promise<string> {
  let text = '';
  for await (const chunk of exportReviews(context, actor)) text += chunk;
  return text;
}

test('the review log has a row for each answer that counts, in order of time', async () => {
  const place = await emptyPlace();
  await upload(place);
  await answerAndUndo(place);
  await study(place, 8);
  const text = await csv(place);
  expect(text.split('\n')[0]).toBe(
    'card_id,review_time,review_rating,review_state,review_duration',
  );
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  const answers = await query<{ cardId: string; at: number; rating: number; phaseBefore: string }>(
    place.context.store.db,
    `SELECT "cardId", "at", "rating", "phaseBefore" FROM "Event"
     WHERE "kind" = 'answer' AND "retracted" = 0 ORDER BY "at", "id"`,
  );
  expect(rows).toEqual(
    answers.map(({ cardId, at, rating, phaseBefore }) => ({
      card_id: cardId,
      review_time: String(at),
      review_rating: String(rating),
      review_state: String(['new', 'learning', 'review', 'relearning'].indexOf(phaseBefore)),
      review_duration: '4000',
    })),
  );
  expect(new Set(rows.map((row) => row.review_state)).size).toBeGreaterThan(2);
});

test('the review log is in order of time whatever the study days say, page after page', async () => {
  const place = await emptyPlace();
  const { db } = place.context.store;
  await upload(place);
  await study(place, 1);
  await execute(
    db,
    `INSERT INTO "Event" ("id", "userId", "cardId", "kind", "at", "clientAt", "receivedAt", "studyDay",
       "device", "zoneOffset", "rating", "durationMs", "phaseBefore")
     SELECT 'x' || n.value, e."userId", c."id", 'answer', (n.value * 7919) % 100003 * 60000, 0, 0,
       (n.value * 7919) % 100003 / 1440 + (n.value % 5) - 2, 'test', 0, 3, 1, 'review'
     FROM (SELECT * FROM "Event" LIMIT 1) e, (WITH RECURSIVE c(value) AS
       (SELECT 1 UNION ALL SELECT value + 1 FROM c WHERE value < 20000) SELECT value FROM c) n
     JOIN (SELECT "id", row_number() OVER () - 1 AS nth, count(*) OVER () AS many FROM "Card") c
       ON c.nth = n.value % c.many`,
  );
  const rows = parse(await csv(place), { columns: true }) as Record<string, string>[];
  const times = rows.map((row) => Number(row.review_time));
  const [count] = await query<{ n: number }>(db, `SELECT count(*) AS "n" FROM "Event"`);
  expect(times).toHaveLength(count?.n ?? 0);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});
