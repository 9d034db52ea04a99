import type { Rating } from '#lib/scheduler/types.ts';
import { DAY_SECONDS, type Seconds } from '#lib/shared/instant.ts';

/** The step that a card takes next: its index in the list, and how long to wait. */
export interface Step {
  readonly index: number;
  readonly seconds: Seconds;
}

/**
 * The step to which an answer leads a card that stands on step `index`, or null where the card leaves
 * the steps. The rules are Anki's: Again goes to the first step; Hard stays; Good goes one step on; Easy leaves.
 * An index past the end, as after shortening the list, counts as the last step.
 */
export function stepAfter(steps: readonly Seconds[], index: number, rating: Rating): Step | null {
  const current = Math.min(index, steps.length - 1);
  switch (rating) {
    case 1:
      return stepAt(steps, 0);
    case 2:
      return current === 0 ? hardFirstStep(steps) : stepAt(steps, current);
    case 3:
      return stepAt(steps, current + 1);
    case 4:
      return null;
  }
}

function stepAt(steps: readonly Seconds[], index: number): Step | null {
  const seconds = steps[index];
  return seconds === undefined ? null : { index, seconds };
}

/** Hard on the first step waits between Again and Good: the mean of two steps, or half as long again. */
function hardFirstStep(steps: readonly Seconds[]): Step | null {
  const [first, second] = steps;
  if (first === undefined) return null;
  const seconds =
    second === undefined ? Math.min(first * 1.5, first + DAY_SECONDS) : (first + second) / 2;
  return { index: 0, seconds: overADayInWholeDays(seconds) };
}

/** A mean of 1.5 days would otherwise fall on another day in the morning than in the evening. */
function overADayInWholeDays(seconds: Seconds): Seconds {
  if (seconds <= DAY_SECONDS) return Math.floor(seconds);
  return Math.round(seconds / DAY_SECONDS) * DAY_SECONDS;
}
