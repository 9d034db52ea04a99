import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { exportFile } from '#lib/library/export-file.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { readZip } from '#lib/platform/zip.ts';
import { query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../support/place.ts';

async function asMarkdown({ context, actor }: Place): Promise<Buffer> {
  const wanted = { format: 'markdown', tree: null, withProgress: false, withMedia: true } as const;
  const { chunks } = exportFile(context, actor, wanted);
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(Buffer.from(chunk));
  return Buffer.concat(pieces);
}

async function decksWithCards({ context }: Place): Promise<string[]> {
  const rows = await query<{ key: string }>(
    context.store.db,
    'SELECT DISTINCT d."key" FROM "Deck" d JOIN "Card" c ON c."deckId" = d."id"',
  );
  return rows.map(({ key }) => key).sort();
}

test('decks of any names come back from Markdown, each in a file of its own on any system', async () => {
  const decks = ['README', 'readme', 'CON', 'Same', 'same', '..', '/', `${'a'.repeat(79)}😀`];
  const one = await openPlace();
  const file = path.join(one.folder, 'odd.tsv');
  const rows = decks.map((deck, place) => `q${place}\ta${place}\t${deck}\n`);
  writeFileSync(file, `front\tback\tdeck\n${rows.join('')}`);
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(one.context, one.actor, { file, name: 'odd.tsv', choices });
  const bytes = await asMarkdown(one);
  const { names } = await readZip(bytes);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(decks.length);
  expect(names.filter((name) => /^(?:readme|con)\.|\ufffd{2}/i.test(name))).toEqual([]);
  const other = await openPlace();
  await applyUpload(other.context, other.actor, { name: 'all.zip', bytes });
  expect(await decksWithCards(other)).toEqual(await decksWithCards(one));
});
