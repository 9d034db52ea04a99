import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { placeSecret } from '#lib/platform/place-secret.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('a place keeps its secret, another has another', () => {
  const folder = tempFolder();
  const secret = placeSecret(folder);
  expect(placeSecret(folder)).toBe(secret);
  expect(placeSecret(tempFolder())).not.toBe(secret);
  expect(readdirSync(folder)).toEqual(['secret']);
});

test.each(['', 'short', 'x'.repeat(44)])('a damaged secret is made anew: %j', (damaged) => {
  const folder = tempFolder();
  const file = path.join(folder, 'secret');
  writeFileSync(file, damaged, { mode: 0o644 });
  const secret = placeSecret(folder);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(readFileSync(file, 'utf8')).toBe(secret);
  expect(statSync(file).mode & 0o077).toBe(0);
});
