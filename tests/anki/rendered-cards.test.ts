import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CASES } from '../render/anki/cases.ts';
import { findAnki } from '../run/find-anki.mjs';
import { ROOT } from '../support/root.ts';

const GOLDENS = path.join(ROOT, 'tests', 'render', 'anki', 'official.json');
const python = findAnki(ROOT) as string | null;

test('the official Anki renders the cases as it did when its renderings were written down', (context) => {
  if (python === null) context.skip('the official Anki is not installed: npm run test:anki');
  const script = path.join(ROOT, 'tests', 'anki', 'render_cards.py');
  const input = JSON.stringify(CASES);
  const ended = spawnSync(python as string, [script], { input, encoding: 'utf8', maxBuffer: 1e9 });
  expect(ended.stderr).toBe('');
  if (process.env.WRITE_GOLDENS) writeFileSync(GOLDENS, `${ended.stdout.trim()}\n`);
  expect(JSON.parse(ended.stdout)).toEqual(JSON.parse(readFileSync(GOLDENS, 'utf8')));
});
