import { GFM, parser } from '@lezer/markdown';
import { bench, describe } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';
import { parseMarkdown } from '#lib/render/markdown/block-parser.ts';
import { markdownToRawHtml } from '#lib/render/markdown-to-html.ts';
import { makeCorpus } from './corpus.ts';

const files = makeCorpus(10_000);
const twoThousandLines = files
  .map(({ text }) => text.replace(/^---[\s\S]*?---\n/, ''))
  .join('')
  .split('\n')
  .slice(0, 2000)
  .join('\n');
const lezer = parser.configure(GFM);
const once = { iterations: 5, warmupIterations: 1, time: 0 };

function eachText(work: (text: string) => unknown): () => void {
  return () => {
    for (const { text } of files) work(text);
  };
}

describe('10,000 notes in 50 files, 3.6 MB', () => {
  bench('compile: parse, hash, highlight, render', () => void compile(files), once);
  bench('our parser, with HTML', eachText(markdownToRawHtml), once);
  bench('our parser, blocks only', eachText(parseMarkdown), once);
  bench(
    '@lezer/markdown, tree only',
    eachText((text) => lezer.parse(text)),
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
