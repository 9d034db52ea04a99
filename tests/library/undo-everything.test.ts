import { test } from 'vitest';
import { undoEverything } from './undo-everything.ts';

test('things of every kind, taken back one by one, leave everything as it was', async () => {
  await undoEverything(2, 40);
}, 240_000);
