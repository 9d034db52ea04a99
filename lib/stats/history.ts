import type { StudyDay } from '#lib/scheduler/types.ts';
import type { AnswerKind, HourTally, Tally } from '#lib/store/tallies.ts';
import { type Span, spansOf } from './spans.ts';
import {
  ANSWER_KINDS,
  type ByKind,
  type DayOfYear,
  PERIODS,
  type Period,
  type Presses,
  type Retention,
  type Statistics,
  type StatsRange,
  type Work,
} from './types.ts';

const YEAR = 365;

/** The first study day of a range that ends today; for all there is, the first that has an answer. */
export function firstDay(range: StatsRange, today: StudyDay, days: readonly Tally[]): StudyDay {
  if (range === 'month') return today - 29;
  if (range === 'year') return today - YEAR + 1;
  return days.reduce((first, { day }) => Math.min(first, day), today);
}

/** What was done today. */
export function doneToday(today: StudyDay, days: readonly Tally[]): Statistics['done'] {
  const own = days.filter(({ day }) => day === today);
  const tested = testedOf(own);
  return {
    answers: byKind(own, 'answers'),
    milliseconds: byKind(own, 'milliseconds'),
    presses: pressesOf(own.filter(({ kind }) => kind !== 'practice')),
    ...tested,
  };
}

/** The year that ends today, day by day. Practice is no answer, but takes time. */
export function yearOf(today: StudyDay, days: readonly Tally[]): DayOfYear[] {
  const first = today - YEAR + 1;
  const year = Array.from({ length: YEAR }, (_, index) => ({
    day: first + index,
    answers: 0,
    milliseconds: 0,
  }));
  for (const { day, kind, answers, milliseconds } of days) {
    const own = year[day - first];
    if (own === undefined) continue;
    if (kind !== 'practice') own.answers += answers;
    own.milliseconds += milliseconds;
  }
  return year;
}

/** Study days in a row that have an answer, up to today, or to yesterday while today has none. */
export function streakOf(today: StudyDay, days: readonly Tally[]): number {
  const studied = new Set(days.filter(({ kind }) => kind !== 'practice').map(({ day }) => day));
  let day = studied.has(today) ? today : today - 1;
  let streak = 0;
  while (studied.has(day)) {
    streak++;
    day--;
  }
  return streak;
}

/** The work of a span of days, in bars of days, weeks or months. */
export function workOf(span: Span, days: readonly Tally[]): Work[] {
  const spans = spansOf(span);
  const within = spans.map((): Tally[] => []);
  const places = new Map<StudyDay, number>();
  spans.forEach(({ from, to }, place) => {
    for (let day = from; day <= to; day++) places.set(day, place);
  });
  for (const tally of days) within[places.get(tally.day) ?? -1]?.push(tally);
  return spans.map((each, place) => {
    const own = within[place] ?? [];
    return { ...each, answers: byKind(own, 'answers'), milliseconds: byKind(own, 'milliseconds') };
  });
}

/** The buttons pressed since a day, by what the card was; a new card counts as one in learning. */
export function pressesSince(from: StudyDay, days: readonly Tally[]): Statistics['presses'] {
  const since = days.filter(({ day }) => day >= from);
  const of = (...kinds: AnswerKind[]) =>
    pressesOf(since.filter(({ kind }) => kinds.includes(kind)));
  return { learning: of('new', 'learning'), young: of('young'), mature: of('mature') };
}

/** True retention: of the first answers of a card on a day at an interval of days, how many were not Again. */
export function retentionOf(today: StudyDay, days: readonly Tally[]): Retention[] {
  return PERIODS.map((period) => {
    const { from, to } = spanOf(period, today);
    const own = days.filter(({ day }) => day >= from && day <= to);
    const mature = own.filter(({ kind }) => kind === 'mature');
    // A card on a step of days has an interval of less than three weeks.
    const young = own.filter(({ kind }) => kind !== 'mature');
    return { period, young: testedOf(young), mature: testedOf(mature) };
  });
}

function spanOf(period: Period, today: StudyDay): Span {
  const to = period === 'yesterday' ? today - 1 : today;
  const lengths = { today: 1, yesterday: 1, week: 7, month: 30, year: YEAR, all: Infinity };
  return { from: to - lengths[period] + 1, to };
}

/** The 24 hours of the clock. */
export function hoursOf(found: readonly HourTally[]): HourTally[] {
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    hour,
    answers: 0,
    tested: 0,
    passed: 0,
  }));
  for (const { hour, answers, tested, passed } of found) {
    const own = hours[hour];
    if (own === undefined) throw new Error(`no hour of the day: ${hour}`);
    own.answers += answers;
    own.tested += tested;
    own.passed += passed;
  }
  return hours;
}

function byKind(tallies: readonly Tally[], what: 'answers' | 'milliseconds'): ByKind {
  const sums: Record<AnswerKind, number> = {
    new: 0,
    learning: 0,
    young: 0,
    mature: 0,
    practice: 0,
  };
  for (const tally of tallies) sums[tally.kind] += tally[what];
  return sums;
}

/** The sum over all kinds but practice. */
export function answersIn(sums: ByKind): number {
  return ANSWER_KINDS.reduce((sum, kind) => sum + (kind === 'practice' ? 0 : sums[kind]), 0);
}

function pressesOf(tallies: readonly Tally[]): Presses {
  const presses: [number, number, number, number] = [0, 0, 0, 0];
  for (const { rating, answers } of tallies)
    presses[rating - 1] = (presses[rating - 1] ?? 0) + answers;
  return presses;
}

function testedOf(tallies: readonly Tally[]): { tested: number; passed: number } {
  let tested = 0;
  let passed = 0;
  for (const tally of tallies) {
    tested += tally.tested;
    if (tally.rating > 1) passed += tally.tested;
  }
  return { tested, passed };
}
