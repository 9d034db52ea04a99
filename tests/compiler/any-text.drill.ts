import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { it } from 'vitest';
import { anyText, checkCompilation } from './any-text.ts';

it('fifty thousand texts compile without throwing, to clean cards at places inside the file', () => {
  fc.assert(fc.property(anyText, checkCompilation), { numRuns: 50_000 });
});

it('every beginning of every fixture compiles', () => {
  const folder = join(import.meta.dirname, 'fixtures');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.md'))) {
    const source = readFileSync(join(folder, name), 'utf8');
    for (let end = 0; end <= source.length; end++) checkCompilation(source.slice(0, end));
  }
});
