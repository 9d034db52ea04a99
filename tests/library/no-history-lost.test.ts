import fc from 'fast-check';
import { test } from 'vitest';
import { openPlace } from '../support/place.ts';
import { editedNotes, keepsHistories } from './no-history-lost.ts';

test('compile, edit anywhere, compile: no history is lost, and none goes to another card', async () => {
  await fc.assert(
    fc.asyncProperty(editedNotes, async (notes) => keepsHistories(await openPlace(), notes)),
    { numRuns: process.env.DRILL === '1' ? 1000 : 10 },
  );
}, 120_000);
