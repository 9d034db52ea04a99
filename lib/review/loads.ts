import type { Actor, Context } from '#lib/context.ts';
import { LOAD_DAYS, type Load } from '#lib/scheduler/load.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, PresetId } from '#lib/shared/ids.ts';
import { readDeskPresets, readDueLoads, readSiblingDays } from '#lib/store/due-loads.ts';
import type { Db } from '#lib/store/store.ts';
import type { Loads } from './types.ts';

/** The load of each preset under which decks on the desk are studied, from today on. */
export async function readLoads(
  { store: { db } }: Pick<Context, 'store'>,
  { user }: Pick<Actor, 'user'>,
  today: StudyDay,
): Promise<Loads> {
  return loadsOf(db, user, today);
}

/** What the schedule of a card depends on beside the card itself. */
export interface Surroundings {
  readonly load: Load | null;
  readonly siblings: readonly StudyDay[];
}

/** What surrounds a card that is studied under a preset. */
export async function surroundingsOf(
  db: Db,
  { user }: Pick<Actor, 'user'>,
  { card, preset, today }: { card: CardId; preset: PresetId | null; today: StudyDay },
): Promise<Surroundings> {
  const loads = preset === null ? {} : await loadsOf(db, user, today);
  const siblings = await readSiblingDays(db, user, card);
  const load = (preset !== null && (loads as Loads)[preset]) || null;
  return { load, siblings: Object.values(siblings) };
}

async function loadsOf(db: Db, user: Actor['user'], today: StudyDay): Promise<Loads> {
  const due = await readDueLoads(db, user, { today, days: LOAD_DAYS });
  const sums: Record<PresetId, number[]> = {};
  for (const { deck, preset } of await readDeskPresets(db, user)) {
    sums[preset] ??= new Array<number>(LOAD_DAYS).fill(0);
    const sum = sums[preset];
    for (const [index, count] of (due.byDeck.get(deck) ?? []).entries()) {
      sum[index] = (sum[index] ?? 0) + count;
    }
  }
  const entries = Object.entries(sums).map(([preset, counts]) => [preset, { from: today, counts }]);
  return Object.fromEntries(entries) as Loads;
}
