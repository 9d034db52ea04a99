import { AppError } from '#lib/shared/errors.ts';
import type { Matches } from './table.ts';

/** What the first lines of a file say of it (https://docs.ankiweb.net/importing/text-files.html); places count from 0. */
export interface Directives {
  readonly separator: string | null;
  readonly isHtml: boolean | null;
  readonly tags: readonly string[];
  /** The line that names the columns, as it stands. */
  readonly columns: string | null;
  readonly noteType: string | null;
  readonly deck: string | null;
  readonly places: Readonly<Partial<Record<'type' | 'deck' | 'tags' | 'guid', number>>>;
  readonly matches: Matches;
}

const NAMED_SEPARATORS: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
};

const MATCHES: Readonly<Record<string, Matches>> = {
  'update current': 'update',
  'keep current': 'keep',
  'keep both': 'both',
};

const PLACES = {
  'notetype column': 'type',
  'deck column': 'deck',
  'tags column': 'tags',
  'guid column': 'guid',
} as const;

type Draft = { -readonly [Key in keyof Directives]: Directives[Key] };

/**
 * Reads the directives before the first row, and where the rows begin. Lines with another `#` are comments. Throws `unreadable-file` with
 * the line of one that makes no sense.
 */
export function readDirectives(text: string): {
  directives: Directives;
  rest: string;
  lines: number;
} {
  const directives: Draft = {
    ...{ separator: null, isHtml: null, tags: [], columns: null, noteType: null, deck: null },
    ...{ places: {}, matches: 'update' },
  };
  let start = 0;
  let lines = 0;
  const [, sign] = OF_SPREADSHEETS.exec(text) ?? [];
  if (sign !== undefined) {
    directives.separator = sign;
    start = lineAt(text, 0)[1];
    lines = 1;
  }
  while (text.startsWith('#', start) || text.startsWith('tags:', start)) {
    const [line, next] = lineAt(text, start);
    lines += 1;
    take(directives, line, lines);
    start = next;
  }
  return { directives, rest: text.slice(start), lines };
}

/** What spreadsheets write on the first line. */
const OF_SPREADSHEETS = /^"?sep=([^"\r\n])"?(?:\r|\n|$)/i;

function lineAt(text: string, start: number): [string, number] {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return [line.replace(/\r$/, ''), end < 0 ? text.length : end + 1];
}

function take(draft: Draft, line: string, number: number): void {
  const [, key = '', value = ''] = /^#?([^:]*):(.*)$/s.exec(line) ?? [];
  const name = key.trim().toLowerCase();
  const said = value.trim();
  const place = PLACES[name as keyof typeof PLACES];
  if (place) draft.places = { ...draft.places, [place]: placeOf(said, number) };
  else if (name === 'separator') draft.separator = separatorOf(value, number);
  else if (name === 'html') draft.isHtml = said.toLowerCase() === 'true';
  else if (name === 'tags') draft.tags = said.split(/\s+/).filter((tag) => tag !== '');
  else if (name === 'columns') draft.columns = value;
  else if (name === 'notetype') draft.noteType = said || null;
  else if (name === 'deck') draft.deck = said || null;
  else if (name === 'if matches') draft.matches = MATCHES[said.toLowerCase()] ?? 'update';
}

function separatorOf(value: string, line: number): string {
  const named = NAMED_SEPARATORS[value.trim().toLowerCase()];
  const literal = value === '\\t' ? '\t' : value.trim() || value;
  const separator = named ?? literal;
  if (separator.length === 1 && !'"\r\n'.includes(separator)) return separator;
  throw wrong(line, { reason: `“${value.slice(0, 40)}” separates nothing`, remedy: 'separator' });
}

function placeOf(value: string, line: number): number {
  const place = Number(value);
  if (Number.isInteger(place) && place >= 1 && place <= 100) return place - 1;
  const reason = `“${value.slice(0, 40)}” is no column: 1 is the first`;
  throw wrong(line, { reason, remedy: 'column-number' });
}

function wrong(line: number, why: { readonly reason: string; readonly remedy: string }): AppError {
  return new AppError('unreadable-file', `Line ${line} cannot be read: ${why.reason}.`, {
    line,
    ...why,
  });
}
