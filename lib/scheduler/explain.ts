import { balanceWeights, drawn, easyDayWeights } from '#lib/scheduler/balance.ts';
import { dayAt } from '#lib/scheduler/fuzz.ts';
import type { ChainLink } from '#lib/scheduler/types.ts';
import { DAY_SECONDS, type Seconds } from '#lib/shared/instant.ts';

/**
 * The interval, in seconds as stored, that a chain leads to, computed anew from what its links say: the interval from
 * stability and retention, the draws from their places and weights. Of a chain whose numbers do not follow from each other,
 * the first link that does not decides. An empty chain, as of an answer that another program scheduled, gives null.
 */
export function recompose(chain: readonly ChainLink[]): Seconds | null {
  if (chain.length === 0) return null;
  let so: SoFar = { seconds: 0, from: 0, place: null, weights: null };
  for (const link of chain) {
    so = { ...so, ...apply(link, so) };
    if (so.seconds !== saidBy(link)) break;
  }
  return so.seconds;
}

/** What the links so far have led to. */
interface SoFar {
  readonly seconds: Seconds;
  /** First interval of the fuzz range, in days. */
  readonly from: number;
  readonly place: number | null;
  readonly weights: readonly number[] | null;
}

/** The interval so far that a link says, in seconds. */
function saidBy(link: ChainLink): Seconds {
  return 'days' in link ? Math.round(link.days) * DAY_SECONDS : link.seconds;
}

function apply(link: ChainLink, so: SoFar): Partial<SoFar> {
  switch (link.rule) {
    case 'step':
    case 'hours':
      return { seconds: link.seconds };
    case 'rollover':
      return inDays(link.days);
    case 'interval':
      return inDays(daysOf(link));
    case 'floor':
    case 'order':
      return inDays(Math.max(so.seconds / DAY_SECONDS, link.days));
    case 'cap':
      return inDays(Math.min(so.seconds / DAY_SECONDS, link.days));
    case 'fuzz':
      return fuzzed(link);
    case 'balance':
      return redrawn(so, balanceWeights(so.from, link));
    case 'easy-day': {
      const easy = easyDayWeights(link.loads, link.due);
      return redrawn(
        so,
        easy.map((weight, index) => weight * (so.weights?.[index] ?? 1)),
      );
    }
  }
}

/** I = S/F·(r^(−1/w20) − 1) with F = 0.9^(−1/w20) − 1; rounded where it is what the link says. */
function daysOf({ stability, retention, decay, days }: Link<'interval'>): number {
  if (decay === undefined) return Math.round(days);
  const factor = 0.9 ** (-1 / decay) - 1;
  const computed = (stability / factor) * (retention ** (-1 / decay) - 1);
  // The model rounds the part that does not depend on stability to eight places.
  return Math.abs(computed - days) <= 1e-5 * Math.max(1, days) ? Math.round(days) : computed;
}

type Link<Rule extends ChainLink['rule']> = Extract<ChainLink, { rule: Rule }>;

function fuzzed({ from, to, place, days }: Link<'fuzz'>): Partial<SoFar> {
  if (place === undefined) return inDays(days);
  return { ...inDays(dayAt(place, { from, to })), from, place };
}

function redrawn({ from, place }: SoFar, weights: readonly number[]): Partial<SoFar> {
  return { ...inDays(from + drawn(place ?? 0, weights)), weights };
}

function inDays(days: number): { seconds: Seconds } {
  return { seconds: days * DAY_SECONDS };
}
