import type { StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { Life, type LifePlan } from './life.ts';

/** How many cards are due on the day for which a collection is made. */
export const DUE_TODAY = 200;

/**
 * Plans lives that come to `events` answers in all, so that on the day `today` a few cards are due and
 * none is overdue. A life is tried out first, and then moved in time to where it has to end.
 */
export function planLives(
  cards: readonly CardId[],
  { events, today }: { readonly events: number; readonly today: StudyDay },
): LifePlan[] {
  const chance = chanceFrom(events);
  const every = Math.max(1, Math.floor(cards.length / DUE_TODAY));
  let left = events;
  return cards.map((card, seed) => {
    const answers = share(left, cards.length - seed, chance);
    left -= answers;
    const tried = { card, seed, answers, firstDay: 0 };
    const { due, interval } = endOf(tried);
    const ahead = seed % every === 0 ? 0 : 1 + Math.floor(chance() * (interval - 1));
    return { ...tried, firstDay: today - due + ahead };
  });
}

/** A card's share of the answers that are left: from a third of the mean to five thirds. */
function share(left: number, cards: number, chance: Chance): number {
  if (cards === 1) return left;
  const mean = left / cards;
  return Math.max(1, Math.round(mean * (1 / 3 + chance() * (4 / 3))));
}

function endOf(plan: LifePlan): { due: StudyDay; interval: number } {
  const life = new Life(plan, { preset: '' as PresetId, newId: () => 'tried' as EventId });
  while (!life.isOver) life.liveNextDay();
  return { due: life.nextDay, interval: life.state.interval / DAY_SECONDS };
}
