import { expect, test } from 'vitest';
import { moveCards } from '#lib/acts/move-cards.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { keepMirror } from '#lib/library/mirror/keep-mirror.ts';
import { syncMirror } from '#lib/library/mirror/sync-mirror.ts';
import { answerCard } from '#lib/review/answer-card.ts';
import { verify } from '#lib/review/verify.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { MINUTE } from '#lib/shared/instant.ts';
import { query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);

/** A machine that has the package, with or without its log, and mirrors itself. */
async function machine(mirror: string, withProgress = true): Promise<Place> {
  const place = await openPlace(LATER);
  const choices = { withProgress, conflicts: 'ask' } as const;
  await applyPackage(place.context, place.actor, { file: OLDEST, name: 'x.apkg', choices });
  await keepMirror(place.context, place.actor, mirror);
  return place;
}

const sync = ({ context, actor }: Place) => syncMirror(context, actor);

/** Cards by what Anki calls them, with what is known of them and how many events tell it. */
function known({ context }: Place) {
  return query<{ ankiId: number; id: CardId; deckId: DeckId; events: number }>(
    context.store.db,
    `SELECT c."ankiId", c."id", c."deckId", s."phase", s."stability", s."difficulty", s."dueAt", s."dueDay", s."interval", s."reps", s."lapses",
       (SELECT count(*) FROM "Event" e WHERE e."cardId" = c."id") AS "events"
     FROM "Card" c LEFT JOIN "CardState" s ON s."cardId" = c."id" ORDER BY c."ankiId"`,
  );
}

async function memory(place: Place) {
  return (await known(place)).map(({ id: _, deckId: __, ...rest }) => rest);
}

async function studied(place: Place, from: number, rating: 1 | 3): Promise<void> {
  for (const { id } of (await known(place)).slice(from, from + 5)) {
    place.wait(MINUTE);
    await answerCard(place.context, place.actor, { name: id, rating });
  }
}

test('two machines that imported the same package are kept together, and its log counts once', async () => {
  const folder = tempFolder();
  const one = await machine(folder);
  const other = await machine(folder);
  expect(await sync(one)).toMatchObject({ read: 0, waiting: 0 });
  expect(await sync(other)).toMatchObject({ read: 0, waiting: 0 });
  expect(await sync(one)).toMatchObject({ read: 0, waiting: 0 });
  await studied(one, 0, 3);
  const [first, , , , , last] = await known(other);
  await moveCards(other.context, other.actor, { cards: [first!.id], deck: last!.deckId });
  await studied(other, 3, 1);
  await sync(one);
  expect(await sync(other)).toMatchObject({ read: 5, waiting: 0 });
  expect(await sync(one)).toMatchObject({ read: 5, waiting: 0 });
  expect(await memory(one)).toEqual(await memory(other));
  for (const { context, actor } of [one, other]) {
    expect((await verify(context, actor)).differences).toEqual([]);
  }
});

test('a machine that left the history out of its import gets it from the other', async () => {
  const folder = tempFolder();
  const one = await machine(folder);
  const other = await machine(folder, false);
  await sync(one);
  expect((await sync(other))?.waiting).toBe(0);
  const counts = async (place: Place) => (await known(place)).map(({ events }) => events);
  expect(await counts(other)).toEqual(await counts(one));
});
