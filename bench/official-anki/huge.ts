import path from 'node:path';
import type { Bench, Tools } from '../bench.ts';
import { failedFigure, figureOf } from '../figure.ts';
import { askAnki, NO_ANKI } from './ask.ts';

const NAMES = [
  ...['today', 'slice', 'answer', 'answer-spike', 'undo'],
  ...['search-word', 'search-due', 'statistics', 'statistics-year'],
];

/**
 * What the official Anki takes for the things that `http-huge`, `search-huge` and `statistics-huge` ask of ours, at the same size: in its own process,
 * without a network, the next card and its four intervals included in an answer. Its collection is made once.
 */
export const officialHuge: Bench = {
  name: 'official-huge',
  figures: NAMES.map(figureName),
  run: async (tools) => {
    const said = await askAnki(tools, 'large_collection.py', argumentsFor(tools));
    if (said === null) return NAMES.map((name) => failedFigure(figureName(name), NO_ANKI));
    const samples = JSON.parse(said) as Record<string, readonly number[]>;
    const slowest = [Math.max(...(samples.answer ?? []))];
    return NAMES.map((name) => {
      const measured = name === 'answer-spike' ? slowest : (samples[name] ?? []);
      return figureOf({ name: figureName(name), unit: 'ms', by: 'p95' }, measured);
    });
  },
};

/** Fewer answers than there are cards due. */
function argumentsFor({ root, quick, newFolder }: Tools): string[] {
  const [cards, reviews, runs] = quick ? [5_000, 50_000, 30] : [1_000_000, 10_000_000, 150];
  const folder = path.join(root, '.cache', 'bench', `official-${cards}-${reviews}`);
  const file = path.join(folder, 'collection.anki2');
  const copy = path.join(newFolder(), 'collection.anki2');
  return [file, copy, String(cards), String(reviews), String(runs)];
}

function figureName(name: string): string {
  return `official-${name}-huge`;
}
