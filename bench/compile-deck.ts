import path from 'node:path';
import { compile, type SourceFile } from '#lib/compiler/compile.ts';
import { readDeckFolders } from '#lib/platform/deck-files.ts';
import type { Bench } from './bench.ts';
import { figureOf } from './figure.ts';
import { measure } from './support/measure.ts';
import { writtenCorpus } from './support/written-corpus.ts';

/** Markdown to cards, in process: the decks that come along, and a corpus of 10,000 cards in 50 files. */
export const compileDeck: Bench = {
  name: 'compile',
  figures: ['compile-deck', 'compile-10000-cards'],
  run: async ({ root, quick }) => {
    const shipped = readDeckFolders([path.join(root, 'decks')]);
    const corpus = writtenCorpus({ files: 50, cardsPerFile: 200 });
    checkCount(corpus, 10_000);
    return [
      figureOf(
        { name: 'compile-deck', unit: 'ms' },
        await measure({ runs: quick ? 20 : 60, warmUp: 10 }, () => compile(shipped)),
      ),
      figureOf(
        { name: 'compile-10000-cards', unit: 'ms' },
        await measure({ runs: quick ? 5 : 15, warmUp: 2 }, () => compile(corpus)),
      ),
    ];
  },
};

function checkCount(files: readonly SourceFile[], wanted: number): void {
  const { bundle } = compile(files);
  const cards = bundle.notes.reduce((sum, note) => sum + note.cards.length, 0);
  if (cards !== wanted) throw new Error(`The corpus holds ${cards} cards, not ${wanted}`);
}
