import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readLines } from '#lib/formats/bundle/read-lines.ts';

/** The lines that are read of a file that comes in these pieces. */
async function linesOf(pieces: readonly Uint8Array[]): Promise<{ line: string; number: number }[]> {
  const found: { line: string; number: number }[] = [];
  for await (const page of readLines('a.jsonl', each(pieces), z.string())) found.push(...page);
  return found;
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** The same bytes, cut at these places. */
function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length];
  const sorted = ends.sort((a, b) => a - b);
  return sorted.map((end, index) => bytes.subarray(sorted[index - 1] ?? 0, end));
}

const jsonLines = (texts: readonly string[]) =>
  new TextEncoder().encode(texts.map((text) => `${JSON.stringify(text)}\n`).join(''));

test('lines are the same wherever the bytes are cut, also within a sign', async () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 12 });
  const places = fc.array(fc.nat(), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(texts, places, async (lines, cuts) => {
      const found = await linesOf(cutAt(jsonLines(lines), cuts));
      expect(found).toEqual(lines.map((line, index) => ({ line, number: index + 1 })));
    }),
  );
});

test('a mark of the order of bytes is skipped at the beginning, and nowhere else', async () => {
  const marked = (text: string) => new TextEncoder().encode(text);
  expect(await linesOf(cutAt(marked('\uFEFF"a"\n"b"'), [1, 2]))).toHaveLength(2);
  await expect(linesOf([marked('"a"\n'), marked('\uFEFF"b"\n')])).rejects.toMatchObject({
    code: 'unreadable-file',
    values: { file: 'a.jsonl', line: 2 },
  });
});

test('the line before which bytes are no UTF-8 is named', async () => {
  const bytes = Uint8Array.from([...jsonLines(['a', 'b']), 0x22, 0xe9, 0x22, 0x0a]);
  await expect(linesOf(cutAt(bytes, [8]))).rejects.toMatchObject({
    code: 'unreadable-file',
    values: { file: 'a.jsonl', line: 3, reason: 'it is not UTF-8' },
  });
});
