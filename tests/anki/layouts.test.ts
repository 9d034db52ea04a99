import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { query } from '#lib/store/sql.ts';
import { findAnki } from '../run/find-anki.mjs';
import { openPlace, type Place } from '../support/place.ts';
import { ROOT } from '../support/root.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { packagesByAnki } from './official.ts';

const drill = process.env.DRILL === '1';
const SEEDS = drill ? [1, 2, 3] : [1];
const PATIENCE = { timeout: 900_000 };
const TABLES = ['Deck', 'NoteType', 'Note', 'Card', 'CardRevision', 'CardState', 'Event', 'Preset'];

async function bring({ context, actor }: Place, file: string): Promise<void> {
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(context, actor, { file, name: path.basename(file), choices });
}

async function everything({ context }: Place): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of TABLES)
    found[table] = await query(context.store.db, `SELECT * FROM "${table}"`);
  return found;
}

/** In a short run each with the next. */
function pairsOf(files: readonly string[]): (readonly [string, string])[] {
  const all = files.flatMap((one) => files.map((other) => [one, other] as const));
  return drill
    ? all
    : all.filter(
        ([one, other]) => files.indexOf(other) === (files.indexOf(one) + 1) % files.length,
      );
}

test.for(SEEDS)(
  'a collection of the official Anki changes nothing when it comes again, whatever its layout (%i)',
  PATIENCE,
  async (seed, context) => {
    const python = findAnki(ROOT);
    if (python === null)
      context.skip('the official Anki is not here: npm run test:anki installs it');
    const folder = tempFolder();
    packagesByAnki(python as string, { folder, seed, rounds: drill ? 12 : 4 });
    const files = readdirSync(folder).filter((name) => name.endsWith('pkg'));
    expect(files).toHaveLength(7);
    // What is told without progress is less: only the same without progress can follow it.
    const isLess = (name: string) => name.includes('-bare');
    for (const [one, other] of pairsOf(files).filter(
      ([one, other]) => !isLess(one) || isLess(other),
    )) {
      const place = await openPlace(Date.now());
      await bring(place, path.join(folder, one));
      const before = await everything(place);
      await bring(place, path.join(folder, other));
      expect(await everything(place), `${one}, then ${other}`).toEqual(before);
    }
  },
);
