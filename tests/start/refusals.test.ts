import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Ended, runNode } from '../support/run-program.ts';
import { tempFolder, tempFolderWith } from '../support/temp-folder.ts';

describe('a start that cannot go on says in one sentence what to do', () => {
  test('when variables are wrong: one line for each', async () => {
    const ended = await start({ PORT: 'many', HOST: '0.0.0.0' });
    expect(linesOf(ended)).toEqual([
      expect.stringMatching(/^PORT: expected a number/),
      expect.stringMatching(/^HOST: expected this machine itself/),
    ]);
  });

  test('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const ended = await start({ PORT: String(port) });
    other.close();
    expect(linesOf(ended)).toEqual([expect.stringMatching(`^Port ${port} is taken.* set PORT`)]);
  });

  test('when the data folder cannot be written', async () => {
    const file = path.join(tempFolderWith({ 'a file': '' }), 'a file');
    const ended = await start({ KARTOTEKA_DATA: path.join(file, 'data') });
    expect(linesOf(ended)).toEqual([
      expect.stringMatching(/^The data folder .*cannot be written.* set KARTOTEKA_DATA/),
    ]);
  });

  test('when the data folder lies where the system makes none', async (context) => {
    if (process.platform !== 'linux') context.skip('only Linux has /proc');
    const ended = await start({ KARTOTEKA_DATA: '/proc/kartoteka/data' });
    expect(linesOf(ended)).toEqual([
      expect.stringMatching(/^The data folder .*cannot be written.* set KARTOTEKA_DATA/),
    ]);
  });

  test('when the database cannot be written', async (context) => {
    if (process.platform === 'win32') context.skip('Windows has no such permissions');
    if (process.getuid?.() === 0) context.skip('the superuser may write everything');
    const data = tempFolderWith({ 'kartoteka.db': '' });
    chmodSync(path.join(data, 'kartoteka.db'), 0o400);
    const ended = await start({ KARTOTEKA_DATA: data });
    expect(linesOf(ended)).toEqual([
      expect.stringMatching(/^The database .*cannot be written.* set KARTOTEKA_DATA/),
    ]);
  });

  test('when the named folder of notes is not there', async () => {
    const ended = await start({}, ['/no/such/folder']);
    expect(linesOf(ended)).toEqual([expect.stringMatching(/^There is no folder .*such/)]);
  });

  test('when Node is too old', async () => {
    const script = "import { requireNode } from './bin/node-version.mjs'; requireNode('20.18.3');";
    const ended = await runNode(['--input-type=module', '-e', script]);
    expect(linesOf(ended)).toEqual([
      expect.stringMatching(/^Kartoteka needs Node 20.19 or newer and this is 20.18.3: install/),
    ]);
  });
});

test.each(['20.19.0', '21.0.0', '24.1.0'])('Node %s is new enough', async (version) => {
  const script = `import { requireNode } from './bin/node-version.mjs'; requireNode('${version}');`;
  expect(await runNode(['--input-type=module', '-e', script])).toMatchObject({ code: 0 });
});

function start(env: Record<string, string>, args: string[] = []): Promise<Ended> {
  const place = { PORT: '0', KARTOTEKA_DATA: tempFolder(), KARTOTEKA_DECKS: '' };
  return runNode(['bin/start.mjs', ...args], { env: { ...place, ...env } });
}

/** What it said, having ended as a program that could not run. */
function linesOf({ code, stdout, stderr }: Ended): string[] {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr.trimEnd().split('\n');
}
