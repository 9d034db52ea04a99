import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';
import { readMediaFile } from '#lib/platform/media-files.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3));

/** What a file compiles to, without its own text. */
function compileFixture(name: string): unknown {
  const text = readFileSync(join(FOLDER, `${name}.md`), 'utf8').replaceAll('\r\n', '\n');
  const path = `fixtures/${name}.md`;
  const media = (file: string) => readMediaFile(dirname(FOLDER), { document: path, file });
  const { bundle, findings } = compile([{ path, text, media }]);
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
