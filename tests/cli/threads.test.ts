import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Compiling, compileSources, WORTH_A_THREAD } from '#lib/library/compile-sources.ts';
import { findDeckFiles, readFound } from '#lib/platform/deck-files.ts';
import { workThreads } from '#lib/platform/work-threads.ts';
import { ROOT } from '../support/root.ts';
import { tempFolder, tempFolderWith } from '../support/temp-folder.ts';

const PROGRAMS = path.join(ROOT, 'dist');
const DECKS = path.join(ROOT, 'decks', 'kubernetes-in-action');

describe('files that several threads compile', () => {
  test.each(['all', 'errors'] as const)('give what one thread gives, depth %s', async (depth) => {
    const files = readFound(findDeckFiles([DECKS, troubled()])).files;
    const length = files.reduce((sum, { text }) => sum + text.length, 0);
    const many = Array.from({ length: Math.ceil(WORTH_A_THREAD / length) }, (_, copy) => {
      return files.map((file) => ({ ...file, path: `${copy}/${file.path}` }));
    }).flat();
    const errataFolders = [path.join(ROOT, 'decks', 'errata')];
    const compiling: Compiling = { depth, sides: 'rendered', errataFolders };
    const alone = await compileSources(workThreads(null), many, compiling);
    const shared = await compileSources(workThreads(PROGRAMS), many, compiling);
    expect(alone.documents.some(({ findings }) => findings.length > 0)).toBe(true);
    expect(shared.documents).toEqual(alone.documents);
    expect(shared.unusable).toEqual(alone.unusable);
  });

  test('are told of a program that is not there', async () => {
    const nowhere = workThreads(tempFolder());
    const work = { program: 'compile', input: null, turns: 4, helpers: 1 } as const;
    await expect(nowhere.share({ ...work, here: (turn) => turn })).rejects.toThrow('compile.mjs');
  });
});

/** A file with findings, with rules switched off for a file and for a card. */
function troubled(): string {
  const cards = Array.from({ length: 300 }, (_, n) => {
    const silence = n % 2 === 0 ? ' <!-- lint=off -->' : '';
    return `Q: What is it, number ${n}?${silence}\nA: TODO ![a shape](missing-${n}.png)\n`;
  });
  const head = '---\nlint:\n  vague-cue: off\n---\n';
  return tempFolderWith({ 'troubled.md': `${head}\n${cards.join('\n')}` });
}
