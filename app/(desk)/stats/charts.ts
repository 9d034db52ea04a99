import type { Histogram, Statistics, Work } from '#lib/stats/types.ts';
import { ANSWER_KINDS } from '#lib/stats/types.ts';
import type { Bar, Chart, Series } from './bar-chart.tsx';
import type { Words } from './words.ts';

const MARKS = 5;
const PLAIN: Series = { name: '', look: 'plain' };

/** What comes: what is overdue lies on the bar of today, over what is due today. */
export function dueChart({ due }: Statistics, words: Words): Chart {
  const { texts, number, span, day } = words;
  const late = due.backlog + due.steps;
  const names = due.spans.map(span);
  const bars = due.spans.map(({ cards }, index): Bar => {
    const values = [cards, ...(late > 0 ? [index === 0 ? late : 0] : [])];
    return { title: `${names[index]}: ${texts.ofCards(total(values))}`, values };
  });
  const series: Series[] = [{ name: texts.due.due, look: 'plain' }];
  if (late > 0) series.push({ name: texts.due.late, look: 'late' });
  return {
    label: texts.due.title,
    series,
    bars,
    most: texts.most.cards(highest(bars)),
    axis: marks(due.spans.map(({ from }) => day(from))),
    table: {
      caption: texts.due.title,
      head: [texts.days, texts.cards],
      rows: bars.map(({ values }, index) => [names[index] ?? '', number(total(values))]),
    },
  };
}

/** Answers by kind. */
export function workChart({ work }: Statistics, words: Words): Chart {
  const { texts, number } = words;
  return kindChart(work, words, {
    label: texts.work.title,
    value: ({ answers }, kind) => answers[kind],
    say: number,
    told: texts.ofAnswers,
    most: texts.most.answers,
  });
}

/** Time by kind. */
export function durationChart({ work }: Statistics, words: Words): Chart {
  const { texts, minutes, duration } = words;
  return kindChart(work, words, {
    label: texts.duration.title,
    value: ({ milliseconds }, kind) => milliseconds[kind],
    say: minutes,
    told: duration,
    most: (most) => texts.most.time(duration(most)),
  });
}

interface KindChart {
  readonly label: string;
  readonly value: (work: Work, kind: (typeof ANSWER_KINDS)[number]) => number;
  readonly say: (value: number) => string;
  /** A value with its word, and as the most that a bar reaches. */
  readonly told: (value: number) => string;
  readonly most: (value: number) => string;
}

function kindChart(work: readonly Work[], words: Words, of: KindChart): Chart {
  const { texts, span, day } = words;
  const kinds = ANSWER_KINDS.filter(
    (kind) => kind !== 'practice' || work.some((each) => of.value(each, kind) > 0),
  );
  const bars = work.map((each): Bar => {
    const values = kinds.map((kind) => of.value(each, kind));
    return { title: `${span(each)}: ${of.told(total(values))}`, values };
  });
  return {
    label: of.label,
    series: kinds.map((kind) => ({ name: texts.kinds[kind], look: kind })),
    bars,
    most: of.most(highest(bars)),
    axis: marks(work.map(({ from }) => day(from))),
    table: {
      caption: of.label,
      head: [texts.days, ...kinds.map((kind) => texts.kinds[kind]), texts.sum],
      rows: bars.map(({ values }, index) => [
        span(work[index] as Work),
        ...values.map(of.say),
        of.say(total(values)),
      ]),
    },
  };
}

/** Answers by the hour. */
export function hourChart({ hours }: Statistics, words: Words): Chart {
  const { texts, number, percent } = words;
  const name = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const share = (passed: number, tested: number) =>
    tested === 0 ? '' : `${percent(passed / tested)} (${number(passed)}/${number(tested)})`;
  const bars = hours.map(({ hour, answers, tested, passed }): Bar => {
    const told = share(passed, tested);
    return {
      title: `${name(hour)}: ${texts.ofAnswers(answers)}${told && `, ${texts.hours.remembered.toLowerCase()} ${told}`}`,
      values: [answers],
    };
  });
  return {
    label: texts.hours.title,
    series: [PLAIN],
    bars,
    most: texts.most.answers(highest(bars)),
    axis: [0, 6, 12, 18, 23].map(name),
    table: {
      caption: texts.hours.title,
      head: [texts.hours.hour, texts.answersHead, texts.hours.remembered],
      rows: hours.map(({ hour, answers, tested, passed }) => [
        name(hour),
        number(answers),
        share(passed, tested),
      ]),
    },
  };
}

/** How many cards fall into each class. */
export function histogramChart(
  { edges, counts }: Histogram,
  words: Words,
  { label, name }: { label: string; name: (low: number, high: number | null) => string },
): Chart {
  const { texts, number, percent } = words;
  const all = total(counts);
  const names = edges.map((low, place) => name(low, edges[place + 1] ?? null));
  const bars = counts.map((count, place) => ({
    title: `${names[place]}: ${texts.ofCards(count)}`,
    values: [count],
  }));
  return {
    label,
    series: [PLAIN],
    bars,
    most: texts.most.cards(highest(bars)),
    axis: marks(names),
    table: {
      caption: label,
      head: [label, texts.cards, texts.share],
      rows: counts.map((count, place) => [
        names[place] ?? '',
        number(count),
        all === 0 ? '' : percent(count / all),
      ]),
    },
  };
}

/** The name of a class of whole days: 21–30, and 731+ at the end. */
export function daysName({ number }: Words): (low: number, high: number | null) => string {
  return (low, high) => {
    const first = Math.max(1, low);
    if (high === null) return `${number(first)}+`;
    return high - 1 <= first ? number(first) : `${number(first)}–${number(high - 1)}`;
  };
}

/** The name of a class of fractions: 0.5–1. */
export function rangeName({ decimal }: Words): (low: number, high: number | null) => string {
  return (low, high) => (high === null ? `${decimal(low)}+` : `${decimal(low)}–${decimal(high)}`);
}

/** The name of a class of shares: 90–95 %. */
export function shareName({
  percent,
  number,
}: Words): (low: number, high: number | null) => string {
  return (low, high) => `${number(low * 100)}–${percent(high ?? 1)}`;
}

/** Some of the names, spread evenly from the first to the last. */
function marks(names: readonly string[]): string[] {
  const count = Math.min(MARKS, names.length);
  const step = (names.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, place) => names[Math.round(place * step)] ?? '');
}

function highest(bars: readonly Bar[]): number {
  return Math.max(0, ...bars.map(({ values }) => total(values)));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
