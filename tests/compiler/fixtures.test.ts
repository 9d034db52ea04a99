import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3));

/** What a file compiles to, without its own text. */
function compileFixture(name: string): unknown {
  const text = readFileSync(join(FOLDER, `${name}.md`), 'utf8').replaceAll('\r\n', '\n');
  const { bundle, findings } = compile([{ path: `fixtures/${name}.md`, text }]);
  return { decks: bundle.decks, notes: bundle.notes, findings };
}

describe('a file compiles to what stands beside it (rewritten only with UPDATE=1)', () => {
  it.each(names)('%s', (name) => {
    const expected = join(FOLDER, `${name}.json`);
    const compiled = compileFixture(name);
    if (process.env.UPDATE === '1') {
      writeFileSync(expected, `${JSON.stringify(compiled, null, 2)}\n`);
    }
    expect(compiled).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });
});
