import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { knownActor } from '#lib/accounts/local-actor.ts';
import type { Actor, Context } from '#lib/context.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { listCards } from '#lib/library/list-cards.ts';
import { listReviews } from '#lib/library/list-reviews.ts';
import { openContext } from '#lib/open-context.ts';
import { verify } from '#lib/review/verify.ts';
import { parseQuery } from '#lib/search/parse-query.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import { openPlace } from '../support/place.ts';

// Each folder was written by the program of that schema: a database, a bundle file of it, and what it listed then.
const RELEASES = fileURLToPath(new URL('../releases', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const LATER = Date.UTC(2026, 10, 22, 10, 5);

describe.each(readdirSync(RELEASES))('what %s left', (release) => {
  test('opens as a database, with every card and review as it was', async () => {
    const { context, actor } = await openReleased(release);
    expect(await cards(context, actor)).toEqual(linesOf(release, 'cards.jsonl'));
    expect(await reviews(context, actor)).toEqual(linesOf(release, 'reviews.jsonl'));
    const { cards: checked, differences } = await verify(context, actor);
    expect(checked).toBeGreaterThan(0);
    expect(differences).toEqual([]);
  });

  test('reads as a bundle file into an empty place', async () => {
    const { context, actor: nobody } = await openPlace(LATER);
    const bytes = readFileSync(path.join(RELEASES, release, 'everything.kartoteka.zip'));
    await applyUpload(context, nobody, { name: 'everything.kartoteka.zip', bytes });
    const actor = { ...nobody, settings: { ...nobody.settings, zone: 'Europe/Berlin' } };
    expect(await cards(context, actor)).toEqual(linesOf(release, 'cards.jsonl'));
    expect(await reviews(context, actor)).toEqual(linesOf(release, 'reviews.jsonl'));
    expect((await verify(context, actor)).differences).toEqual([]);
  });
});

async function openReleased(release: string): Promise<{ context: Context; actor: Actor }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'прежнее '));
  const databaseFile = path.join(folder, 'kartoteka.db');
  writeFileSync(
    databaseFile,
    gunzipSync(readFileSync(path.join(RELEASES, release, 'kartoteka.db.gz'))),
  );
  const context = await openContext({ databaseFile, migrations: MIGRATIONS, startAt: LATER });
  onTestFinished(async () => {
    await context.store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { context, actor: (await knownActor(context)) as Actor };
}

async function cards(context: Context, actor: Actor): Promise<unknown[]> {
  return sorted(await all(listCards(context, actor, EVERYTHING)));
}

async function reviews(context: Context, actor: Actor): Promise<unknown[]> {
  return sorted(await all(listReviews(context, actor, EVERYTHING)));
}

const EVERYTHING = (parseQuery('') as { tree: SearchTree }).tree;

async function all<T>(lines: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const line of lines) list.push(line);
  return list;
}

function linesOf(release: string, name: string): unknown[] {
  const text = readFileSync(path.join(RELEASES, release, name), 'utf8');
  return sorted(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
}

function sorted<T>(lines: readonly T[]): T[] {
  return [...lines].sort((one, other) => idOf(one).localeCompare(idOf(other)));
}

function idOf(line: unknown): string {
  return (line as { id: string }).id;
}
