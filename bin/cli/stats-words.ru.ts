import { count, decimal, seconds } from '#lib/scheduler/words/spans.ru.ts';
import { answersIn } from '#lib/stats/history.ts';
import type { Period, Statistics, Tested, TroubledCard } from '#lib/stats/types.ts';

const PERIODS: Readonly<Record<Period, string>> = {
  today: 'сегодня',
  yesterday: 'вчера',
  week: '7 дней',
  month: '30 дней',
  year: '365 дней',
  all: 'всё время',
};

/** Statistics in a few lines, in Russian. */
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
    `Сегодня: ${count(answersIn(done.answers), ['ответ', 'ответа', 'ответов'])}, ${seconds(time)}; ${count(streak, ['день', 'дня', 'дней'])} подряд.`,
    `Карточек: ${all}; новых ${cards.new}, молодых ${cards.young}, зрелых ${cards.mature}, приостановленных ${cards.suspended}; сейчас помнится примерно ${Math.round(known)}.`,
    `Впереди: просрочено ${due.backlog}, на шаге ${due.steps}, на сегодня ${next?.cards ?? 0}.`,
    'Сколько помнится:',
    ...retention.map(
      ({ period, young, mature }) => `  ${PERIODS[period]}: ${share(sum(young, mature))}`,
    ),
  ];
  if (troubled.all > 0) {
    lines.push(
      `Забыты четыре раза или больше: ${count(troubled.all, ['карточка', 'карточки', 'карточек'])}.`,
    );
  }
  lines.push(...troubled.cards.map(cardLine));
  return `${lines.join('\n')}\n`;
}

function cardLine({ prompt, lapses, source, id }: TroubledCard): string {
  const place = source === null ? id : `${source.path}:${source.line}`;
  return `  ${place} L135 забыта ${count(lapses, ['раз', 'раза', 'раз'])}: ${prompt}`;
}

function sum(a: Tested, b: Tested): Tested {
  return { tested: a.tested + b.tested, passed: a.passed + b.passed };
}

function share({ tested, passed }: Tested): string {
  if (tested === 0) return 'ничего';
  return `${decimal((100 * passed) / tested, 1)} % (${passed} из ${tested})`;
}
