import type { EventId } from '#lib/shared/ids.ts';
import { DAY, type Instant } from '#lib/shared/instant.ts';
import { foldOne, liveEvents, newCardState } from './fold.ts';
import { recall } from './memory.ts';
import type { StudyOptions } from './study-options.ts';
import type { CardEvent, Memory } from './types.ts';

/** Memory from an instant on, until the next turn of the path; null while the card is new. */
export interface MemoryTurn {
  readonly event: EventId;
  readonly at: Instant;
  readonly memory: Memory | null;
}

/** How the memory of a card came to be, under the present parameters: a turn for each live event that changed it. */
export function memoryPath(
  events: readonly CardEvent[],
  options: StudyOptions,
): readonly MemoryTurn[] {
  const turns: MemoryTurn[] = [];
  let state = newCardState;
  for (const event of liveEvents(events)) {
    const next = foldOne(state, event, options);
    if (next.memory !== state.memory)
      turns.push({ event: event.id, at: event.at, memory: next.memory });
    state = next;
  }
  return turns;
}

/** A point of a forgetting curve: the probability of recall, 0–1, at an instant. */
export interface CurvePoint {
  readonly at: Instant;
  readonly recall: number;
}

/** The forgetting curve between two turns. */
export interface CurveStretch {
  readonly points: readonly CurvePoint[];
  /** It has not come yet. */
  readonly isAhead: boolean;
}

/** Points between two turns: enough for a smooth line, however short or long the stretch. */
const POINTS = 24;

/**
 * How recall fell between the turns of a path, falls until `now`, and would fall until `until`: a stretch for each time between two
 * turns, and one for what is ahead. Days are counted as time, 24 hours each. Throws `bad-input` for unusable parameters.
 */
export function forgettingCurve(
  turns: readonly MemoryTurn[],
  { now, until, parameters }: { now: Instant; until: Instant; parameters: readonly number[] },
): CurveStretch[] {
  const stretches = turns.flatMap(({ at, memory }, index) => {
    const end = turns[index + 1]?.at ?? now;
    // What an import says of a card stands at the instant of its last answer.
    if (memory === null || turns[index + 1]?.at === at) return [];
    return [{ at, memory, from: at, to: Math.max(at, end), isAhead: false }];
  });
  const last = turns.at(-1);
  if (last?.memory) {
    stretches.push({ ...last, memory: last.memory, from: now, to: until, isAhead: true });
  }
  return stretches.map(({ at, memory, from, to, isAhead }) => ({
    points: Array.from({ length: POINTS + 1 }, (_, step) => {
      const instant = from + ((to - from) * step) / POINTS;
      return { at: instant, recall: recall(memory, (instant - at) / DAY, parameters) };
    }),
    isAhead,
  }));
}
