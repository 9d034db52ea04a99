import { nearest } from '#lib/shared/nearest.ts';
import { foldText } from './fold-text.ts';
import { readProperty } from './properties.ts';
import { readRegex } from './regex.ts';
import { badQuery, type Token, type Value } from './tokens.ts';
import {
  CARD_STATES,
  type CardStateName,
  HAPPENINGS,
  NAMES,
  type SearchLeaf,
  type TextField,
  type TextManner,
} from './tree.ts';

type Qualified = Token & { kind: 'qualified' };

/** What a reader of a value works on: the query and the value within it. */
export interface Reading {
  readonly text: string;
  readonly value: Value;
}

const FIELDS: Readonly<Record<string, TextField>> = {
  prompt: 'prompt',
  front: 'prompt',
  answer: 'answer',
  back: 'answer',
  heading: 'heading',
  source: 'source',
};

const MANNERS: Readonly<Record<string, TextManner | 'regex'>> = {
  re: 'regex',
  nc: 'bare',
  w: 'word',
};

const READERS: Readonly<Record<string, (reading: Reading) => SearchLeaf>> = {
  ...table(Object.keys(FIELDS), (name) => (reading) => readField(reading, FIELDS[name] ?? 'text')),
  ...table(Object.keys(MANNERS), (name) => (reading) => readText(reading, 'text', MANNERS[name])),
  ...table(NAMES, (of) => ({ value }) => ({ kind: 'name', of, pattern: value.pattern })),
  ...table(HAPPENINGS, (what) => (reading) => ({
    kind: 'happened',
    what,
    days: readDays(reading),
  })),
  deck: readDeck,
  tag: readTag,
  nid: ({ value }) => ({ kind: 'id', of: 'note', ids: value.raw.split(',') }),
  cid: ({ value }) => ({ kind: 'id', of: 'card', ids: value.raw.split(',') }),
  is: readState,
  prop: ({ text, value }) => readProperty(text, value),
  rated: readRated,
  flag: readFlag,
};

/** What can stand before a colon. */
export const QUALIFIERS: readonly string[] = Object.keys(READERS);

/** Whether something can be asked for with this word before a colon. */
export function isQualifier(word: string): boolean {
  return Object.hasOwn(READERS, word.toLowerCase());
}

/** Reads what a qualifier asks for. Throws `BadQuery`. */
export function readQualified(text: string, token: Qualified): SearchLeaf {
  const { qualifier, start, end, value } = token;
  const read = READERS[qualifier.toLowerCase()];
  if (!read || !isQualifier(qualifier)) {
    const place = { start, end: start + qualifier.length };
    throw badQuery(text, 'unknown-qualifier', { ...place, meant: nearest(qualifier, QUALIFIERS) });
  }
  if (value.raw === '') throw badQuery(text, 'empty-value', { start, end });
  return read({ text, value });
}

/** `prompt:re:…` and the like say how to look within a field. */
function readField(reading: Reading, field: TextField): SearchLeaf {
  const { text, value } = reading;
  const name = /^(re|nc|w):/i.exec(text.slice(value.start, value.end))?.[1]?.toLowerCase();
  if (name === undefined) return readText(reading, field, 'within');
  const [first, ...rest] = value.pattern;
  const isText = first && 'text' in first;
  const pattern = isText ? [{ text: first.text.slice(name.length + 1) }, ...rest] : rest;
  const inner = {
    ...value,
    start: value.start + name.length + 1,
    raw: value.raw.slice(name.length + 1),
    pattern: pattern.filter((part) => !('text' in part) || part.text !== ''),
  };
  return readText({ text, value: inner }, field, MANNERS[name]);
}

function readText(
  { text, value }: Reading,
  field: TextField,
  manner: TextManner | 'regex' = 'within',
): SearchLeaf {
  if (manner === 'regex') {
    if (value.raw === '') throw badQuery(text, 'empty-value', value);
    if (!readRegex(value.raw)) throw badQuery(text, 'bad-regex', value);
    return { kind: 'regex', field, regex: value.raw };
  }
  const { pattern } = value;
  if (!pattern.some((part) => 'text' in part)) throw badQuery(text, 'empty-value', value);
  return { kind: 'text', field, manner, pattern };
}

function readDeck({ text, value }: Reading): SearchLeaf {
  if (foldText(value.raw) === 'current') throw badQuery(text, 'no-current-deck', value);
  return { kind: 'deck', pattern: value.pattern };
}

function readTag({ text, value }: Reading): SearchLeaf {
  if (foldText(value.raw) === 'none') return { kind: 'untagged' };
  if (!/^re:/i.test(value.raw)) return { kind: 'tag', pattern: value.pattern };
  const regex = value.raw.slice('re:'.length);
  const place = { ...value, start: value.start + 're:'.length };
  if (regex === '') throw badQuery(text, 'empty-value', value);
  if (!readRegex(regex)) throw badQuery(text, 'bad-regex', place);
  return { kind: 'tag-regex', regex };
}

const ALIASES: Readonly<Record<string, CardStateName>> = {
  learning: 'learn',
  // Only what a person buries themselves is kept; siblings are held back while one studies.
  'buried-manually': 'buried',
};

function readState({ text, value }: Reading): SearchLeaf {
  const written = foldText(value.raw);
  const state = CARD_STATES.find((each) => each === (ALIASES[written] ?? written));
  if (state) return { kind: 'is', state };
  throw badQuery(text, 'unknown-value', { ...value, meant: nearest(written, CARD_STATES) });
}

function readDays({ text, value }: Reading): number {
  if (!/^\d{1,6}$/.test(value.raw) || Number(value.raw) < 1) throw badQuery(text, 'no-days', value);
  return Number(value.raw);
}

function readRated(reading: Reading): SearchLeaf {
  const { text, value } = reading;
  const colon = value.raw.indexOf(':');
  if (colon < 0) return { kind: 'rated', days: readDays(reading), rating: null };
  const end = value.start + colon;
  const days = readDays({ text, value: { ...value, end, raw: value.raw.slice(0, colon) } });
  const rating = value.raw.slice(colon + 1);
  if (/^[1-4]$/.test(rating)) return { kind: 'rated', days, rating: Number(rating) };
  throw badQuery(text, 'no-rating', { start: Math.min(end + 1, value.end - 1), end: value.end });
}

function readFlag({ text, value }: Reading): SearchLeaf {
  if (!/^[0-7]$/.test(value.raw)) throw badQuery(text, 'no-flag', value);
  return { kind: 'flag', flag: Number(value.raw) };
}

function table<Name extends string, T>(
  names: readonly Name[],
  make: (name: Name) => T,
): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}
