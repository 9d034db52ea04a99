import type { PlannedLife } from './plan-lives.ts';

/** One event of one life: the place of the life among all, and of the event within it. */
export interface EventPlace {
  readonly index: number;
  readonly place: number;
}

/** More events than one life has. */
const MOST = 2 ** 16;

/** All events of all lives in the order of days, within a day in the order of instants. */
export function* inOrderOfTime(plans: readonly PlannedLife[]): Generator<EventPlace> {
  const days = byDay(plans);
  for (const day of [...days.keys()].sort((a, b) => a - b)) {
    const places = (days.get(day) ?? []).map(toPlace);
    yield* places.sort((a, b) => instantOf(plans, a) - instantOf(plans, b));
  }
}

/** A million small objects would be held at once: so places are packed into numbers. */
function byDay(plans: readonly PlannedLife[]): Map<number, number[]> {
  const days = new Map<number, number[]>();
  plans.forEach(({ life, shift }, index) => {
    life.events.forEach(({ studyDay }, place) => {
      const packed = index * MOST + place;
      const others = days.get(studyDay + shift);
      if (others) others.push(packed);
      else days.set(studyDay + shift, [packed]);
    });
  });
  return days;
}

function toPlace(packed: number): EventPlace {
  return { index: Math.floor(packed / MOST), place: packed % MOST };
}

function instantOf(plans: readonly PlannedLife[], { index, place }: EventPlace): number {
  // Within one day every life is moved to the same day, so its own time of day decides.
  return (plans[index]?.life.events[place]?.at ?? 0) % 86_400_000;
}
