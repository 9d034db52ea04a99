import { GFM, parser } from '@lezer/markdown';
import { bench, describe } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';
import { parseMarkdown } from '#lib/render/markdown/block-parser.ts';
import { markdownToRawHtml } from '#lib/render/markdown-to-html.ts';
import { makeCorpus } from './corpus.ts';

const files = makeCorpus(10_000);
const twoThousandLines = files
  .map(({ text }) => text.replace(/^---[^]*?---\n/, ''))
  .join('')
  .split('\n')
  .slice(0, 2000)
  .join('\n');
const lezer = parser.configure(GFM);
const once = { iterations: 5, warmupIterations: 1, time: 0 };

describe('10,000 notes in 50 files, 3.4 MB', () => {
  bench('compile: parse, hash, highlight, render', () => void compile(files), once);
  bench('our parser, with HTML', () => files.forEach(({ text }) => markdownToRawHtml(text)), once);
  bench(
    'our parser, blocks only',
    () => files.forEach(({ text }) => void parseMarkdown(text)),
    once,
  );
  bench(
    '@lezer/markdown, tree only',
    () => files.forEach(({ text }) => void lezer.parse(text)),
    once,
  );
});

describe('a document of 2,000 lines after an edit', () => {
  bench('parsed anew', () => void markdownToRawHtml(twoThousandLines));
  bench('compiled anew', () => void compile([{ path: 'x.md', text: twoThousandLines }]));
});

describe('20 kB that were written to annoy', () => {
  const links = '[a]('.repeat(5000);
  bench('our parser', () => void markdownToRawHtml(links), once);
  bench('@lezer/markdown', () => void lezer.parse(links), once);
});
