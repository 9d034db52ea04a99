import type { InlineParser } from '#lib/render/markdown/inline-parser.ts';

/** Nothing blank at its edges, and no digit behind it, which would make it a price. */
const IN_LINE = /\$(?![\s$])((?:[^$\\\n]|\\[^\n]){1,500}?)(?<!\s)\$(?!\d)/y;
const ON_ITS_OWN = /\$\$((?:[^$\\]|\\[\s\S]){1,5000}?)\$\$/y;

/** Reads a formula in TeX between dollars, or between double ones; false where none begins. */
export function readFormula(parser: InlineParser): boolean {
  return read(parser, ON_ITS_OWN) || read(parser, IN_LINE);
}

function read(parser: InlineParser, pattern: RegExp): boolean {
  const { text, at } = parser;
  pattern.lastIndex = at;
  const [whole, tex = ''] = pattern.exec(text) ?? [];
  if (whole === undefined) return false;
  const isBlock = pattern === ON_ITS_OWN;
  parser.add({ kind: 'math', from: at, to: at + whole.length, value: tex.trim(), isBlock });
  return true;
}
