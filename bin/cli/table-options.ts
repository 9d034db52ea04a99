import {
  type ColumnRole,
  ENCODINGS,
  type TableChoices,
  type TableEncoding,
} from '#lib/library/types.ts';
import type { Call } from './command.ts';
import { UsageError } from './status.ts';

/** What was typed about how a table is to be read; null where nothing was. */
export type TypedTable = Omit<TableChoices, 'deck' | 'columns'> & {
  readonly columns: ColumnRole[] | null;
};

/** Options that say something about a table, with and without values. */
export const TABLE_OPTIONS = {
  flags: ['both-ways'],
  values: ['encoding', 'separator', 'columns', 'header', 'html'],
} as const;

/** Reads how a table is to be read. Throws `UsageError` naming what is wrong. */
export function tableOptions({ flags, values, words }: Call): TypedTable {
  const encoding = values.get('encoding');
  const separator = values.get('separator');
  const columns = values.get('columns');
  const yesOrNo = (option: string) => {
    const said = values.get(option);
    if (said === undefined) return null;
    if (said === 'yes' || said === 'no') return said === 'yes';
    throw new UsageError(words.yesOrNo(`--${option}`));
  };
  return {
    encoding: encoding === undefined ? null : encodingOf(encoding, words),
    separator: separator === undefined ? null : separatorOf(separator, words),
    columns: columns === undefined ? null : columnsOf(columns, words),
    hasHeader: yesOrNo('header'),
    isHtml: yesOrNo('html'),
    bothWays: flags.has('both-ways'),
  };
}

/** Whether anything was typed that only a table has use for. */
export function speaksOfTables({ flags, values }: Call): boolean {
  return [...TABLE_OPTIONS.flags, ...TABLE_OPTIONS.values].some(
    (name) => flags.has(name) || values.has(name),
  );
}

function encodingOf(typed: string, words: Call['words']): TableEncoding {
  const known = ENCODINGS.find((encoding) => encoding === typed.toLowerCase());
  if (known !== undefined) return known;
  throw new UsageError(words.unknownEncoding(typed, ENCODINGS.join(', ')));
}

const SEPARATORS: Readonly<Record<string, string>> = {
  ...{ tab: '\t', semicolon: ';', comma: ',', pipe: '|', colon: ':', space: ' ' },
};

function separatorOf(typed: string, words: Call['words']): string {
  const named = SEPARATORS[typed];
  if (named !== undefined) return named;
  if (typed === '\\t') return '\t';
  if (/^[^"\r\n]$/.test(typed)) return typed;
  throw new UsageError(words.unknownSeparator(typed, Object.keys(SEPARATORS).join(', ')));
}

const ROLES: Readonly<Record<string, ColumnRole>> = {
  ...{ front: 'field:0', back: 'field:1', tags: 'tags', deck: 'deck', guid: 'guid', type: 'type' },
  ...{ skip: 'ignore', '': 'ignore' },
};
const MOST_COLUMNS = 100;

/** `front,back,,tags` one after the other, or `2=front,1=back` by number; others are left out. */
function columnsOf(typed: string, words: Call['words']): ColumnRole[] {
  const roles: ColumnRole[] = [];
  for (const [at, part] of typed.split(',').entries()) {
    const [, number, word = ''] = /^\s*(?:(\d+)\s*=)?\s*(.*?)\s*$/.exec(part) ?? [];
    const place = number === undefined ? at : Number(number) - 1;
    const role = roleOf(word);
    if (role === null || place < 0 || place >= MOST_COLUMNS) {
      throw new UsageError(words.unknownColumn(part.trim()));
    }
    roles[place] = role;
  }
  const whole = Array.from(roles, (role) => role ?? ('ignore' as const));
  if (!whole.includes('field:0')) throw new UsageError(words.noFrontColumn());
  return whole;
}

function roleOf(word: string): ColumnRole | null {
  const field = /^field([1-9]\d?)$/.exec(word)?.[1];
  if (field !== undefined) return `field:${Number(field) - 1}`;
  return Object.hasOwn(ROLES, word) ? (ROLES[word] ?? null) : null;
}
