import { expect, test } from 'vitest';
import { parseForeignJson } from '#lib/shared/foreign-json.ts';

test('halves of signs that JSON names become the sign for what cannot be read; whole signs stay', () => {
  const json = String.raw`{"a":["\ud83d\ude00","\ud83d","x\udc00y","\\ud800"],"b":{"c":"\uD800"}}`;
  expect(parseForeignJson(json)).toEqual({
    a: ['😀', '\ufffd', 'x\ufffdy', String.raw`\ud800`],
    b: { c: '\ufffd' },
  });
});

test('what is no JSON is a SyntaxError, also where it names halves', () => {
  expect(() => parseForeignJson(String.raw`{"\ud800"`)).toThrow(SyntaxError);
});
