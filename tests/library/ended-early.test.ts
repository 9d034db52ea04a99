import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#lib/platform/temporary-folder.ts';
import { ROOT } from '../support/root.ts';
import { runNode } from '../support/run-program.ts';
import { tempFolder } from '../support/temp-folder.ts';

const PROGRAM = `
  import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

/** A program of this text, bundled in a folder of its own. */
async function built(contents: string): Promise<string> {
  const outfile = path.join(tempFolder(), 'program.mjs');
  await build({
    stdin: { contents, resolveDir: path.join(ROOT, 'tests') },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  return outfile;
}

const KILLED = `
  import { privateFile } from '#lib/platform/private-file.ts';

  const { file } = await privateFile([Buffer.from('unpacked')]);
  process.stdout.write(file);
  setInterval(() => {}, 1000);
`;

test('what a process that was killed left behind goes with the next one that needs such a folder', async () => {
  const program = await built(KILLED);
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const left = String(said);
  const living = await temporaryFolder();
  expect(existsSync(left)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(left)).toBe(true);
  const next = await temporaryFolder();
  expect(existsSync(path.dirname(left))).toBe(false);
  expect(existsSync(living.folder)).toBe(true);
  await living.remove();
  await next.remove();
});

test('a process that ends early leaves neither its folder behind nor half of a file', async () => {
  const program = await built(PROGRAM);
  const folder = path.dirname(program);
  const { code, stdout } = await runNode([program, path.join(folder, 'file')]);
  expect(code).toBe(130);
  const there = JSON.parse(stdout) as [string, boolean][];
  expect(there.map(([, wasThere]) => wasThere)).toEqual([true, true]);
  expect(there.filter(([file]) => existsSync(file))).toEqual([]);
  expect(existsSync(path.join(folder, 'file'))).toBe(true);
});
