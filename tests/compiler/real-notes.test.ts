import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';
import { ROOT } from '../support/root.ts';
import { checkCompilation } from './any-text.ts';

/** Notes of a whole book as somebody wrote them, without any card; kept outside the repository. */
const NOTES = join(ROOT, '../shared/notes/kubernetes-in-action.ru.md');
/** In drills every line. */
const STEP = process.env.DRILL === '1' ? 1 : 9;

it('real notes compile up to any line, and make no card by accident', {
  timeout: 120_000,
}, (context) => {
  if (!existsSync(NOTES)) context.skip('the notes of the book are not here');
  const source = readFileSync(NOTES, 'utf8');
  expect(compile([{ path: 'd/x.md', text: source }]).bundle.notes).toEqual([]);
  const ends = [...source.matchAll(/\n/g)].map(({ index }) => index + 1);
  for (const [index, end] of ends.entries()) {
    if (index % STEP === 0) checkCompilation(source.slice(0, end));
  }
});
