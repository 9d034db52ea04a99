import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readJson, readUpload } from '#app/server/read-body.ts';
import { type BodyKind, route } from '#app/server/route-handler.ts';
import { AppError } from '#lib/shared/errors.ts';
import { USUAL_LIMITS } from '#lib/shared/import-limits.ts';

const CONTEXT = Symbol.for('kartoteka.context');
const place = globalThis as { [CONTEXT]?: Promise<never> | undefined };

// No database: what is refused is refused in the browser's language all the same.
beforeAll(() => {
  place[CONTEXT] = Promise.reject(new AppError('database-unusable', 'None here'));
  place[CONTEXT]?.catch(() => undefined);
});
afterAll(() => {
  place[CONTEXT] = undefined;
});

describe('a request that changes something', () => {
  test('is taken from this very site and from programs', async () => {
    expect(
      (await post({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(204);
    expect((await post({})).status).toBe(204);
  });

  test.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['another port', { origin: 'http://localhost:4000' }],
    ['an opaque origin', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('is refused from %s', async (_name, headers) => {
    const response = await post(headers);
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('wrong-origin');
  });

  test('is refused when its body is of another type', async () => {
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post({}, 'upload')).status).toBe(415);
    expect((await post({ 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415);
    expect(
      (await post({ 'content-type': 'multipart/form-data; boundary=x' }, 'upload')).status,
    ).toBe(204);
  });
});

test('a request under a foreign name is refused, a reading one too', async () => {
  const get = route(async () => new Response('secret'));
  const response = await get(request('GET', { host: 'evil.example' }));
  expect(response.status).toBe(421);
});

describe('what a handler throws', () => {
  test('becomes its status and a sentence in the language of the browser', async () => {
    const response = await thrown(new AppError('nothing-to-undo', 'internal words'));
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({
      error: { code: 'nothing-to-undo', message: 'Отменять нечего.' },
    });
  });

  test('tells that a disk is full, whoever noticed it', async () => {
    for (const code of ['SQLITE_FULL', 'ENOSPC']) {
      const response = await thrown(Object.assign(new Error('no room'), { code }));
      expect(response.status).toBe(507);
      expect(await codeOf(response)).toBe('disk-full');
    }
  });

  test('tells nothing of itself when it is a bug', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await thrown(new Error('secret path /root'));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

describe('a body', () => {
  const parsing = route(async (received) => Response.json(await readJson(received, 20)));

  test('that is no JSON is refused', async () => {
    expect((await parsing(request('POST', {}, '{'))).status).toBe(400);
  });

  test('that is too large is refused, whatever length it announces', async () => {
    const long = JSON.stringify('x'.repeat(30));
    expect((await parsing(request('POST', { 'content-length': '32' }, long))).status).toBe(413);
    expect((await parsing(request('POST', {}, long))).status).toBe(413);
    expect((await parsing(request('POST', {}, '{"a":1}'))).status).toBe(200);
  });

  test('with a file gives its name in NFC and its bytes', async () => {
    const form = new FormData();
    form.set('file', new File(['мир'], 'и\u0306.md'));
    const body = new Request('http://localhost:3000/', { method: 'POST', body: form });
    const { upload } = await readUpload(body, USUAL_LIMITS);
    expect(upload.name).toBe('\u0439.md');
    const bytes = 'bytes' in upload ? upload.bytes : null;
    expect(bytes && new TextDecoder().decode(bytes)).toBe('мир');
  });

  test('without the file is refused', async () => {
    const form = new FormData();
    form.set('other', 'x');
    const body = new Request('http://localhost:3000/', { method: 'POST', body: form });
    await expect(readUpload(body, USUAL_LIMITS)).rejects.toMatchObject({ code: 'bad-input' });
  });
});

async function post(headers: Record<string, string>, body: BodyKind = 'json') {
  const handle = route(async () => new Response(null, { status: 204 }), body);
  return handle(request('POST', headers));
}

async function thrown(error: Error) {
  const handle = route(async () => {
    throw error;
  });
  return handle(request('GET', {}));
}

function request(method: string, headers: Record<string, string>, body: string | null = null) {
  const usual = {
    host: 'localhost:3000',
    'accept-language': 'ru',
    'content-type': 'application/json',
  };
  return new Request('http://localhost:3000/api', {
    method,
    body,
    headers: { ...usual, ...headers },
  });
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}
