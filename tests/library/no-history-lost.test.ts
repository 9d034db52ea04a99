import fc from 'fast-check';
import { test } from 'vitest';
import { openPlace } from '../support/place.ts';
import { editedNotes, keepsHistories } from './no-history-lost.ts';
import { editedParts, swapsNoHistory } from './no-history-swapped.ts';

const isDrill = process.env.DRILL === '1';

test('compile, edit anywhere, compile: no history is lost, and none goes to another card', async () => {
  await fc.assert(
    fc.asyncProperty(editedNotes, async (notes) => keepsHistories(await openPlace(), notes)),
    { numRuns: isDrill ? 1000 : 10 },
  );
}, 120_000);

test('compile, edit parts of notes, compile: every hole, item, row and mark keeps its own history', async () => {
  await fc.assert(
    fc.asyncProperty(editedParts, async (notes) => swapsNoHistory(await openPlace(), notes)),
    { numRuns: isDrill ? 1000 : 15 },
  );
}, 120_000);
