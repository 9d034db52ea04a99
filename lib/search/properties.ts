import { nearest } from '#lib/shared/nearest.ts';
import { badQuery, type Value } from './tokens.ts';
import { COMPARISONS, PROPERTIES, type Property, type SearchLeaf } from './tree.ts';

const SHORT: Readonly<Record<string, Property>> = {
  ivl: 'interval',
  s: 'stability',
  d: 'difficulty',
  r: 'recall',
  pos: 'position',
};

/** What has happened on a day can be compared as well. */
const HAPPENED = ['rated', 'resched'] as const;
/** What Anki keeps for programs of a person's own. */
const CUSTOM = ['cdn', 'cds'];

const FORM = /^([\p{L}_-]*)\s*(<=|>=|!=|<|>|=)?\s*(.*)$/su;
const NUMBER = /^(-?\d{1,9}(?:[.,]\d{1,9})?)(%?)$/;

/** Reads `prop:NAME<NUMBER`. Throws `BadQuery`. */
export function readProperty(text: string, value: Value): SearchLeaf {
  const [, name = '', sign, number = ''] = FORM.exec(value.raw) ?? [];
  const nameEnd = Math.max(value.start + name.length, value.start + 1);
  const namePlace = { start: value.start, end: nameEnd };
  if (CUSTOM.includes(name.toLowerCase())) throw badQuery(text, 'no-custom-data', namePlace);
  const what = HAPPENED.find((each) => each === name.toLowerCase());
  const property = what ?? propertyOf(text, name.toLowerCase(), namePlace);
  const comparison = COMPARISONS.find((each) => each === sign);
  if (!comparison) throw badQuery(text, 'no-comparison', value);
  const numberStart = value.start + value.raw.length - number.length;
  const place = { start: Math.min(numberStart, value.end - 1), end: value.end };
  if (property === 'rated' || property === 'resched') {
    return { kind: 'on-day', what: property, comparison, ...readDay(text, number, place) };
  }
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

/** A day, 0 or below, with a rating after a colon where one is meant. */
function readDay(
  text: string,
  number: string,
  place: { start: number; end: number },
): { days: number; rating: number | null } {
  const [, days = '', rating] = /^(-?\d{1,6})(?::(.*))?$/su.exec(number) ?? [];
  if (days === '' || Number(days) > 0) throw badQuery(text, 'no-past-day', place);
  if (rating !== undefined && !/^[1-4]$/.test(rating)) throw badQuery(text, 'no-rating', place);
  return { days: Number(days), rating: rating === undefined ? null : Number(rating) };
}

function propertyOf(text: string, name: string, place: { start: number; end: number }): Property {
  if (name === 'ease') throw badQuery(text, 'no-ease', { ...place, meant: 'difficulty' });
  const known = [...PROPERTIES, ...Object.keys(SHORT), ...HAPPENED];
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
