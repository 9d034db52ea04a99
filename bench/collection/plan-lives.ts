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

/** How long the person has studied, in days. */
const TEN_YEARS = 3650;

/** Different lives of the same number of answers: many cards live the same, each at its own time. */
const VARIETY = 200;

/**
 * Gives each card a life, `events` answers in all, so that on the day `today` a few cards are due, none is overdue and none was
 * answered yet. Cards were begun evenly over ten years, and an older one has had more answers: so the days are alike.
 */
export function planLives(
  cards: number,
  { events, today }: { readonly events: number; readonly today: StudyDay },
): PlannedLife[] {
  const chance = chanceFrom(events);
  const every = Math.max(1, Math.floor(cards / DUE_TODAY));
  const lives = livesByAnswers();
  let left = events;
  return Array.from({ length: cards }, (_, index) => {
    const age = chance();
    const answers = share(left, cards - index, { age, chance });
    left -= answers;
    const days = 1 + Math.floor(age * (TEN_YEARS - 1));
    const life = lifeFor(lives(answers), { days, from: Math.floor(chance() * VARIETY) });
    const began = index % every === 0 ? life.due : beginning(life, days, chance);
    return { life, shift: today - began };
  });
}

/** How many days ago it began: as many as wanted, or any number that leaves its answers before today and its due day after. */
function beginning(life: Life, days: number, chance: Chance): number {
  const own = distance(life, days) === 0 ? days : life.due - chance() * (life.interval - 1);
  return Math.max(1, Math.min(life.due - 1, Math.floor(own)));
}

/** A card's share of the answers that are left: the older, the more. */
function share(
  left: number,
  cards: number,
  { age, chance }: { readonly age: number; readonly chance: Chance },
): number {
  if (cards === 1) return left;
  const mean = left / cards;
  return Math.max(1, Math.round(mean * (0.4 + 1.2 * age) * (0.7 + 0.6 * chance())));
}

/** One of these lives in which a card that was begun so many days ago was answered before today and is due later; else the nearest. */
function lifeFor(lives: readonly Life[], { days, from }: { days: number; from: number }): Life {
  let nearest = lives[from] as Life;
  for (let tried = 0; tried < lives.length; tried++) {
    const life = lives[(from + tried) % lives.length] as Life;
    if (distance(life, days) === 0) return life;
    if (distance(life, days) < distance(nearest, days)) nearest = life;
  }
  return nearest;
}

function distance({ due, interval }: Life, days: number): number {
  return Math.max(0, days - (due - 1), due - interval + 1 - days);
}

function livesByAnswers(): (answers: number) => readonly Life[] {
  const known = new Map<number, readonly Life[]>();
  return (answers) => {
    const lives =
      known.get(answers) ??
      Array.from({ length: VARIETY }, (_, variety) => {
        const forgetful = variety / VARIETY;
        return simulateLife(answers * VARIETY + variety, { answers, forgetful });
      });
    known.set(answers, lives);
    return lives;
  };
}
