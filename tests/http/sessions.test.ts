import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Server, startServer } from '../support/server.ts';
import { type Reply, send } from './parts/client.ts';

const PAGE = '/settings';
const QUEUE = '/api/review/queue?want=0';
const PLACES = [PAGE, QUEUE, '/review', '/api/export/reviews.csv'];
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let server: Server;
/** The cookie of a visitor who was here before: `name=value`. */
let cookie: string;
let name: string;
let user: string;

beforeAll(async () => {
  server = await startServer();
  cookie = sessionIn(await send(server.url + PAGE)) ?? '';
  name = cookie.split('=')[0] as string;
  user = await userBy(cookie);
});

afterAll(async () => {
  await server?.stop();
});

describe('a first visit', () => {
  test.each(PLACES)('to %s is answered at once and begins a session', async (place) => {
    const reply = await send(server.url + place);
    expect(reply.status).toBe(200);
    expect(setCookies(reply)).toEqual([
      expect.stringMatching(
        /^kartoteka-[\da-f]{8}-session=[\w.-]+; Path=\/; Expires=[^;]+; Max-Age=2592000; HttpOnly; SameSite=lax$/,
      ),
    ]);
    expect(await userBy(sessionIn(reply))).toBe(user);
  });

  test('of a supervisor or of a command begins none', async () => {
    expect(setCookies(await send(`${server.url}/api/health`))).toEqual([]);
    const { token } = JSON.parse(readFileSync(path.join(server.dataFolder, 'server.json'), 'utf8'));
    const command = await send(`${server.url}/api/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ command: 'undo', input: {} }),
    });
    expect(command.status).toBe(200);
    expect(setCookies(command)).toEqual([]);
  });

  test('under a foreign name begins none', async () => {
    for (const place of [...PLACES, '/api/auth/session']) {
      const reply = await send(server.url + place, { headers: { host: 'evil.example', cookie } });
      expect([reply.status, setCookies(reply)]).toEqual([421, []]);
    }
  });
});

test.each(PLACES)('a session that holds is left as it is: %s', async (place) => {
  const reply = await send(server.url + place, { headers: { cookie } });
  expect([reply.status, setCookies(reply)]).toEqual([200, []]);
});

describe('a session that does not hold is quietly replaced', () => {
  const sealed = (secret: string, maxAge: number, sub = user) =>
    encode({ token: { sub }, secret, maxAge });
  const cases: Record<string, () => Promise<string>> = {
    'of no form': async () => 'junk',
    empty: async () => '',
    'tampered with': async () => tampered(cookie.slice(name.length + 1)),
    expired: () => sealed(secretOf(server), -60),
    'sealed elsewhere': () => sealed('x'.repeat(43), 3600),
    'of nobody': () => sealed(secretOf(server), 3600, ''),
  };

  test.each(Object.keys(cases))('%s', async (kind) => {
    const value = await (cases[kind] as () => Promise<string>)();
    for (const place of [...PLACES, '/api/auth/session']) {
      const reply = await send(server.url + place, { headers: { cookie: `${name}=${value}` } });
      expect([place, reply.status]).toEqual([place, 200]);
      expect(await userBy(sessionIn(reply))).toBe(user);
    }
  });

  test('of somebody the place does not know', async () => {
    const value = await sealed(secretOf(server), 3600, '0192f0c1-0000-7000-8000-000000000000');
    const headers = { cookie: `${name}=${value}` };
    expect((await send(server.url + PAGE, { headers })).status).toBe(200);
    const reply = await send(server.url + QUEUE, { headers });
    expect(reply.status).toBe(200);
    expect(await userBy(sessionIn(reply))).toBe(user);
  });
});

describe('the addresses of next-auth', () => {
  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ 'sec-fetch-site': 'cross-site' }],
  ])('take nothing from another site: %o', async (headers) => {
    for (const action of ['callback/local', 'signin/local', 'signout', 'session', '_log']) {
      const reply = await post(action, { csrfToken: 'x' }, { ...headers, cookie });
      expect([action, reply.status, setCookies(reply)]).toEqual([action, 403, []]);
    }
  });

  test('take only forms, with the token of this visitor', async () => {
    const json = { ...FORM, 'content-type': 'application/json', cookie };
    expect((await post('callback/local', {}, json)).status).toBe(415);
    const reply = await post('callback/local', { csrfToken: 'guess' }, { cookie });
    expect(reply.headers.location).toMatch(/csrf=true$/);
    expect(sessionIn(reply)).toBeNull();
  });

  test('sign the one person in, and out', async () => {
    const asked = await send(`${server.url}/api/auth/csrf`, { headers: { cookie } });
    const { csrfToken } = JSON.parse(asked.text);
    const held = `${cookie}; ${cookiesIn(asked).join('; ')}`;
    const signedIn = await post('callback/local', { csrfToken }, { cookie: held });
    expect([signedIn.status, signedIn.headers.location]).toEqual([302, server.url]);
    expect(await userBy(sessionIn(signedIn))).toBe(user);
    const signedOut = await post('signout', { csrfToken }, { cookie: held });
    expect(sessionIn(signedOut)).toBe(`${name}=`);
  });

  test.each(['signin', 'signout', 'error', 'error?error=Configuration', 'verify-request'])(
    '%s shows no page of its own',
    async (action) => {
      const { status, headers } = await send(`${server.url}/api/auth/${action}`);
      expect([status, new URL(String(headers.location), server.url).pathname]).toEqual([302, '/']);
    },
  );
});

test('two places on one machine leave each other’s sessions alone, and one outlives its server', async () => {
  const other = await startServer();
  const second = sessionIn(await send(other.url + PAGE));
  expect(second?.split('=')[0]).not.toBe(name);
  const headers = { cookie: `${cookie}; ${second}` };
  await other.stop();
  const again = await startServer({ dataFolder: other.dataFolder });
  for (const { url } of [server, again]) {
    const reply = await send(url + QUEUE, { headers });
    expect([reply.status, setCookies(reply)]).toEqual([200, []]);
  }
  await again.stop();
});

test('the secret of a place is for the owner of the data folder only', () => {
  expect(secretOf(server)).toMatch(/^[\w-]{43}$/);
  expect(statSync(path.join(server.dataFolder, 'secret')).mode & 0o077).toBe(0);
});

function post(
  action: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): Promise<Reply> {
  return send(`${server.url}/api/auth/${action}`, {
    method: 'POST',
    headers: { ...FORM, ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

function setCookies({ headers }: Reply): string[] {
  return (headers['set-cookie'] ?? []) as string[];
}

/** What a browser would send back: `name=value`. */
function cookiesIn(reply: Reply): string[] {
  return setCookies(reply).map((line) => line.split(';')[0] as string);
}

function sessionIn(reply: Reply): string | null {
  return cookiesIn(reply).find((each) => /^[\w-]+-session=/.test(each)) ?? null;
}

/** Who is signed in by a session that holds: it is not replaced. */
async function userBy(session: string | null): Promise<string> {
  expect(session).not.toBeNull();
  const headers = { cookie: String(session) };
  expect(setCookies(await send(server.url + QUEUE, { headers }))).toEqual([]);
  const { text } = await send(`${server.url}/api/auth/session`, { headers });
  return JSON.parse(text).user.id;
}

function secretOf({ dataFolder }: Server): string {
  return readFileSync(path.join(dataFolder, 'secret'), 'utf8');
}

/** The same with one letter of what is sealed changed. */
function tampered(value: string): string {
  const parts = value.split('.');
  const sealed = parts[3] as string;
  parts[3] = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1);
  return parts.join('.');
}
