import { nextMemory, withinBounds } from './memory.ts';
import type { Memory, Rating, StudyDay } from './types.ts';

/** What memory needs to know of an event. */
export type MemoryFact =
  | { readonly kind: 'answer'; readonly rating: Rating; readonly studyDay: StudyDay }
  | {
      readonly kind: 'baseline';
      readonly memory: Memory | null;
      readonly studyDay: StudyDay | null;
    }
  | { readonly kind: 'reset' };

/**
 * The memory of a card after these live events, in order: the same as that of the whole fold under these parameters. A
 * baseline without a schedule, whose study day is null, makes the card new. Throws `bad-input` for unusable parameters.
 */
export function foldMemory(
  facts: readonly MemoryFact[],
  parameters: readonly number[],
): Memory | null {
  let memory: Memory | null = null;
  let lastDay: StudyDay | null = null;
  for (const fact of facts) {
    if (fact.kind === 'answer') {
      const elapsed = lastDay === null ? 0 : fact.studyDay - lastDay;
      memory = nextMemory(memory, elapsed, { rating: fact.rating, parameters });
      lastDay = fact.studyDay;
    } else {
      memory = fact.kind === 'reset' || !fact.memory ? null : withinBounds(fact.memory);
      lastDay = fact.kind === 'reset' ? null : fact.studyDay;
    }
  }
  return memory;
}
