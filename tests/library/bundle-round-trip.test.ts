import { describe, expect, test } from 'vitest';
import { planUpload } from '#lib/library/plan-upload.ts';
import { undo } from '#lib/library/undo.ts';
import { readZip } from '#lib/platform/zip.ts';
import { query } from '#lib/store/sql.ts';
import { zipOf } from '../formats/make-zip.ts';
import type { Place } from '../support/place.ts';
import { answer, served } from '../support/studying.ts';
import {
  bring,
  emptyPlace,
  everything,
  exported,
  richPlace,
  study,
  upload,
} from './bundle-place.ts';

/** An archive with another content of one entry. */
async function withEntry(bytes: Uint8Array, changed: string, content: string): Promise<Buffer> {
  const zip = await readZip(bytes);
  const entries: Record<string, string | Uint8Array> = {};
  for (const name of zip.names) entries[name] = await zip.read(name);
  return zipOf({ ...entries, [changed]: content });
}

describe('a bundle file', () => {
  test('read into an empty place gives an equal collection', async () => {
    const place = await richPlace();
    const other = await emptyPlace();
    const applied = await bring(other, await exported(place));
    expect(await everything(other)).toEqual(await everything(place));
    expect(applied.plan.counts.ambiguous).toBe(0);
    const [events] = await query<{ n: number }>(
      place.context.store.db,
      `SELECT count(*) AS "n" FROM "Event" WHERE "kind" = 'answer' AND NOT "retracted"`,
    );
    expect(applied.plan.reviews).toBe(events?.n);
    expect(applied.plan.skipped).toBe(0);
  });

  test('goes round and comes out the same to the byte', async () => {
    const place = await richPlace();
    const file = await exported(place);
    const other = await emptyPlace(place.context.now());
    await bring(other, file);
    expect(Buffer.compare(await exported(other), file)).toBe(0);
  });

  test('read again changes nothing and leaves no operation', async () => {
    const file = await exported(await richPlace());
    const other = await emptyPlace();
    expect((await bring(other, file)).operation).not.toBeNull();
    const before = await everything(other);
    const again = await bring(other, file);
    expect(again).toMatchObject({
      applied: true,
      operation: null,
      plan: { reviews: 0, skipped: 0 },
    });
    expect(await everything(other)).toEqual(before);
    const plan = await planUpload(other.context, other.actor, { name: 'a.zip', bytes: file });
    expect(plan.counts).toEqual({
      ...plan.counts,
      create: 0,
      update: 0,
      move: 0,
      revive: 0,
      archive: 0,
    });
  });

  test('read into its own place changes nothing', async () => {
    const place = await richPlace();
    const before = await everything(place);
    expect((await bring(place, await exported(place))).operation).toBeNull();
    expect(await everything(place)).toEqual(before);
  });

  test('is planned as it is applied, and planning changes nothing', async () => {
    const bytes = await exported(await richPlace());
    const other = await emptyPlace();
    const before = await everything(other);
    const plan = await planUpload(other.context, other.actor, { name: 'a.kartoteka.zip', bytes });
    expect(await everything(other)).toEqual(before);
    expect((await bring(other, bytes)).plan).toEqual(plan);
  });

  test('with a mark that is wrong is refused by its plan, too', async () => {
    const { context, actor } = await emptyPlace();
    const marks = '{"card":"nobody","suspended":true}\n';
    const bytes = await withEntry(await exported(await richPlace()), 'marks.jsonl', marks);
    const planned = planUpload(context, actor, { name: 'a.zip', bytes });
    await expect(planned).rejects.toMatchObject({ values: { file: 'marks.jsonl', line: 1 } });
  });

  test('taken back leaves the place as it was', async () => {
    const file = await exported(await richPlace());
    const empty = await emptyPlace();
    const nothing = await everything(empty);
    await bring(empty, file);
    await undo(empty.context, empty.actor);
    expect(await everything(empty)).toEqual(nothing);
  });

  test('taken back keeps what was answered since', async () => {
    const file = await exported(await richPlace());
    const other = await emptyPlace(Date.UTC(2027, 5, 1));
    const { operation } = await bring(other, file);
    const [card] = await served(other);
    if (!card) throw new Error('nothing is due');
    await answer(other, card, 3);
    await undo(other.context, other.actor, operation);
    const states = await query(
      other.context.store.db,
      `SELECT "cardId", "reps", "archived" FROM "CardState"`,
    );
    expect(states).toEqual([{ cardId: card.id, reps: 1, archived: true }]);
  });

  test('without progress brings the content only, onto the desk', async () => {
    const file = await exported(await richPlace());
    const other = await emptyPlace();
    const applied = await bring(other, file, false);
    expect(applied.plan.reviews).toBe(0);
    const found = await everything(other);
    expect([found.Event, found.CardState, found.User]).toEqual([[], [], [{ settings: '{}' }]]);
    expect((await served(other)).length).toBeGreaterThan(0);
    expect((await bring(other, file, false)).operation).toBeNull();
  });
});

/** Two places that were one, studied apart from each other at different times. */
async function diverged(): Promise<[Place, Place]> {
  const one = await emptyPlace();
  await upload(one);
  await study(one, 2);
  const other = await emptyPlace(one.context.now());
  await bring(other, await exported(one));
  await study(one, 3, [3, 2]);
  await study(other, 3, [4, 1, 3]);
  return [one, other];
}

function states(place: Place) {
  return query(
    place.context.store.db,
    `SELECT r."prompt", s."phase", s."step", s."stability", s."difficulty", s."dueAt", s."dueDay",
       s."interval", s."reps", s."lapses", s."lastEventId", s."suspended", s."flag"
     FROM "CardState" s JOIN "Card" c ON c."id" = s."cardId"
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     ORDER BY r."prompt"`,
  );
}

describe('two places that went apart', () => {
  test('are equal after each has read the other', async () => {
    const [one, other] = await diverged();
    const [ofOne, ofOther] = [await exported(one), await exported(other)];
    await bring(one, ofOther);
    await bring(other, ofOne);
    expect(await states(one)).toEqual(await states(other));
    expect(await everything(one)).toEqual(await everything(other));
  });

  test('give the same states in both directions, also where each compiled the text itself', async () => {
    const [one, other] = [await emptyPlace(), await emptyPlace()];
    await upload(one);
    other.wait(60_000);
    await upload(other);
    await study(one, 3, [3, 2]);
    await study(other, 3, [4, 1, 3]);
    const [ofOne, ofOther] = [await exported(one), await exported(other)];
    const { plan } = await bring(one, ofOther);
    expect(plan.counts).toMatchObject({ create: 0, update: 0, ambiguous: 0 });
    expect(plan.skipped).toBe(0);
    await bring(other, ofOne);
    expect(await states(one)).toEqual(await states(other));
  });

  test('taken back, a merge leaves the states as they were', async () => {
    const [one, other] = await diverged();
    const before = await everything(one);
    await bring(one, await exported(other));
    expect(await everything(one)).not.toEqual(before);
    await undo(one.context, one.actor);
    expect(await everything(one)).toEqual(before);
  });
});
