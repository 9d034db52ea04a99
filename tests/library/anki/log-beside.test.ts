import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { workThreads } from '#lib/platform/work-threads.ts';
import { DAY } from '#lib/shared/instant.ts';
import { execute } from '#lib/store/sql.ts';
import { madePackage } from '../../../bench/anki-package/made-package.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { ROOT } from '../../support/root.ts';
import { answer, served } from '../../support/studying.ts';
import { goingOut, holds } from './going-out.ts';

const PROGRAMS = path.join(ROOT, 'dist');
/** More events than a thread of its own is begun for. */
const SIZE = { notes: 550, reviews: 5500, media: 0 };

test('a log that a thread fills beside the notes is the one that is filled in between', async () => {
  const place = await openPlace();
  const { context, actor, folder } = place;
  const file = await madePackage(folder, { size: SIZE, key: 'test' });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(context, actor, { file, name: 'large.apkg', choices });
  for (const card of await served(place, 3)) {
    place.wait(5000);
    await answer(place, card, 3);
  }
  // A card that stays behind, with its log.
  const one = '(SELECT "cardId" FROM "CardState" ORDER BY "lastAt" DESC LIMIT 1)';
  await execute(context.store.db, `UPDATE "Card" SET "archivedAt" = 1 WHERE "id" = ${one}`);
  place.wait(DAY);

  expect(existsSync(path.join(PROGRAMS, 'log.mjs'))).toBe(true);
  const beside = await holds(await goingOut(withThreads(place, PROGRAMS)));
  const between = await holds(await goingOut(withThreads(place, null)));
  expect(beside.cards).toHaveLength(SIZE.notes - 1);
  expect(beside.reviews.length).toBeGreaterThan(SIZE.reviews - 100);
  expect(beside.reviews).toEqual(between.reviews);
  expect(beside.cards).toEqual(between.cards);
});

function withThreads(place: Place, programs: string | null): Place {
  return { ...place, context: { ...place.context, threads: workThreads(programs) } };
}
