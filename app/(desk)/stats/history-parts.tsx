import { answersIn } from '#lib/stats/history.ts';
import type { DayOfYear } from '#lib/stats/types.ts';
import { BarChart } from './bar-chart.tsx';
import { dueChart, durationChart, hourChart, workChart } from './charts.ts';
import { DataTable, TableBehind } from './data-table.tsx';
import { HeatMap } from './heat-map.tsx';
import { type Given, Section } from './section.tsx';
import type { Words } from './words.ts';

/** What was done today. */
export function Done({ found, words }: Given) {
  const { done, streak } = found;
  const { texts, number, percent, duration } = words;
  const answers = answersIn(done.answers);
  const time = Object.values(done.milliseconds).reduce((sum, each) => sum + each, 0);
  const figures = [
    [texts.today.answers(answers), number(answers)],
    [texts.today.time, time === 0 ? '—' : duration(time)],
    [texts.today.remembered, done.tested === 0 ? '—' : percent(done.passed / done.tested)],
    [texts.today.streak(streak), number(streak)],
  ] as const;
  return (
    <Section id="today" title={texts.today.title} wide>
      {answers === 0 && <p className="text-soft">{texts.today.none}</p>}
      <dl className="stats-figures">
        {figures.map(([name, value]) => (
          <div key={name} className="figure">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** The year as a map of squares. */
export function Year({ found: { year }, words }: Given) {
  const { texts, number, duration } = words;
  const studied = year.filter(({ answers }) => answers > 0);
  const all = studied.reduce((sum, { answers }) => sum + answers, 0);
  const level = levelsOf(studied);
  const days = year.map((day) => ({ level: level(day.answers), title: titleOf(day, words) }));
  const rows = studied
    .toReversed()
    .map(({ day, answers, milliseconds }) => [
      words.day(day),
      number(answers),
      duration(milliseconds),
    ]);
  return (
    <Section id="year" title={texts.year.title} text={texts.year.text} wide>
      <HeatMap days={days} offset={weekdayOf(year[0]?.day ?? 0)} label={texts.year.label} />
      {studied.length > 0 && (
        <p>{texts.year.studied(studied.length, all, Math.round(all / studied.length))}</p>
      )}
      <TableBehind
        summary={texts.table}
        table={{
          caption: texts.year.label,
          head: [texts.day, texts.answersHead, texts.time],
          rows,
        }}
      />
    </Section>
  );
}

function titleOf({ day, answers, milliseconds }: DayOfYear, words: Words): string {
  const { texts, weekday, duration } = words;
  if (answers === 0 && milliseconds === 0) return `${weekday(day)}: ${texts.year.nothing}`;
  return `${weekday(day)}: ${texts.ofAnswers(answers)}, ${duration(milliseconds)}`;
}

/** Days are shaded by the quarter in which they lie among those that were studied. */
function levelsOf(studied: readonly DayOfYear[]): (answers: number) => number {
  const sorted = studied.map(({ answers }) => answers).sort((a, b) => a - b);
  const quarter = (part: number) => sorted[Math.floor((sorted.length * part) / 4)] ?? 0;
  const bounds = [quarter(1), quarter(2), quarter(3)];
  return (answers) => (answers === 0 ? 0 : 1 + bounds.filter((bound) => answers > bound).length);
}

/** Monday is 0; day 0 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** What is due on the days to come. */
export function Ahead({ found, words }: Given) {
  const { due } = found;
  const { texts, decimal } = words;
  const cards = due.spans.reduce((sum, span) => sum + span.cards, 0);
  const last = due.spans.at(-1)?.to ?? found.today;
  return (
    <Section id="due" title={texts.due.title} text={texts.due.text}>
      <BarChart chart={dueChart(found, words)} summary={texts.table} />
      <p>
        {due.backlog > 0 && `${texts.due.backlog(due.backlog)} `}
        {due.steps > 0 && `${texts.due.steps(due.steps)} `}
        {texts.due.mean(decimal(cards / (last - found.today + 1)))}
      </p>
    </Section>
  );
}

/** Answers and time, day by day. */
export function Work({ found, words }: Given) {
  const { texts } = words;
  return (
    <>
      <Section id="work" title={texts.work.title} text={texts.work.text}>
        <BarChart chart={workChart(found, words)} summary={texts.table} />
      </Section>
      <Section id="duration" title={texts.duration.title} text={texts.duration.text}>
        <BarChart chart={durationChart(found, words)} summary={texts.table} />
      </Section>
    </>
  );
}

/** The four buttons, by what the card was. */
export function Presses({ found: { presses }, words }: Given) {
  const { texts, number, percent } = words;
  const names = texts.presses;
  const kinds = ['learning', 'young', 'mature'] as const;
  const buttons = [names.again, names.hard, names.good, names.easy];
  const sums = kinds.map((kind) => presses[kind].reduce((sum, each) => sum + each, 0));
  const cell = (count: number, all: number) =>
    count === 0 ? '0' : `${number(count)} (${percent(count / all)})`;
  const rows = [
    ...buttons.map((button, at) => [
      button,
      ...kinds.map((kind, column) => cell(presses[kind][at] ?? 0, sums[column] ?? 0)),
    ]),
    [texts.sum, ...sums.map(number)],
  ];
  const head = ['', ...kinds.map((kind) => texts.kinds[kind])];
  return (
    <Section id="presses" title={names.title} text={names.text}>
      <DataTable table={{ caption: names.title, head, rows }} />
    </Section>
  );
}

/** Answers by the hour. */
export function Hours({ found, words }: Given) {
  const { texts } = words;
  return (
    <Section id="hours" title={texts.hours.title} text={texts.hours.text}>
      <BarChart chart={hourChart(found, words)} summary={texts.table} />
    </Section>
  );
}
