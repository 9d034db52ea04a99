import type { StudyDay } from '#lib/scheduler/types.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type Life, simulateLife } from './life.ts';

/** A life, moved in time by whole days. */
export interface PlannedLife {
  readonly life: Life;
  readonly shift: number;
}

/** How many cards are due on the day for which a collection is made. */
export const DUE_TODAY = 200;

/** Different lives of the same number of answers: many cards live the same, each at its own time. */
const VARIETY = 200;

/**
 * Gives each card a life, `events` answers in all, so that on the day `today` a few cards are due, none is overdue
 * and none was answered yet.
 */
export function planLives(
  cards: number,
  { events, today }: { readonly events: number; readonly today: StudyDay },
): PlannedLife[] {
  const chance = chanceFrom(events);
  const every = Math.max(1, Math.floor(cards / DUE_TODAY));
  const lifeOf = lives();
  let left = events;
  return Array.from({ length: cards }, (_, index) => {
    const answers = share(left, cards - index, chance);
    left -= answers;
    const life = lifeOf(answers, index % VARIETY);
    const ahead = index % every === 0 ? 0 : 1 + Math.floor(chance() * (life.interval - 1));
    return { life, shift: today - life.due + ahead };
  });
}

/** A card's share of the answers that are left: from a third of the mean to five thirds. */
function share(left: number, cards: number, chance: Chance): number {
  if (cards === 1) return left;
  const mean = left / cards;
  return Math.max(1, Math.round(mean * (1 / 3 + chance() * (4 / 3))));
}

function lives(): (answers: number, variety: number) => Life {
  const known = new Map<number, Life>();
  return (answers, variety) => {
    const seed = answers * VARIETY + variety;
    const life = known.get(seed) ?? simulateLife(seed, answers);
    known.set(seed, life);
    return life;
  };
}
