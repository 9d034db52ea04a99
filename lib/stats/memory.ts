import type { StudyDay } from '#lib/scheduler/types.ts';
import {
  DAYS_AHEAD,
  DIFFICULTY_EDGES,
  INTERVAL_EDGES,
  type MemoryTallies,
  RECALL_EDGES,
  STABILITY_EDGES,
} from '#lib/store/memory-counts.ts';
import { spansOf } from './spans.ts';
import type { Due, Histogram, Statistics, StatsRange } from './types.ts';

/** How the cards of a scope stand, of `all` that are in it: those without a state are new. */
export function standingsOf(all: number, { standings }: MemoryTallies): Statistics['cards'] {
  const known = sumOf(Object.values(standings));
  return { ...standings, new: standings.new + all - known };
}

/** The distributions of a scope. */
export function distributionsOf(
  tallies: MemoryTallies,
): Pick<Statistics, 'intervals' | 'stability' | 'difficulty' | 'recall' | 'known'> {
  const { intervals, stability, difficulty, recall, difficultySum, recallSum } = tallies;
  const remembered = sumOf(stability);
  const mean = (sum: number) => (remembered > 0 ? sum / remembered : null);
  return {
    intervals: histogram(INTERVAL_EDGES, intervals, null),
    stability: histogram(STABILITY_EDGES, stability, null),
    difficulty: histogram(DIFFICULTY_EDGES, difficulty, mean(difficultySum)),
    recall: histogram(RECALL_EDGES, recall, mean(recallSum)),
    known: recallSum,
  };
}

function histogram(
  edges: readonly number[],
  counts: readonly number[],
  mean: number | null,
): Histogram {
  return { edges, counts, mean };
}

/** What is due on the days to come. */
export function dueOf(
  { overdue, due }: MemoryTallies,
  { today, range, steps }: { today: StudyDay; range: StatsRange; steps: number },
): Due {
  const ahead = range === 'month' ? 30 : DAYS_AHEAD;
  const spans = spansOf({ from: today, to: today + ahead - 1 });
  const cardsIn = (from: number, to: number) => sumOf(due.slice(from - today, to - today + 1));
  return {
    backlog: overdue,
    steps,
    spans: spans.map(({ from, to }) => ({ from, to, cards: cardsIn(from, to) })),
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
