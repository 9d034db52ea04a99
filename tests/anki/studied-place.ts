import path from 'node:path';
import { compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import { giveAnkiIds } from '#lib/library/export-anki/give-anki-ids.ts';
import { exportFile } from '#lib/library/export-file.ts';
import { listOptions } from '#lib/options/list-options.ts';
import { saveOptions } from '#lib/options/save-options.ts';
import { writeWholeFile } from '#lib/platform/write-whole-file.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import { DAY, MINUTE } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { execute } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../support/place.ts';
import { ROOT } from '../support/root.ts';
import { answer, served } from '../support/studying.ts';

/** The zone of the place. */
export const PLACE_ZONE = 'Europe/Moscow';

/** Numbers that look like chance and are the same in every run. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A place with the decks of the repository that was studied for so many sittings until just now, with marks of every kind. */
export async function studiedPlace(sittings: number, seed = 7): Promise<Place> {
  const days = sittings * 3;
  const place = await openPlace(Date.now() - days * DAY);
  await compileDeckFiles(place.context, place.actor, {
    paths: [path.join(ROOT, 'decks')],
    deckFolders: [],
    dataFolder: place.folder,
    consent: 'yes',
  });
  await ownOptions(place);
  const chance = chanceFrom(seed);
  for (let sitting = 0; sitting < sittings; sitting++) {
    await study(place, chance);
    const rest = Date.now() - place.context.now();
    place.wait(
      sitting === sittings - 1 ? rest - 30 * MINUTE : Math.floor(rest / (sittings - sitting)),
    );
  }
  await study(place, chance);
  place.wait(Date.now() - place.context.now());
  await mark(place);
  return place;
}

/** Options that are nobody's defaults. */
async function ownOptions({ context, actor }: Place): Promise<void> {
  const [first, second] = await listOptions(context, actor, null);
  if (!first || !second) throw new Error('There are two decks.');
  const save = (deck: string, fields: Record<string, string>, asNew: boolean) =>
    saveOptions(context, actor, { deck: deck as never, fields, asNew, moveDue: false, seen: null });
  await save(
    first.deck.id,
    { retention: '92', learningSteps: '1m 15m 1d', relearningSteps: '5m 20m' },
    false,
  );
  await save(
    second.deck.id,
    {
      name: 'Apart',
      retention: '85',
      learningSteps: '30s',
      relearningSteps: '',
      maximumInterval: '400',
      deckRetention: '88',
      newPerDay: '60',
    },
    true,
  );
}

const SHARES: readonly (readonly [Rating, number])[] = [
  [1, 0.2],
  [2, 0.3],
  [4, 0.42],
  [3, 1],
];

async function study(place: Place, chance: () => number): Promise<void> {
  for (const card of await served(place, 30)) {
    const draw = chance();
    const rating = SHARES.find(([, share]) => draw < share)?.[0] ?? 3;
    await answer(place, card, rating);
    place.wait(3000 + Math.floor(chance() * 5000));
  }
}

async function mark({ context, actor }: Place): Promise<void> {
  const { db } = context.store;
  const today = studyDay(context.now(), calendarOf(actor.settings));
  const some = (offset: number) =>
    `"cardId" IN (SELECT "cardId" FROM "CardState" WHERE "userId" = ? ORDER BY "cardId" LIMIT 5 OFFSET ${offset})`;
  await execute(db, `UPDATE "CardState" SET "suspended" = 1 WHERE ${some(0)}`, actor.user);
  await execute(db, `UPDATE "CardState" SET "buriedDay" = ${today} WHERE ${some(5)}`, actor.user);
  await execute(db, `UPDATE "CardState" SET "flag" = 3 WHERE ${some(10)}`, actor.user);
  await execute(
    db,
    `UPDATE "CardState" SET "marked" = 1, "tags" = '["hard one","ё::б"]' WHERE ${some(15)}`,
    actor.user,
  );
}

/** Writes a package of all that is there into the folder of the place. */
export async function packageOf(
  { context, actor, folder }: Place,
  format: 'apkg' | 'colpkg',
): Promise<{ file: string; counts: ReturnType<ReturnType<typeof exportFile>['counts']> }> {
  await giveAnkiIds(context, actor);
  const file = path.join(folder, `all.${format}`);
  const order = { format, tree: null, withProgress: true, withMedia: true };
  const { chunks, counts } = exportFile(context, actor, order);
  await writeWholeFile(file, chunks);
  return { file, counts: counts() };
}
