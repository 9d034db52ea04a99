import type { ChainLink } from '#lib/scheduler/types.ts';
import { count, days, decimal, seconds } from './spans.ru.ts';

const WANTED = { normal: 'обычный', reduced: 'облегчённый', minimum: 'свободный' } as const;

/** One step of the way from memory to the due date, in words. */
export function linkInRussian(link: ChainLink): string {
  switch (link.rule) {
    case 'step':
      return `шаг ${link.index + 1}: ${seconds(link.seconds)}`;
    case 'hours':
      return `шагов нет, поэтому интервал меньше половины суток остаётся как есть: ${seconds(link.seconds)}`;
    case 'rollover':
      return `раньше начнётся новый день, поэтому счёт идёт на дни: ${days(link.days)}`;
    case 'interval':
      return intervalWords(link);
    case 'floor':
      return `нижняя граница: не меньше ${days(link.days)}`;
    case 'order':
      return `больше, чем у кнопки слева: ${days(link.days)}`;
    case 'cap':
      return `не больше ${days(link.days)}`;
    case 'fuzz':
      return `разброс ${link.from}–${days(link.to)}${placeWords(link.place)}: ${days(link.days)}`;
    case 'balance':
      return `с учётом того, сколько карточек придёт в эти дни (${link.due.join(', ')})${siblingWords(link.siblings)}: ${days(link.days)}`;
    case 'easy-day':
      return `лёгкие дни (${link.loads.map((load) => WANTED[load]).join(', ')}): ${days(link.days)}`;
  }
}

type Interval = Extract<ChainLink, { rule: 'interval' }>;

function intervalWords({ stability, retention, decay, days: interval }: Interval): string {
  const where = decay === undefined ? '' : `, w20 = ${decimal(decay, 4)}`;
  return `вероятность вспомнить упадёт до ${decimal(retention * 100, 1)} % через I = S/F·(r^(−1/w20) − 1) = ${days(interval)}; здесь S = ${days(stability)}, r = ${decimal(retention, 4)}${where}`;
}

function placeWords(place: number | undefined): string {
  return place === undefined ? '' : `, место в нём ${decimal(place, 2)}`;
}

function siblingWords(siblings: readonly number[]): string {
  if (siblings.length === 0) return '';
  const last = siblings.at(-1) ?? 0;
  const others = siblings.slice(0, -1).map((each) => `${each}, `);
  const spans = `${others.join('')}${count(last, ['день', 'дня', 'дней'])}`;
  return `, в стороне от других карточек той же записи (через ${spans})`;
}
