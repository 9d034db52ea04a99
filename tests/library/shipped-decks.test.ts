import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BundleCard, BundleNote } from '#lib/bundle/bundle.ts';
import { compile } from '#lib/compiler/compile.ts';
import { checkDeckFiles } from '#lib/library/check-deck-files.ts';
import { findDeckFiles, readFound } from '#lib/platform/deck-files.ts';
import { workThreads } from '#lib/platform/work-threads.ts';
import { ROOT } from '../support/root.ts';

const DECKS = path.join(ROOT, 'decks');
const { notes } = compile(readFound(findDeckFiles([DECKS])).files).bundle;
const russian = notesOf('kubernetes-in-action-ru');
const english = notesOf('kubernetes-in-action-en');

function notesOf(deck: string): ReadonlyMap<string, BundleNote> {
  const own = notes.filter((note) => note.deck === deck);
  return new Map(own.map((note) => [note.key ?? note.source, note]));
}

/** What a card asks, as far as it is the same in every language: names made of the words of a text are left out. */
function shapeOf({ facet, check, answer }: BundleCard) {
  const isCode = check?.kind === 'command' || check?.kind === 'yaml';
  return {
    facet: facet.replace(/(?<![a-z])[0-9a-f]{8}(?![a-z])/g, '*'),
    check: isCode ? check : check?.kind,
    asOf: /<p class="as-of">\D*([\d.]+)/.exec(answer)?.[1],
    hasExtra: answer.includes('<aside class="extra">'),
  };
}

describe('the decks that come with the program', () => {
  it('hold the same notes in Russian and in English: keys and their order, kinds, cards, code to type, versions', () => {
    expect([...english.keys()]).toEqual([...russian.keys()]);
    for (const [key, note] of russian) {
      const twin = english.get(key) as BundleNote;
      expect(note.key, 'every note has a key of its own').toBe(key);
      expect([key, twin.kind]).toEqual([key, note.kind]);
      expect([key, twin.cards.map(shapeOf)]).toEqual([key, note.cards.map(shapeOf)]);
    }
  });

  it('use every kind of note', () => {
    const kinds = new Set([...russian.values()].map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      'basic choice cloze command completion occlusion output sequence set table term'.split(' '),
    );
  });

  it('leave nothing to mend', async () => {
    const folders = { deckFolders: [DECKS], errataFolders: [path.join(DECKS, 'errata')] };
    const { findings } = await checkDeckFiles(workThreads(null), { paths: [], ...folders });
    expect(findings).toEqual([]);
  });

  it('say of every older reading as of which version the newer one is true', () => {
    const undated = notes.filter(({ cards }) => {
      return cards.some(({ answer }) => {
        return (
          /в старых (?:конспектах|переводах)|older notes/i.test(answer) &&
          !answer.includes('class="as-of"')
        );
      });
    });
    expect(undated.map(({ key }) => key)).toEqual([]);
  });

  it('are counted in the README as they are', () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const cards = [...russian.values()].flatMap((note) => note.cards).length;
    expect(readme).toContain(`${russian.size} notes and ${cards} cards each`);
  });
});
