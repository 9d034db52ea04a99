import type { ChainLink } from '#lib/scheduler/types.ts';
import { count, days, seconds } from './spans.en.ts';

const WANTED = { normal: 'normal', reduced: 'reduced', minimum: 'minimum' } as const;

/** One step of the way from memory to the due date, in words. */
export function linkInEnglish(link: ChainLink): string {
  switch (link.rule) {
    case 'step':
      return `step ${link.index + 1}: ${seconds(link.seconds)}`;
    case 'hours':
      return `there are no steps, so an interval under half a day stays as it is: ${seconds(link.seconds)}`;
    case 'rollover':
      return `the day turns before that, so it counts in days: ${days(link.days)}`;
    case 'interval':
      return intervalWords(link);
    case 'floor':
      return `floor: no less than ${days(link.days)}`;
    case 'order':
      return `longer than the button to the left: ${days(link.days)}`;
    case 'cap':
      return `at most ${days(link.days)}`;
    case 'fuzz':
      return `moved within ${link.from}–${days(link.to)}${placeWords(link.place)}: ${days(link.days)}`;
    case 'balance':
      return `balanced by what is due on those days (${link.due.join(', ')})${siblingWords(link.siblings)}: ${days(link.days)}`;
    case 'easy-day':
      return `easy days (${link.loads.map((load) => WANTED[load]).join(', ')}): ${days(link.days)}`;
  }
}

type Interval = Extract<ChainLink, { rule: 'interval' }>;

function intervalWords({ stability, retention, decay, days: interval }: Interval): string {
  const where = decay === undefined ? '' : `, w20 = ${decay}`;
  return `recall falls to ${Math.round(retention * 1000) / 10} % after I = S/F·(r^(−1/w20) − 1) = ${days(interval)}, where S = ${days(stability)}, r = ${retention}${where}`;
}

function placeWords(place: number | undefined): string {
  return place === undefined ? '' : `, at ${place.toFixed(2)} of the range`;
}

function siblingWords(siblings: readonly number[]): string {
  if (siblings.length === 0) return '';
  const last = siblings.at(-1) ?? 0;
  const others = siblings.slice(0, -1).map((each) => `${each}, `);
  return `, away from other cards of the note (in ${others.join('')}${count(last, 'day')})`;
}
