import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DECK, type Desk, newDesk } from '../cli/desk.ts';
import { type Server, startServer } from '../support/server.ts';

const NOW = '2027-01-15T09:00:00Z';

/** A place with a server in it. */
async function servedDesk(): Promise<{ desk: Desk; server: Server }> {
  const desk = newDesk({ 'a.md': DECK });
  const { dataFolder } = desk;
  const server = await startServer({ dataFolder, env: { KARTOTEKA_NOW: NOW, TZ: 'UTC' } });
  return { desk, server };
}

/** What a script can compare: ids and the milliseconds of a run differ. */
function comparable(printed: object): unknown {
  return JSON.parse(JSON.stringify(printed), (key, value) => {
    if (['id', 'operation', 'event', 'card'].includes(key) && /^\w{26}$/.test(value)) return 'id';
    return typeof value === 'number' && value > 1e12 ? Math.round(value / 1e6) : value;
  });
}

async function session(desk: Desk): Promise<unknown[]> {
  const first = [await desk.json('compile', 'a.md'), await desk.json('compile', 'a.md', '--yes')];
  const [card] = await desk.lines('cards', '--search', 'first');
  return [
    ...first,
    await desk.json('import', 'a.md'),
    await desk.json('due'),
    // A step, since an interval of days is fuzzed by the id of the card, which differs from place to place.
    await desk.json('answer', card?.id, 'good'),
    await desk.json('undo'),
    await desk.json('answer', card?.id, 'again'),
    await desk.json('fit', '--yes'),
    await desk.json('verify'),
    await desk.run('answer', 'zzzzzz', 'good'),
    await desk.run('import', 'missing.md'),
  ].map((each) => comparable(each as object));
}

test('commands beside a running server print what they print without one', async () => {
  const alone = newDesk({ 'a.md': DECK });
  const { desk, server } = await servedDesk();
  const beside = await session(desk);
  await server.stop();
  const folders = (text: string) => text.replaceAll(desk.folder, alone.folder);
  expect(JSON.parse(folders(JSON.stringify(beside)))).toEqual(await session(alone));
});

test("the server's clock rules", async () => {
  const { desk, server } = await servedDesk();
  await desk.run('import', 'a.md', '--yes');
  desk.env.KARTOTEKA_NOW = '2030-01-01T00:00:00Z';
  const [card] = await desk.lines('cards');
  const { due } = await desk.json('answer', card?.id, 'good');
  await server.stop();
  expect(Math.abs(due - Date.parse(NOW) - 600_000)).toBeLessThan(120_000);
});

test('only who can read the data folder may command', async () => {
  const { desk, server } = await servedDesk();
  const { token } = JSON.parse(readFileSync(path.join(server.dataFolder, 'server.json'), 'utf8'));
  const command = (authorization?: string) =>
    fetch(`${server.url}/api/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify({ command: 'undo', input: {} }),
    });
  expect((await command()).status).toBe(403);
  expect((await command(`Bearer ${token.slice(1)}x`)).status).toBe(403);
  expect((await command(token)).status).toBe(403);
  expect(await (await command(`Bearer ${token}`)).json()).toMatchObject({
    refusal: { code: 'nothing-to-undo' },
  });
  expect((await desk.run('undo')).code).toBe(1);
  await server.stop();
});
