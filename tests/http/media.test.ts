import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOfBytes } from '#lib/platform/media-files.ts';
import { mediaUrl } from '#lib/shared/media.ts';
import { pngHeader } from '../compiler/compiling.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { send } from './parts/client.ts';

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><script>alert(1)</script></svg>`;
const PNG = pngHeader(4, 3);
const svg = mediaUrl({ hash: hashOfBytes(Buffer.from(SVG)), type: 'svg' });
const png = mediaUrl({ hash: hashOfBytes(PNG), type: 'png' });

let server: Server;

beforeAll(async () => {
  const folder = path.join(tempFolder(), 'deck');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'a.svg'), SVG);
  writeFileSync(path.join(folder, 'a.png'), PNG);
  writeFileSync(path.join(folder, 'a.md'), '- a :: ![b](a.svg)\n- c :: ![d](a.png)\n');
  server = await startServer({ decks: [folder] });
});

afterAll(async () => {
  await server?.stop();
});

describe('a part of a file', () => {
  const part = (range: string) => send(server.url + svg, { headers: { range } });

  test('is given where it is asked for, and said to be one', async () => {
    const { status, headers, text } = await part('bytes=1-3');
    expect(status).toBe(206);
    expect(headers).toMatchObject({
      'accept-ranges': 'bytes',
      'content-range': `bytes 1-3/${SVG.length}`,
      'content-type': 'image/svg+xml',
    });
    expect(text).toBe('svg');
  });

  test('that is not there is refused with the length of the whole', async () => {
    const { status, headers } = await part(`bytes=${SVG.length}-`);
    expect([status, headers['content-range']]).toEqual([416, `bytes */${SVG.length}`]);
  });
});

describe('a picture', () => {
  test('is kept by the browser for ever and taken for nothing else', async () => {
    const { status, headers } = await send(server.url + png);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });

  test('with a script in it can do nothing where it is opened by itself', async () => {
    const { status, headers, text } = await send(server.url + svg);
    expect([status, text]).toEqual([200, SVG]);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    png.replace('.png', '.svg'),
    `/media/${'0'.repeat(64)}.png`,
    '/media/kartoteka.db',
    '/media/..%2Fkartoteka.db',
  ])('is not there under another name: %s', async (url) => {
    expect((await send(server.url + url)).status).toBe(404);
  });

  test('is given under no name but this machine’s own', async () => {
    const { status } = await send(server.url + png, { headers: { host: 'evil.example' } });
    expect(status).toBe(421);
  });

  test('may be loaded by a page', async () => {
    const { headers } = await send(`${server.url}/review`);
    expect(headers['content-security-policy']).toMatch(/img-src 'self'/);
  });
});
