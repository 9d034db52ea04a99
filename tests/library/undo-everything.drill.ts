import { test } from 'vitest';
import { undoEverything } from './undo-everything.ts';

test('two hundred things of every kind, taken back one by one, leave everything as it was', async () => {
  await undoEverything(10, 200);
});
