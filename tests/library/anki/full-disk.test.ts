import { expect, test } from 'vitest';
import { sendPackage, showPackage } from '#lib/library/import-anki/package-jobs.ts';
import { queryOne } from '#lib/store/sql.ts';
import { openPlace } from '../../support/place.ts';

const ROOM = 2 ** 30;

test('a package that was done when the disk was full is told as waiting for room, and as done once there is some', async () => {
  const { context: usual, actor } = await openPlace();
  const { db } = usual.store;
  const limitPages = (most: number) => queryOne(db, `PRAGMA max_page_count = ${most}`);
  const pages = await queryOne<{ page_count: number }>(db, 'PRAGMA page_count');
  // What the program finds takes more room than there is.
  const run = async () => {
    await limitPages((pages?.page_count ?? 0) + 1);
    return { did: 'plan', plan: { lines: ['long '.repeat(100_000)] } };
  };
  const context = { ...usual, jobs: { ...usual.jobs, run } };
  const chunks = (async function* () {
    yield Buffer.from('a package');
  })();
  await sendPackage(context, actor, { name: 'a.apkg', chunks });
  const seen = async () => {
    const job = await showPackage(context, actor);
    return [job?.state, job?.isUntold];
  };
  await expect.poll(seen).toEqual(['running', true]);
  await limitPages(ROOM);
  await expect.poll(seen, { timeout: 5000 }).toEqual(['done', false]);
});
