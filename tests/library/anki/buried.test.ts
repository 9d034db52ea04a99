import { expect, test } from 'vitest';
import { buryCards } from '#lib/acts/mark-cards.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { goingOut } from './going-out.ts';
import { OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 30, 20);

function bring({ context, actor }: Place, file: string) {
  const choices = { withProgress: true, conflicts: 'ask' as const };
  return applyPackage(context, actor, { file, name: 'x.apkg', choices });
}

function buried({ context }: Place) {
  return query<{ ankiId: number; phase: string; day: number }>(
    context.store.db,
    `SELECT c."ankiId", s."phase", s."buriedDay" AS "day" FROM "CardState" s JOIN "Card" c ON c."id" = s."cardId"
     WHERE s."buriedDay" IS NOT NULL AND s."suspended" = 0 ORDER BY c."ankiId"`,
  );
}

test.each(['apkg', 'colpkg'] as const)(
  'cards that are buried today are so where they come by way of Anki (%s), and no longer',
  async (format) => {
    const here = await openPlace(LATER);
    await bring(here, OLDEST);
    const cards = await query<{ id: CardId }>(
      here.context.store.db,
      `SELECT c."id" FROM "Card" c LEFT JOIN "CardState" s ON s."cardId" = c."id" WHERE coalesce(s."suspended", 0) = 0`,
    );
    await buryCards(here.context, here.actor, { cards: cards.map(({ id }) => id), buried: true });
    const today = studyDay(here.context.now(), calendarOf(here.actor.settings));
    const file = await goingOut(here, { format });
    const there = await openPlace(LATER + 60_000);
    await bring(there, file);
    const found = await buried(there);
    expect(found).toHaveLength(cards.length);
    expect(new Set(found.map(({ phase }) => phase))).toContain('new');
    expect(new Set(found.map(({ day }) => day))).toEqual(new Set([today]));
    here.wait(DAY);
    const later = await openPlace(LATER + DAY);
    await bring(later, await goingOut(here, { format }));
    expect(await buried(later)).toEqual([]);
  },
);
