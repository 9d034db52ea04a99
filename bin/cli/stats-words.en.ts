import { count, seconds } from '#lib/scheduler/words/spans.en.ts';
import { answersIn } from '#lib/stats/history.ts';
import type { Period, Statistics, Tested, TroubledCard } from '#lib/stats/types.ts';

const PERIODS: Readonly<Record<Period, string>> = {
  today: 'today',
  yesterday: 'yesterday',
  week: '7 days',
  month: '30 days',
  year: '365 days',
  all: 'all time',
};

/** Statistics in a few lines, in English. */
export function statsText({
  done,
  streak,
  due,
  cards,
  known,
  retention,
  troubled,
}: Statistics): string {
  const time = Object.values(done.milliseconds).reduce((sum, each) => sum + each, 0) / 1000;
  const all = Object.values(cards).reduce((sum, each) => sum + each, 0);
  const [next] = due.spans;
  const lines = [
    `Today: ${count(answersIn(done.answers), 'answer')}, ${seconds(time)}; ${count(streak, 'day')} in a row.`,
    `Cards: ${all}; ${cards.new} new, ${cards.young} young, ${cards.mature} mature, ${cards.suspended} suspended; about ${Math.round(known)} known now.`,
    `Due: ${due.backlog} overdue, ${due.steps} on a step, ${next?.cards ?? 0} for today.`,
    'True retention:',
    ...retention.map(
      ({ period, young, mature }) => `  ${PERIODS[period]}: ${share(sum(young, mature))}`,
    ),
  ];
  if (troubled.all > 0) lines.push(`Forgotten four times or more: ${count(troubled.all, 'card')}.`);
  lines.push(...troubled.cards.map(cardLine));
  return `${lines.join('\n')}\n`;
}

function cardLine({ prompt, lapses, source, id }: TroubledCard): string {
  const place = source === null ? id : `${source.path}:${source.line}`;
  return `  ${place} L135 forgotten ${count(lapses, 'time')}: ${prompt}`;
}

function sum(a: Tested, b: Tested): Tested {
  return { tested: a.tested + b.tested, passed: a.passed + b.passed };
}

function share({ tested, passed }: Tested): string {
  if (tested === 0) return 'nothing';
  return `${((100 * passed) / tested).toFixed(1)} % (${passed} of ${tested})`;
}
