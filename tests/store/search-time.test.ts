import { expect, test, vi } from 'vitest';
import type { SqlPart } from '#lib/store/search/sql-part.ts';
import { openPlace } from '../support/place.ts';

const LONG = 3000;
const QUESTION: SqlPart = {
  sql: 'SELECT search_in(?, value) AS "found" FROM json_each(?)',
  values: [JSON.stringify({ kind: 'within', pattern: [{ text: 'a' }] }), '["a", "b"]'],
};

test('each search has its own time, also where the pages have another copy of the module than the connection', async () => {
  const { context } = await openPlace();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  vi.resetModules();
  const { ask } = await import('#lib/store/search/ask.ts');
  for (const at of [0, LONG, 2 * LONG]) {
    clock.mockReturnValue(at);
    expect(await ask(context.store.db, QUESTION)).toHaveLength(2);
  }
  clock.mockRestore();
});

test('a search that takes too long ends', async () => {
  const { context } = await openPlace();
  const { ask } = await import('#lib/store/search/ask.ts');
  let at = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    at += LONG;
    return at;
  });
  await expect(ask(context.store.db, QUESTION)).rejects.toMatchObject({ code: 'too-slow' });
  clock.mockRestore();
});
