import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip } from '#lib/platform/zip.ts';
import { zipOf } from '../formats/make-zip.ts';
import { exported, richPlace } from '../library/bundle-place.ts';
import { type Server, startServer } from '../support/server.ts';
import { postJson, send } from './parts/client.ts';

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

test('a bundle file is looked through and added by a process of its own, and is found again meanwhile', async () => {
  const file = await exported(await richPlace());
  await sendFile('all.kartoteka.zip', file);
  const planned = await ended('reading');
  expect(planned).toMatchObject({ at: 'planned', name: 'all.kartoteka.zip', hasConflicts: false });
  const choices = { withProgress: true, conflicts: 'ask' };
  await postJson(`${server.url}/api/import/package/next`, { do: 'add', choices });
  expect(await ended('adding')).toMatchObject({ at: 'added', operation: expect.any(String) });
  await sendFile('all.kartoteka.zip', file);
  expect(await ended('reading')).toMatchObject({ at: 'planned', plan: { canAdd: false } });
});

test('a bundle file under another name goes the same way', async () => {
  const file = await exported(await richPlace());
  const form = new FormData();
  form.set('file', new File([Buffer.from(file)], 'all.zip'));
  const sent = await fetch(`${server.url}/api/import`, { method: 'POST', body: form });
  expect(await sent.json()).toEqual({ isPackage: true });
  expect(await ended('reading')).toMatchObject({ at: 'planned', name: 'all.zip' });
});

test('a bundle file that is sent to be added at once is refused', async () => {
  const file = await exported(await richPlace());
  const form = new FormData();
  form.set('file', new File([Buffer.from(file)], 'all.zip'));
  const sent = await fetch(`${server.url}/api/import/apply`, { method: 'POST', body: form });
  expect(sent.status).toBe(409);
  expect(await sent.json()).toEqual({
    error: { code: 'is-bundle', message: expect.stringContaining('.kartoteka.zip') },
  });
});

test('of a file that is wrong the line is named, and of an archive that is none what it lacks', async () => {
  const { names, read } = await readZip(await exported(await richPlace()));
  const files: Record<string, string> = {};
  for (const name of names) files[name] = Buffer.from(await read(name)).toString();
  files['cards.jsonl'] += 'none\n';
  await sendFile('all.kartoteka.zip', await zipOf(files));
  expect(await ended('reading')).toMatchObject({
    at: 'failed',
    text: expect.stringMatching(/cards\.jsonl.*\d/),
  });
  await sendFile('all.kartoteka.zip', await zipOf({ 'a.md': '# A' }));
  expect(await ended('reading')).toMatchObject({
    at: 'failed',
    text: expect.stringContaining('manifest.json'),
  });
});

async function sendFile(name: string, body: Uint8Array): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' };
  const address = `${server.url}/api/import/package?name=${name}`;
  const sent = await send(address, { method: 'POST', headers, body: Buffer.from(body) });
  expect(sent.status).toBe(200);
}

/** How it stands once what is under way is over. */
async function ended(under: string): Promise<{ readonly at: string }> {
  let reply = { at: under };
  const ask = async () => {
    reply = JSON.parse((await send(`${server.url}/api/import/package`)).text);
    return reply.at;
  };
  await expect.poll(ask, { timeout: 60_000 }).not.toBe(under);
  return reply;
}
