import { firstRows } from './parse-rows.ts';
import type { ColumnRole } from './table.ts';
import { SEPARATORS } from './table.ts';

const SAMPLE = 100_000;

/** What stands in sentences as well: it separates only where all rows are equally long. */
const IN_SENTENCES = new Set([':', ' ']);

/** What separates the values: what makes rows of the same length, else what the first row holds; a tab where nothing does. */
export function guessSeparator(text: string): string {
  const sample = text.length <= SAMPLE ? text : wholeLines(text.slice(0, SAMPLE));
  const tried = SEPARATORS.map((separator) => ({
    separator,
    widths: firstRows(sample, separator).map((row) => row.length),
  }));
  const even = tried.find(({ widths }) => {
    const [width = 1] = widths;
    return width > 1 && widths.every((each) => each === width);
  });
  const isHeld = ({ separator, widths }: (typeof tried)[number]) =>
    (widths[0] ?? 1) > 1 && !IN_SENTENCES.has(separator);
  const found = even ?? tried.find(isHeld);
  return found?.separator ?? separatorWithin(sample) ?? '\t';
}

/** Of a sample that is one row without an end: a quote that is never closed is told only where its separator is known. */
function separatorWithin(sample: string): string | undefined {
  const [line = ''] = sample.split('\n', 1);
  return SEPARATORS.find((separator) => !IN_SENTENCES.has(separator) && line.includes(separator));
}

/** A sample that ends within its first line is taken as it is. */
function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1) || text;
}

const ROLES: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'field:0',
    /^(?:front|question|term|word|text|prompt|q|лицо|лицевая(?: сторона)?|вопрос|термин|слово|текст)$/i,
  ],
  [
    'field:1',
    /^(?:back|answer|definition|meaning|translation|a|оборот|обратная(?: сторона)?|ответ|определение|значение|перевод)$/i,
  ],
  ['tags', /^(?:tags?|labels?|теги?|метки?)$/i],
  ['deck', /^(?:deck|колода)$/i],
  ['guid', /^(?:guid|id)$/i],
  ['type', /^(?:note ?type|model|тип(?: записи)?|вид(?: записи)?)$/i],
];

/** What the name of a column says of it; null where nothing. */
export function roleOfName(name: string): ColumnRole | null {
  return ROLES.find(([, pattern]) => pattern.test(name.trim()))?.[0] ?? null;
}

/**
 * Whether the first row names the columns: each value is short, no two say the same or mean the same, and one of them says what a question is. A column may
 * have no name, but where `isFromAnki`, which names none: there each value has to be such a word.
 */
export function looksLikeHeader(
  [first, second]: readonly (readonly string[])[],
  isFromAnki: boolean,
): boolean {
  if (!first || !second || first.length < 2) return false;
  const names = first.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  const areNames = names.length > 1 && names.every((name) => name.length <= 40);
  const roles = names.map(roleOfName);
  const known = roles.filter((role) => role !== null);
  return (
    areNames &&
    new Set(names).size === names.length &&
    // A word and its translation: both may be words for a question.
    new Set(known).size === known.length &&
    known.includes('field:0') &&
    !(isFromAnki && known.length < roles.length)
  );
}

/** Whether values hold markup. */
export function looksLikeHtml(rows: readonly (readonly string[])[]): boolean {
  const tag =
    /<\/?(?:a|b|i|u|p|div|span|br|img|ul|ol|li|em|strong|sub|sup|table|code|pre|hr|h[1-6])\b[^<>]*>|&(?:nbsp|amp|lt|gt|quot);/i;
  return rows.some((row) => row.some((value) => tag.test(value)));
}
