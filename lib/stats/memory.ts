import type { StudyDay } from '#lib/scheduler/types.ts';
import {
  CARD_STANDINGS,
  type CardStanding,
  DIFFICULTY_EDGES,
  type DueOnDay,
  INTERVAL_EDGES,
  type MemoryTally,
  RECALL_EDGES,
  STABILITY_EDGES,
} from '#lib/store/memory-tallies.ts';
import { spansOf } from './spans.ts';
import type { Due, Histogram, Statistics, StatsRange } from './types.ts';

type Place = 'interval' | 'stability' | 'difficulty' | 'recall';
type Sum = 'stabilitySum' | 'difficultySum' | 'recallSum';

/** How the cards of a scope stand, of `all` that are in it: those without a state are new. */
export function standingsOf(
  all: number,
  tallies: readonly MemoryTally[],
): Record<CardStanding, number> {
  const counts = Object.fromEntries(CARD_STANDINGS.map((standing) => [standing, 0])) as Record<
    CardStanding,
    number
  >;
  let begun = 0;
  for (const { standing, cards } of tallies) {
    counts[standing] += cards;
    begun += cards;
  }
  return { ...counts, new: counts.new + all - begun };
}

/** The distributions of a scope. */
export function distributionsOf(
  tallies: readonly MemoryTally[],
): Pick<Statistics, 'intervals' | 'stability' | 'difficulty' | 'recall' | 'known'> {
  const remembered = tallies.filter(({ stability }) => stability !== null);
  return {
    intervals: histogram(tallies, { place: 'interval', edges: INTERVAL_EDGES, sum: null }),
    stability: histogram(tallies, { place: 'stability', edges: STABILITY_EDGES, sum: null }),
    difficulty: histogram(tallies, {
      place: 'difficulty',
      edges: DIFFICULTY_EDGES,
      sum: 'difficultySum',
    }),
    recall: histogram(tallies, { place: 'recall', edges: RECALL_EDGES, sum: 'recallSum' }),
    known: remembered.reduce((sum, { recallSum }) => sum + recallSum, 0),
  };
}

function histogram(
  tallies: readonly MemoryTally[],
  { place, edges, sum }: { place: Place; edges: readonly number[]; sum: Sum | null },
): Histogram {
  const counts = edges.map(() => 0);
  let cards = 0;
  let total = 0;
  for (const tally of tallies) {
    const own = tally[place];
    if (own === null) continue;
    counts[own] = (counts[own] ?? 0) + tally.cards;
    cards += tally.cards;
    if (sum) total += tally[sum];
  }
  return { edges, counts, mean: sum && cards > 0 ? total / cards : null };
}

/** How many days ahead a range looks. */
export function daysAhead(range: StatsRange): number {
  return range === 'month' ? 30 : 365;
}

/** What is due on the days to come. */
export function dueOf(
  found: readonly DueOnDay[],
  { today, range, steps }: { today: StudyDay; range: StatsRange; steps: number },
): Due {
  const backlog = sumOf(found.filter(({ day }) => day < today));
  const spans = spansOf({ from: today, to: today + daysAhead(range) - 1 });
  return {
    backlog,
    steps,
    spans: spans.map((span) => {
      const own = found.filter(({ day }) => day >= span.from && day <= span.to);
      return { ...span, cards: sumOf(own) };
    }),
  };
}

function sumOf(found: readonly DueOnDay[]): number {
  return found.reduce((sum, { cards }) => sum + cards, 0);
}
