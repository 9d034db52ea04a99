import { nearest } from '#lib/shared/nearest.ts';
import { foldText } from './fold-text.ts';
import { readProperty } from './properties.ts';
import { readRegex } from './regex.ts';
import { badQuery, type IsField, patternOf, type Token, type Value } from './tokens.ts';
import {
  CARD_STATES,
  type CardStateName,
  HAPPENINGS,
  type IDENTIFIED,
  NAMES,
  type Pattern,
  type SearchLeaf,
  type SideInstead,
  type TextField,
  type TextManner,
} from './tree.ts';

type Qualified = Token & { kind: 'qualified' };

/** A query, and the fields that it can search by. */
export interface Asked {
  readonly text: string;
  readonly fields: readonly string[];
  readonly isField: IsField;
}

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

type Manner = 'regex' | 'bare' | 'word';

const MANNERS: Readonly<Record<string, Manner>> = {
  re: 'regex',
  nc: 'bare',
  w: 'word',
};

const IDS: Readonly<Record<string, (typeof IDENTIFIED)[number]>> = {
  nid: 'note',
  cid: 'card',
  did: 'deck',
  mid: 'note-type',
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
  ...table(Object.keys(IDS), (name) => ({ value }) => ({
    kind: 'id',
    of: IDS[name] ?? 'card',
    ids: value.raw.split(','),
  })),
  // Cards show what is in their holes as text, so there are no marks to look past.
  sc: (reading) => readText(reading, 'text'),
  dupe: readDupe,
  'has-cd': ({ text, value }) => {
    throw badQuery(text, 'no-custom-data', value);
  },
  is: readState,
  prop: ({ text, value }) => readProperty(text, value),
  rated: readRated,
  flag: readFlag,
};

/** What can stand before a colon. */
export const QUALIFIERS: readonly string[] = Object.keys(READERS);

/** Whether something can be asked for with this word before a colon; `reserved` words are never names of fields. */
export function isQualifier(word: string, which: 'any' | 'reserved' = 'any'): boolean {
  const name = word.toLowerCase();
  return Object.hasOwn(READERS, name) && !(which === 'reserved' && Object.hasOwn(FIELDS, name));
}

/** Reads what a qualifier asks for. Throws `BadQuery`. */
export function readQualified({ text, fields, isField }: Asked, token: Qualified): SearchLeaf {
  const { qualifier, start, end, value } = token;
  if (isField(qualifier)) return readNamed({ text, value }, qualifier);
  const read = READERS[qualifier.toLowerCase()];
  if (!read || !isQualifier(qualifier)) {
    const place = { start, end: start + qualifier.length };
    throw badQuery(text, 'unknown-qualifier', {
      ...place,
      meant: nearest(qualifier, [...QUALIFIERS, ...fields]),
    });
  }
  if (value.raw === '') throw badQuery(text, 'empty-value', { start, end });
  return read({ text, value });
}

/** `prompt:re:…` and the like say how to look within a side. */
function readField({ text, value }: Reading, field: TextField): SearchLeaf {
  const { manner, inner } = mannerOf(value);
  return readText({ text, value: inner }, field, manner ?? 'within');
}

/** A field of a note is what it is to be as a whole, unless it is said how to look within it. */
function readNamed({ text, value }: Reading, qualifier: string): SearchLeaf {
  const { manner, inner } = mannerOf(value);
  const named = { name: patternOf(qualifier), side: sideInstead(qualifier.toLowerCase()) };
  if (manner === 'regex') return { kind: 'field-regex', ...named, regex: regexIn(text, inner) };
  const { pattern } = inner;
  if (manner === 'word' && !hasText(pattern)) throw badQuery(text, 'empty-value', inner);
  return { kind: 'field', ...named, manner: manner ?? 'whole', pattern };
}

/** `front` and `back` are words of Anki's: among notes with fields they are names and nothing else. */
function sideInstead(name: string): SideInstead | null {
  const text = FIELDS[name];
  if (text === undefined) return null;
  return { text, of: name === 'front' || name === 'back' ? 'without-fields' : 'others' };
}

/** The manner that a value begins with, and what comes after it. */
function mannerOf(value: Value): { manner: Manner | null; inner: Value } {
  const name = /^(re|nc|w):/i.exec(value.raw)?.[1]?.toLowerCase();
  if (name === undefined) return { manner: null, inner: value };
  const [first, ...rest] = value.pattern;
  const isText = first && 'text' in first;
  const pattern = isText ? [{ text: first.text.slice(name.length + 1) }, ...rest] : rest;
  const inner = {
    ...value,
    start: Math.min(value.start + name.length + 1, value.end),
    raw: value.raw.slice(name.length + 1),
    pattern: pattern.filter((part) => !('text' in part) || part.text !== ''),
  };
  return { manner: MANNERS[name] ?? null, inner };
}

function regexIn(text: string, value: Value): string {
  if (value.raw === '') throw badQuery(text, 'empty-value', value);
  if (!readRegex(value.raw)) throw badQuery(text, 'bad-regex', value);
  return value.raw;
}

function hasText(pattern: Pattern): boolean {
  return pattern.some((part) => 'text' in part);
}

function readText(
  { text, value }: Reading,
  field: TextField,
  manner: TextManner | 'regex' = 'within',
): SearchLeaf {
  if (manner === 'regex') return { kind: 'regex', field, regex: regexIn(text, value) };
  const { pattern } = value;
  if (!hasText(pattern)) throw badQuery(text, 'empty-value', value);
  return { kind: 'text', field, manner, pattern };
}

/** `dupe:TYPE,text` */
function readDupe({ text, value }: Reading): SearchLeaf {
  const [, type, first] = /^\s*([^\s,]+)\s*,(.*)$/su.exec(value.raw) ?? [];
  if (type === undefined || first === undefined) throw badQuery(text, 'no-type-and-text', value);
  return { kind: 'dupe', type, text: foldText(first.replaceAll(/\\(.)/gsu, '$1')).trim() };
}

const NO_DECKS: Readonly<Record<string, 'no-current-deck' | 'no-filtered-decks'>> = {
  current: 'no-current-deck',
  filtered: 'no-filtered-decks',
};

function readDeck({ text, value }: Reading): SearchLeaf {
  const problem = NO_DECKS[foldText(value.raw)];
  if (problem) throw badQuery(text, problem, value);
  return { kind: 'deck', pattern: value.pattern };
}

function readTag({ text, value }: Reading): SearchLeaf {
  if (foldText(value.raw) === 'none') return { kind: 'untagged' };
  const { manner, inner } = mannerOf(value);
  if (manner === 'regex') return { kind: 'tag-regex', regex: regexIn(text, inner) };
  if (manner === 'bare' && inner.pattern.length > 0)
    return { kind: 'tag-bare', pattern: inner.pattern };
  return { kind: 'tag', pattern: value.pattern };
}

const ALIASES: Readonly<Record<string, CardStateName>> = {
  learning: 'learn',
  // Only what a person buries themselves is kept; siblings are held back while one studies.
  'buried-manually': 'buried',
};

function readState({ text, value }: Reading): SearchLeaf {
  const written = foldText(value.raw);
  if (written === 'buried-sibling')
    throw badQuery(text, 'no-siblings', { ...value, meant: 'buried' });
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
