import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { ROOT } from '../support/root.ts';
import { runNode } from '../support/run-program.ts';
import { tempFolder } from '../support/temp-folder.ts';

const PROGRAM = `
  import { existsSync } from 'node:fs';
  import { workFolder } from '#lib/platform/work-folder.ts';
  import { writeWholeFile } from '#lib/platform/write-whole-file.ts';

  const [file] = process.argv.slice(2);
  const folder = await workFolder();
  await writeWholeFile(file, ['whole']);
  async function* chunks() {
    yield 'half';
    const partial = file + '.' + process.pid + '.part';
    process.stdout.write(JSON.stringify([folder.fileOf(''), partial].map((each) => [each, existsSync(each)])));
    process.exit(130);
  }
  await writeWholeFile(file, chunks());
`;

test('a process that ends early leaves neither its folder behind nor half of a file', async () => {
  const folder = tempFolder();
  const program = path.join(folder, 'program.mjs');
  await build({
    stdin: { contents: PROGRAM, resolveDir: path.join(ROOT, 'tests') },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
  const { code, stdout } = await runNode([program, path.join(folder, 'file')]);
  expect(code).toBe(130);
  const there = JSON.parse(stdout) as [string, boolean][];
  expect(there.map(([, wasThere]) => wasThere)).toEqual([true, true]);
  expect(there.filter(([file]) => existsSync(file))).toEqual([]);
  expect(existsSync(path.join(folder, 'file'))).toBe(true);
});
