import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cardsOfSearch } from '#lib/library/browse-cards.ts';
import { compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import { replaceInNotes } from '#lib/library/replacing/replace-in-notes.ts';
import type { ReplaceWhere, ReplaceWish } from '#lib/library/replacing/types.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import { openPlace, type Place } from '../support/place.ts';
import { answer, served } from '../support/studying.ts';
import { tempFolderWith } from '../support/temp-folder.ts';
import { everything, upload } from './bundle-place.ts';
import { shownBy } from './shown-by.ts';

const CODES = `---
lang: en
title: Codes
---

# Exit codes

Q: What is 137 in a Pod?

A: 128 + 9, the pod was killed

- RWO :: read and write from one node

A pod listens between ==30000== and ==32767==. <!-- pod -->
`;
const OTHER = '# Other\r\n\r\n- pod :: a group of containers\r\n';
const STORED = '# Stored\n\nQ: A pod?\n\nA: Yes, a pod.\n';

interface Ask extends Partial<ReplaceWish> {
  readonly where?: ReplaceWhere;
  readonly search?: string;
  readonly told?: (done: number, total: number) => void;
}

async function openedPlace() {
  const place = await openPlace();
  const folder = tempFolderWith({ 'codes.md': CODES, 'other.md': OTHER });
  const folders = { deckFolders: [folder], errataFolders: [] };
  const { context, actor } = place;
  const paths = ['codes.md', 'other.md'].map((name) => path.join(folder, name));
  await compileDeckFiles(context, actor, { ...folders, paths, consent: 'yes' });
  await upload(place, STORED, 'stored.md');
  const asked = async ({ where = { kind: 'everywhere' }, search = '', told, ...wish }: Ask) => ({
    cards: await cardsOfSearch(context, actor, search),
    wish: { find: 'pod', put: 'Pod', isRegex: false, matchesCase: true, ...wish },
    where,
    folders,
    ...(told && { told }),
  });
  return {
    place,
    folder,
    read: (name: string) => readFileSync(path.join(folder, name), 'utf8'),
    preview: async (ask: Ask = {}) => shownBy(context, actor, await asked(ask)),
    replace: async (ask: Ask = {}) => replaceInNotes(context, actor, await asked(ask)),
  };
}

async function storedSource(place: Place): Promise<string> {
  const { Document } = await everything(place);
  const found = Document?.find((row) => (row as { path: string }).path === 'stored.md');
  return (found as { source: string }).source;
}

describe('a replacement in the notes of cards', () => {
  test('is shown note by note with what goes and what comes, and changes nothing by being shown', async () => {
    const { place, preview, read } = await openedPlace();
    const before = await everything(place);
    const shown = await preview();
    expect(shown).toMatchObject({ looked: 5, notes: 4, places: 5, unchanged: [] });
    expect(shown.lines.map(({ at }) => at)).toContainEqual({
      kind: 'line',
      path: expect.stringMatching(/codes\.md$/),
      line: 8,
    });
    const [line] = shown.lines.filter(({ parts }) =>
      parts.some(({ text }) => text.includes('128')),
    );
    expect(line?.parts.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'pod' },
      { kind: 'added', text: 'Pod' },
    ]);
    expect(await everything(place)).toEqual(before);
    expect(read('codes.md')).toBe(CODES);
  });

  test('writes files and stored documents as one operation: histories stay, and one undo brings all back', async () => {
    const { place, replace, read } = await openedPlace();
    const [card] = (await served(place)).filter(({ prompt }) => prompt.includes('137'));
    await answer(place, card!, 3);
    const before = await everything(place);
    const done = await replace();
    expect(done).toMatchObject({ operation: expect.any(String), cards: 5 });
    // A comment is no text of a card.
    const changed = CODES.replaceAll('pod', 'Pod').replace('<!-- Pod -->', '<!-- pod -->');
    expect(read('codes.md')).toBe(changed);
    expect(read('other.md')).toBe(OTHER.replace('pod', 'Pod'));
    expect(await storedSource(place)).toBe(STORED.replaceAll('pod', 'Pod'));
    expect(await verify(place.context, place.actor)).toMatchObject({ differences: [] });
    const cards = (await everything(place)).Card as { archivedAt: number | null; id: string }[];
    expect(cards.every(({ archivedAt }) => archivedAt === null)).toBe(true);
    expect(cards.map(({ id }) => id).sort()).toEqual(
      (before.Card as { id: string }[]).map(({ id }) => id).sort(),
    );
    await undo(place.context, place.actor);
    expect(read('codes.md')).toBe(CODES);
    expect(read('other.md')).toBe(OTHER);
    const { Operation: _, ...rest } = await everything(place);
    const { Operation: __, ...first } = before;
    expect(rest).toEqual(first);
  });

  test('leaves notes alone that were not chosen, and sides that were not', async () => {
    const { replace, read, place } = await openedPlace();
    await replace({ search: 'source:codes', where: { kind: 'side', side: 'answer' } });
    expect(read('codes.md')).toContain('A: 128 + 9, the Pod was killed');
    expect(read('other.md')).toBe(OTHER);
    expect(await storedSource(place)).toBe(STORED);
  });

  test('puts what groups found', async () => {
    const { replace, read } = await openedPlace();
    await replace({ find: '(\\d+) \\+ (\\d+)', put: '$2 + $1', isRegex: true });
    expect(read('codes.md')).toContain('A: 9 + 128, the pod');
  });

  test('keeps the line ends of a file', async () => {
    const { replace, read } = await openedPlace();
    await replace({ find: 'a group of', put: 'a group\\n  of', isRegex: true });
    expect(read('other.md')).toBe(OTHER.replace('a group of', 'a group\r\n  of'));
  });

  test('leaves a note as it is that would be wrong or lose a card, says so, and changes the others', async () => {
    const { replace, preview, read } = await openedPlace();
    const ask = { find: '==32767==|was killed', put: 'x', isRegex: true };
    const shown = await preview(ask);
    expect(shown.unchanged).toMatchObject([{ reason: 'loses-cards', notes: 1 }]);
    expect(shown.notes).toBe(1);
    await replace(ask);
    expect(read('codes.md')).toContain('==32767==');
    expect(read('codes.md')).toContain('the pod x');
    const broken = await preview({ find: 'A: Yes', put: 'Yes' });
    expect(broken).toMatchObject({ notes: 0, unchanged: [{ notes: 1 }] });
  });

  test('takes in what was written in a file since', async () => {
    const { folder, replace, read } = await openedPlace();
    writeFileSync(path.join(folder, 'codes.md'), CODES.replace('was killed', 'was killed, pod'));
    await replace();
    expect(read('codes.md')).toContain('the Pod was killed, Pod');
  });

  test('of which nothing is found is no operation; what cannot be looked for is refused', async () => {
    const { replace } = await openedPlace();
    expect(await replace({ find: 'nowhere' })).toEqual({
      operation: null,
      cards: 0,
      isKnown: false,
    });
    await expect(replace({ find: '(', isRegex: true })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  test('that is stopped changes nothing', async () => {
    const { place, replace, read } = await openedPlace();
    const before = await everything(place);
    const told = () => {
      throw new Error('enough');
    };
    await expect(replace({ told })).rejects.toThrow('enough');
    expect(read('codes.md')).toBe(CODES);
    expect(await everything(place)).toEqual(before);
  });
});
