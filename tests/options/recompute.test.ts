import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { listOptions } from '#lib/options/list-options.ts';
import { previewRecomputing, recomputeMemory } from '#lib/options/recompute-memory.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { execute, query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../support/place.ts';

const FILE = path.resolve(import.meta.dirname, '../anki/packages/latest.apkg');
const LATER = Date.UTC(2027, 0, 15, 12);
const choices = { withProgress: true, conflicts: 'ask' } as const;

describe('memory that came from Anki, reckoned anew from the answers', () => {
  test('is foreseen as it comes out; undo brings every state back, and the same package again changes nothing', async () => {
    const place = await broughtPlace();
    const before = await states(place);
    const effects = await previewed(place);
    expect(await states(place)).toEqual(before);
    expect(effects.map(({ cards }) => cards)).toEqual([12, 15]);
    const operations = await recomputedAll(place);
    const after = await states(place);
    const changed = after.filter(({ due }, at) => due !== before[at]?.due).length;
    expect(changed).toBe(effects.reduce((sum, { moved }) => sum + moved, 0));
    expect((await previewed(place)).map(({ cards }) => cards)).toEqual([0, 0]);
    expect(await baselines(place)).toBe(0);
    const { context, actor } = place;
    const again = await applyPackage(context, actor, { file: FILE, name: 'x.apkg', choices });
    expect(again.operation).toBeNull();
    for (const operation of operations.reverse()) await undo(context, actor, operation);
    expect(await states(place)).toEqual(before);
  });

  test('stays as it came where the first answers are not here', async () => {
    const place = await broughtPlace();
    await execute(place.context.store.db, `DELETE FROM "Event" WHERE "phaseBefore" = 'new'`);
    const effects = await previewed(place);
    expect(effects.map(({ cards }) => cards)).toEqual([0, 0]);
    expect(effects.map(({ withoutBeginning }) => withoutBeginning)).toEqual([12, 15]);
    expect(await recomputedAll(place)).toEqual([]);
  });
});

async function broughtPlace(): Promise<Place> {
  const place = await openPlace(LATER);
  const { context, actor } = place;
  await applyPackage(context, actor, { file: FILE, name: 'x.apkg', choices });
  return place;
}

/** A deck of each preset that has cards. */
async function decksOf({ context, actor }: Place): Promise<DeckId[]> {
  const views = await listOptions(context, actor, null);
  return [...new Map(views.map(({ preset, deck }) => [preset.id, deck.id])).values()];
}

async function previewed(place: Place) {
  const { context, actor } = place;
  const all = [];
  for (const deck of await decksOf(place)) all.push(await previewRecomputing(context, actor, deck));
  return all;
}

async function recomputedAll(place: Place) {
  const { context, actor } = place;
  const operations = [];
  for (const deck of await decksOf(place)) {
    const operation = await recomputeMemory(context, actor, deck);
    if (operation !== null) operations.push(operation);
  }
  return operations;
}

function states({ context }: Place) {
  return query<{ card: string; due: number | null; stability: number | null }>(
    context.store.db,
    `SELECT "cardId" AS "card", coalesce("dueAt", "dueDay") AS "due", "stability", "difficulty", "phase", "interval", "reps", "lapses"
     FROM "CardState" ORDER BY "cardId"`,
  );
}

async function baselines({ context }: Place): Promise<number> {
  const [row] = await query<{ count: number }>(
    context.store.db,
    `SELECT count(*) AS "count" FROM "Event" e JOIN "CardState" s ON s."cardId" = e."cardId" WHERE e."kind" = 'baseline' AND e."retracted" = 0 AND s."lastDay" IS NOT NULL`,
  );
  return row?.count ?? 0;
}
