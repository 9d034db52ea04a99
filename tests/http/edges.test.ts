import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainDeck } from '../browser/parts/decks.ts';
import { type Server, startServer } from '../support/server.ts';
import { postJson, send } from './parts/client.ts';

const EMPTY = { deck: null, have: [], want: 0, answers: [] };
const MEGABYTE = 1024 * 1024;

let server: Server;
let answers: string;

beforeAll(async () => {
  server = await startServer({ decks: [plainDeck(2)] });
  answers = `${server.url}/api/review/answers`;
});

afterAll(async () => {
  await server?.stop();
});

const codeOf = ({ status, text }: { status: number; text: string }) => [
  status,
  JSON.parse(text).error.code,
];

test('browsers that look for an icon where icons once were find one', async () => {
  expect((await send(`${server.url}/favicon.ico`)).status).toBe(200);
});

describe('who may ask', () => {
  test.each(['/', '/review', '/api/health', '/api/review/queue?want=1', '/api/export/reviews.csv'])(
    '%s is answered under no name but this machine’s own',
    async (path) => {
      for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io']) {
        const { status, text } = await send(server.url + path, { headers: { host } });
        expect([host, status]).toEqual([host, 421]);
        expect(text).not.toContain('Question');
      }
      const { port } = new URL(server.url);
      for (const host of [`localhost:${port}`, '127.0.0.1', `[::1]:${port}`]) {
        expect((await send(server.url + path, { headers: { host } })).status).toBe(200);
      }
    },
  );

  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('a change asked for by another site is refused: %o', async (headers) => {
    expect(codeOf(await postJson(answers, EMPTY, headers))).toEqual([403, 'wrong-origin']);
    expect(codeOf(await postJson(`${server.url}/api/review/undo`, {}, headers))[0]).toBe(403);
    expect(codeOf(await postJson(`${server.url}/api/zone`, {}, headers))[0]).toBe(403);
    expect(codeOf(await postJson(`${server.url}/api/import`, {}, headers))[0]).toBe(403);
  });

  test('our own page and programs may ask', async () => {
    const own = { origin: server.url, 'sec-fetch-site': 'same-origin' };
    expect((await postJson(answers, EMPTY, own)).status).toBe(200);
    expect((await postJson(answers, EMPTY)).status).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'a change of the type "%s", which a form of another site could send, is refused',
    async (type) => {
      expect(codeOf(await postJson(answers, EMPTY, { 'content-type': type }))).toEqual([
        415,
        'wrong-content-type',
      ]);
    },
  );

  test('commands are taken only from who can read the data folder', async () => {
    const command = `${server.url}/api/command`;
    const body = { command: 'undo', input: {} };
    for (const headers of [{}, { authorization: 'Bearer guess' }]) {
      const { status } = await postJson(command, body, headers);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });

  test('a body that is too large is refused, announced or not', async () => {
    const body = Buffer.alloc(2 * MEGABYTE, ' ');
    const headers = { 'content-type': 'application/json' };
    const announced = { ...headers, 'content-length': String(body.length) };
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    for (const each of [announced, chunked]) {
      const reply = await send(answers, { method: 'POST', headers: each, body });
      expect(codeOf(reply)).toEqual([413, 'too-large']);
    }
  });

  test('a method that an address does not know is refused', async () => {
    expect((await send(answers)).status).toBe(405);
    expect((await send(`${server.url}/api/health`, { method: 'DELETE' })).status).toBe(405);
  });
});

describe('headers', () => {
  test.each(['/', '/review', '/decks', '/import', '/export', '/settings', '/no/such/page'])(
    '%s carries the whole policy, with a nonce of its own that all its scripts have',
    async (path) => {
      const [first, second] = [await send(server.url + path), await send(server.url + path)];
      const policy = String(first.headers['content-security-policy']);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(policy.replaceAll(nonce, 'NONCE')).toBe(
        "default-src 'self'; script-src 'nonce-NONCE' 'strict-dynamic'; style-src 'self' 'nonce-NONCE'; " +
          "img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
          "object-src 'none'; " +
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
      expect(Buffer.from(nonce, 'base64').length).toBe(16);
      expect(String(second.headers['content-security-policy'])).not.toContain(nonce);
      const scripts = first.text.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      expect(first.text).not.toMatch(/<[^>]+\sstyle="/);
      expect(first.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(first.headers['cache-control']).toContain('no-store');
      expect(first.headers).not.toHaveProperty('x-powered-by');
      expect(first.status).toBe(path === '/no/such/page' ? 404 : 200);
    },
  );

  test('health says that the app can write', async () => {
    const { status, text, headers } = await send(`${server.url}/api/health`);
    expect([status, JSON.parse(text)]).toEqual([200, { ok: true }]);
    expect(headers['cache-control']).toBe('no-store');
  });

  test.each([
    [
      'reviews.csv',
      'text/csv; charset=utf-8',
      /^attachment; filename="kartoteka-reviews-\d{4}-\d\d-\d\d\.csv"$/,
    ],
    [
      'kartoteka.zip',
      'application/zip',
      /^attachment; filename="kartoteka-\d{4}-\d\d-\d\d\.kartoteka\.zip"$/,
    ],
  ])('the export %s is a file with a dated name that nothing keeps', async (name, type, file) => {
    const { status, headers, text } = await send(`${server.url}/api/export/${name}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-disposition']).toMatch(file);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    if (name.endsWith('.csv')) {
      expect(text).toBe('card_id,review_time,review_rating,review_state,review_duration\n');
    }
  });
});
