import { expect, test } from 'vitest';
import { nameOfItsKind } from '#lib/library/packed-kind.ts';
import { USUAL_LIMITS } from '#lib/shared/import-limits.ts';
import { zipOf } from '../formats/make-zip.ts';

async function named(name: string, ...entries: string[]): Promise<string | null> {
  const bytes = await zipOf(Object.fromEntries(entries.map((entry) => [entry, 'x'])));
  return nameOfItsKind({ name, bytes }, USUAL_LIMITS);
}

test('an archive is known by what is in it, whatever the browser that kept it has called it', async () => {
  expect(await named('French.zip', 'collection.anki21b', 'meta', 'media')).toBe('French.apkg');
  expect(await named('French.apkg.zip', 'collection.anki2', 'media')).toBe('French.apkg');
  expect(await named('French', 'collection.anki21')).toBe('French.apkg');
  expect(await named('my.mochi.zip', 'data.json')).toBe('my.mochi');
  expect(await named('shared.zip', 'cards.xml', 'METADATA')).toBe('shared.cards');
  const again = 'kartoteka-2026-11-28.kartoteka (1).zip';
  expect(await named(again, 'manifest.json', 'notes.jsonl')).toBe(again);
});

test('Markdown, whatever lies beside it, and what nobody knows are read at once', async () => {
  expect(await named('notes.zip', 'a.md', 'data.json', 'cards.xml')).toBeNull();
  expect(await named('photos.zip', 'IMG_1.png')).toBeNull();
  const bytes = Buffer.from('# Notes');
  expect(await nameOfItsKind({ name: 'notes.md', bytes }, USUAL_LIMITS)).toBeNull();
});
