import { type Options, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OpenQuote, rowsIn } from '#lib/formats/table/rows-in.ts';

const SEPARATORS = ['\t', ';', ',', '|', ':', ' '];

test('rows of any text are those that another reader finds', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'aй"";,\t\n\r# '), maxLength: 40 })
    // There the other takes for a comment what follows a quote.
    .filter((each) => !/"#/.test(each));
  fc.assert(
    fc.property(text, fc.constantFrom(...SEPARATORS), (given, separator) => {
      expect(found(given, separator)).toEqual(foundElsewhere(given, separator));
    }),
    { numRuns: 3000 },
  );
});

test('a quote that is never closed is told with its row and column', () => {
  const rows = rowsIn('one;two\n"three\nfour";five;"six\n', ';');
  expect(rows.next().value).toEqual(['one', 'two']);
  expect(() => rows.next()).toThrow(new OpenQuote(8, 2));
});

test('two hundred thousand quotes in one value are read without a deep stack', () => {
  const value = '"'.repeat(200_000);
  const [row] = rowsIn(`"${value.replaceAll('"', '""')}",b`, ',');
  expect(row).toEqual([value, 'b']);
});

function found(text: string, separator: string): string[][] | 'open' {
  try {
    return [...rowsIn(text, separator)];
  } catch (error) {
    if (error instanceof OpenQuote) return 'open';
    throw error;
  }
}

function foundElsewhere(text: string, separator: string): string[][] | 'open' {
  const options: Options = {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    comment: '#',
    comment_no_infix: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  };
  try {
    return parse(text, options) as string[][];
  } catch (error) {
    if ((error as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED') return 'open';
    throw error;
  }
}
