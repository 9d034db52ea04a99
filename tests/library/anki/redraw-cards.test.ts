import { expect, test } from 'vitest';
import { flagCards } from '#lib/acts/mark-cards.ts';
import { redrawOutdated } from '#lib/drawing/redraw-cards.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import { readSearch } from '#lib/selection/read-search.ts';
import type { CardId, NoteTypeId } from '#lib/shared/ids.ts';
import { drawnVersion, noteDrawnVersion } from '#lib/store/drawn-cards.ts';
import { newestOperation } from '#lib/store/operations.ts';
import { execute, query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);

async function imported(): Promise<Place> {
  const place = await openPlace(LATER);
  const { context, actor } = place;
  const choices = { withProgress: true, conflicts: 'ask' } as const;
  await applyPackage(context, actor, { file: OLDEST, name: 'x.apkg', choices });
  return place;
}

interface Revision {
  readonly cardId: CardId;
  readonly revision: number;
  readonly prompt: string;
  readonly hash: string;
  readonly noteTypeId: NoteTypeId;
}

function revisions({ context }: Place): Promise<Revision[]> {
  return query(
    context.store.db,
    `SELECT r.*, n."noteTypeId" FROM "CardRevision" r JOIN "Card" c ON c."id" = r."cardId" JOIN "Note" n ON n."id" = c."noteId"
     WHERE c."facet" = 't:0' ORDER BY r."cardId", r."revision"`,
  );
}

/** A template of the first note type shows the flag from now on; its cards are drawn so. */
async function showingFlags(place: Place): Promise<Revision> {
  const { store } = place.context;
  const [first] = await revisions(place);
  await execute(
    store.db,
    `UPDATE "NoteType" SET "templates" = json_set("templates", '$[0].question', "templates" ->> '$[0].question' || '<i>{{CardFlag}}</i>') WHERE "id" = ?`,
    first!.noteTypeId,
  );
  await noteDrawnVersion(store.db, 0);
  await redrawOutdated(store);
  return (await revisions(place)).find(({ cardId }) => cardId === first!.cardId)!;
}

test('a card whose template shows the flag follows it, is found so, and is put back with it', async () => {
  const place = await imported();
  const { context, actor } = place;
  const before = await showingFlags(place);
  expect(before.prompt).toContain('<i>flag0</i>');
  const card = before.cardId;
  await flagCards(context, actor, { cards: [card], flag: 3 });
  const now = (await revisions(place)).filter(({ cardId }) => cardId === card);
  expect(now.map(({ revision }) => revision)).toEqual([before.revision]);
  expect(now[0]?.prompt).toContain('<i>flag3</i>');
  const read = await readSearch(context, actor, 'prompt:flag3');
  expect('tree' in read && [...(await findCardIds(context, actor, read.tree))]).toEqual([card]);
  await undo(context, actor);
  expect((await revisions(place)).find(({ cardId }) => cardId === card)).toEqual(before);
});

test('cards that an earlier version drew are drawn anew once, under the revision that they have and without an operation', async () => {
  const place = await imported();
  const { context, actor } = place;
  const { store } = context;
  const before = await revisions(place);
  const newest = await newestOperation(store.db, actor.user);
  await execute(store.db, `UPDATE "CardRevision" SET "prompt" = 'old', "hash" = 'old' || "cardId"`);
  await redrawOutdated(store);
  expect((await revisions(place))[0]?.prompt).toBe('old');
  const version = await drawnVersion(store.db);
  await noteDrawnVersion(store.db, 0);
  await redrawOutdated(store);
  expect(await revisions(place)).toEqual(before);
  expect(await newestOperation(store.db, actor.user)).toEqual(newest);
  expect(await drawnVersion(store.db)).toBe(version);
});

test('what a package brought is drawn as it would be drawn anew', async () => {
  const place = await imported();
  const before = await revisions(place);
  const { db } = place.context.store;
  await noteDrawnVersion(db, 0);
  const told: number[][] = [];
  await redrawOutdated(place.context.store, (...numbers) => told.push(numbers));
  expect(await revisions(place)).toEqual(before);
  const [all] = await query<{ n: number }>(
    db,
    'SELECT count(*) AS "n" FROM "Note" WHERE "noteTypeId" IS NOT NULL',
  );
  expect(told.at(-1)).toEqual([all?.n, all?.n]);
});
