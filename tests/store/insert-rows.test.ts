import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertRows } from '#lib/store/insert-rows.ts';
import { execute, query } from '#lib/store/sql.ts';
import { openPlace } from '../support/place.ts';

const COLUMNS = ['id', 'userId', 'kind', 'at', 'label', 'undo', 'undoneAt'];

test('rows are written as they are, whatever they have in common', async () => {
  const { db } = (await openPlace()).context.store;
  await execute(db, 'DELETE FROM "Operation"');
  const text = fc.constantFrom('', 'a', "it's; -- ?1", 'ё');
  const instant = fc.constantFrom(0, 1, 1_790_834_400_000, 1_790_834_400_001);
  const row = fc.record({
    ...{ userId: text, kind: text, at: instant, label: text, undo: text },
    undoneAt: fc.option(instant),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 400 }), async (made) => {
      const rows = made.map((each, at) => ({ id: `${at}`.padStart(4, '0'), ...each }));
      await insertRows(db, { table: 'Operation', key: ['id'], columns: COLUMNS, rows });
      const kept = `SELECT ${COLUMNS.map((name) => `"${name}"`).join(', ')} FROM "Operation" ORDER BY "id"`;
      expect(await query(db, kept)).toEqual(rows);
      // Once more they change nothing.
      const others = rows.map((each) => ({ ...each, label: 'other' }));
      await insertRows(db, { table: 'Operation', key: ['id'], columns: COLUMNS, rows: others });
      expect(await query(db, kept)).toEqual(rows);
      await execute(db, 'DELETE FROM "Operation"');
    }),
    { numRuns: 40 },
  );
});

test('rows that are the same in all are one', async () => {
  const { db } = (await openPlace()).context.store;
  const rows = Array.from({ length: 50 }, () => ({ userId: 'a', studyDay: 1 }));
  const table = { table: 'UncountedDay', key: ['userId', 'studyDay'] };
  await insertRows(db, { ...table, columns: ['userId', 'studyDay'], rows });
  expect(await query(db, 'SELECT * FROM "UncountedDay"')).toEqual([{ userId: 'a', studyDay: 1 }]);
});
