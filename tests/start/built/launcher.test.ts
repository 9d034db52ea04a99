import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../support/root.ts';
import { type Ended, runNode } from '../../support/run-program.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const COPIED = [
  'app/offline',
  'bin',
  'lib',
  'prisma',
  'prisma.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

test('the first command prepares aside, and a command always runs what the sources say', async () => {
  const clone = copyOfClone();
  writeCommand(clone, 'one');
  const first = await command(clone);
  expect(first).toMatchObject({ code: 0, stdout: 'one of a b\n' });
  expect(first.stderr).toMatch(/^programs +[\d.]+ s$/m);

  const second = await command(clone);
  expect(second).toEqual({ code: 0, stdout: 'one of a b\n', stderr: '' });

  writeCommand(clone, 'two');
  expect(await command(clone)).toMatchObject({ code: 0, stdout: 'two of a b\n' });

  writeFileSync(path.join(clone, 'bin/cli/main.ts'), 'syntax error');
  const broken = await command(clone);
  expect(broken).toMatchObject({ code: 2, stdout: '' });
  expect(broken.stderr).toContain('The programs could not be bundled');
});

function copyOfClone(): string {
  const clone = tempFolder();
  for (const name of COPIED)
    cpSync(path.join(ROOT, name), path.join(clone, name), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(clone, 'node_modules'), 'junction');
  mkdirSync(path.join(clone, 'bin/cli'), { recursive: true });
  return clone;
}

function writeCommand(clone: string, word: string): void {
  const text = `process.stdout.write('${word} of ' + process.argv.slice(2).join(' ') + '\\n');\n`;
  writeFileSync(path.join(clone, 'bin/cli/main.ts'), text);
}

function command(clone: string): Promise<Ended> {
  return runNode([path.join(clone, 'bin/kartoteka.mjs'), 'a', 'b'], { cwd: clone });
}
