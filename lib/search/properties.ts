import { nearest } from '#lib/shared/nearest.ts';
import { badQuery, type Value } from './tokens.ts';
import { COMPARISONS, PROPERTIES, type Property, type SearchLeaf } from './tree.ts';

const SHORT: Readonly<Record<string, Property>> = {
  ivl: 'interval',
  s: 'stability',
  d: 'difficulty',
  r: 'recall',
};

const FORM = /^([\p{L}_-]*)\s*(<=|>=|!=|<|>|=)?\s*(.*)$/su;
const NUMBER = /^(-?\d{1,9}(?:[.,]\d{1,9})?)(%?)$/;

/** Reads `prop:NAME<NUMBER`. Throws `BadQuery`. */
export function readProperty(text: string, value: Value): SearchLeaf {
  const [, name = '', sign, number = ''] = FORM.exec(value.raw) ?? [];
  const nameEnd = Math.max(value.start + name.length, value.start + 1);
  const property = propertyOf(text, name.toLowerCase(), { start: value.start, end: nameEnd });
  const comparison = COMPARISONS.find((each) => each === sign);
  if (!comparison) throw badQuery(text, 'no-comparison', value);
  const numberStart = value.start + value.raw.length - number.length;
  const place = { start: Math.min(numberStart, value.end - 1), end: value.end };
  const read = NUMBER.exec(number);
  if (!read) throw badQuery(text, 'no-number', place);
  const amount = Number((read[1] ?? '').replace(',', '.'));
  return {
    kind: 'prop',
    property,
    comparison,
    value: inOurTerms(property, amount, read[2] === '%'),
  };
}

function propertyOf(text: string, name: string, place: { start: number; end: number }): Property {
  if (name === 'ease') throw badQuery(text, 'no-ease', { ...place, meant: 'difficulty' });
  const known = [...PROPERTIES, ...Object.keys(SHORT)];
  const property = PROPERTIES.find((each) => each === (SHORT[name] ?? name));
  if (property) return property;
  throw badQuery(text, 'unknown-property', { ...place, meant: nearest(name, known) });
}

/** Percents become shares; a difficulty below 1 is a share of the scale, as Anki writes it. */
function inOurTerms(property: Property, amount: number, isPercent: boolean): number {
  const share = isPercent ? amount / 100 : amount;
  if (property === 'difficulty' && (isPercent || share < 1)) return 1 + 9 * share;
  return share;
}
