import { expect, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { keepMirror } from '#lib/library/mirror/keep-mirror.ts';
import { syncMirror } from '#lib/library/mirror/sync-mirror.ts';
import { recomputeMemory } from '#lib/options/recompute-memory.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { verify } from '#lib/review/verify.ts';
import { DAY } from '#lib/shared/instant.ts';
import { readDecks } from '#lib/store/decks.ts';
import { query } from '#lib/store/sql.ts';
import { madePackage } from '../../bench/anki-package/made-package.ts';
import { openPlace, type Place } from '../support/place.ts';
import { answer, served } from '../support/studying.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { bringByAnki } from './bundle-place.ts';

test('memory that one place reckons anew from a history that both imported is the same in the other', async () => {
  const mirror = tempFolder();
  const [one, other] = [await packaged(mirror), await packaged(mirror)];
  const before = await states(one);
  for (const { id } of await readDecks(one.context.store.db, one.actor.user)) {
    await recomputeMemory(one.context, one.actor, id);
  }
  expect(await states(one)).not.toEqual(before);
  for (const { context, actor } of [one, other, one, other]) await syncMirror(context, actor);
  expect(await states(other)).toEqual(await states(one));
  expect((await verify(other.context, other.actor)).differences).toEqual([]);
});

test('an answer that is taken back is taken back as well where it came by way of Anki', async () => {
  const mirror = tempFolder();
  const [one, other] = [await packaged(mirror), await openPlace()];
  one.wait(DAY);
  other.wait(2 * DAY);
  const [card] = await served(one);
  if (!card) throw new Error('Nothing is due.');
  await answer(one, card, 3);
  await bringByAnki(one, other);
  await keepMirror(other.context, other.actor, mirror);
  const answers = await countAnswers(other);
  await undoAnswer(one.context, one.actor, { id: one.context.newId(), deck: null });
  for (const { context, actor } of [one, other]) await syncMirror(context, actor);
  expect(await countAnswers(other)).toBe(answers - 1);
  expect((await verify(other.context, other.actor)).differences).toEqual([]);
});

/** Answers that stand. */
async function countAnswers({ context }: Place): Promise<number> {
  const [found] = await query<{ count: number }>(
    context.store.db,
    `SELECT count(*) AS "count" FROM "Event" WHERE "kind" = 'answer' AND "retracted" = 0`,
  );
  return found?.count ?? 0;
}

async function packaged(mirror: string): Promise<Place> {
  const place = await openPlace();
  const { context, actor, folder } = place;
  const size = { notes: 40, reviews: 300, media: 0 };
  const file = await madePackage(folder, { size, key: 'mirrored' });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(context, actor, { file, name: 'a.apkg', choices });
  await keepMirror(context, actor, mirror);
  return place;
}

/** How cards stand, by what they are in both places. */
function states({ context }: Place) {
  return query(
    context.store.db,
    `SELECT n."guid", c."facet", s."phase", s."stability", s."difficulty", s."dueDay", s."dueAt", s."reps", s."lapses"
     FROM "CardState" s JOIN "Card" c ON c."id" = s."cardId" JOIN "Note" n ON n."id" = c."noteId" ORDER BY n."guid", c."facet"`,
  );
}
