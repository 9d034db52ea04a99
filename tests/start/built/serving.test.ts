import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../support/root.ts';
import { runNode } from '../../support/run-program.ts';
import { type Server, startServer } from '../../support/server.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a start prepares nothing that is ready', async () => {
  await (await startServer()).stop();
  const server = await startServer();
  await server.stop();
  expect(server.output()).toMatch(/^Kartoteka is ready: http:\/\/127\.0\.0\.1:\d+ {2}\(.+ s\)$/m);
  for (const step of ['packages', 'SQLite module', 'database client', 'programs', 'pages']) {
    expect(server.output()).toMatch(new RegExp(`^${step} +unchanged$`, 'm'));
  }
});

test('a server ends with the npm that started it', async (context) => {
  if (process.platform === 'win32') context.skip('no shell stands in between there');
  const dataFolder = tempFolder();
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORT: '0', KARTOTEKA_DATA: dataFolder, KARTOTEKA_DECKS: '' };
  const npm = spawn('npm', ['start'], { cwd: ROOT, env: { ...env, NODE_ENV: 'production' } });
  const isServing = () => existsSync(path.join(dataFolder, 'server.json'));
  await expect.poll(isServing).toBe(true);
  npm.kill('SIGTERM');
  await expect.poll(isServing).toBe(false);
});

test('a server tells where it listens to the owner of the data folder, as long as it does', async () => {
  const server = await startServer();
  const notice = path.join(server.dataFolder, 'server.json');
  const { port, token } = JSON.parse(readFileSync(notice, 'utf8'));
  expect(server.url).toBe(`http://127.0.0.1:${port}`);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(statSync(notice).mode & 0o077).toBe(0);
  await server.stop();
  expect(existsSync(notice)).toBe(false);
});

test('a data folder has one server', async () => {
  const server = await startServer();
  const env = { PORT: '0', KARTOTEKA_DATA: server.dataFolder, KARTOTEKA_DECKS: '' };
  const second = await runNode(['bin/start.mjs'], { env });
  await server.stop();
  expect(second.code).toBe(2);
  expect(second.stderr).toContain(
    `Another Kartoteka works with the data folder ${server.dataFolder}`,
  );
});

test('a killed server leaves nothing that keeps the next one from starting', async () => {
  const killed = await startServer();
  await killed.kill();
  const next = await startServer({ dataFolder: killed.dataFolder });
  expect((await fetch(`${next.url}/api/health`)).status).toBe(200);
  await next.stop();
});

test('a request under way is answered before SIGTERM ends the server', async () => {
  const server = await startServer();
  const request = await openRequest(server);
  const stopped = server.stop();
  await untilRefused(server);
  // Not its end: Node hangs up on who closes their half, whatever is still being answered.
  request.socket.write('{}');
  const reply = await request.reply;
  await stopped;
  expect(reply).toMatch(/HTTP\/1\.1 [1-5]\d\d [^\0]*\r\n\r\n./);
});

/** Sends the head of a request; the server has it in hand when this is done. */
async function openRequest({ url }: Server): Promise<{ socket: Socket; reply: Promise<string> }> {
  const { hostname, port, host, origin } = new URL(url);
  const socket = connect(Number(port), hostname);
  const head = [
    'POST /api/review/answers HTTP/1.1',
    `Host: ${host}`,
    `Origin: ${origin}`,
    'Content-Type: application/json',
    'Content-Length: 2',
    'Expect: 100-continue',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const first = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
  expect(first.toString()).toMatch(/^HTTP\/1\.1 100 /);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  const reply = new Promise<string>((resolve) => {
    socket.once('close', () => resolve(Buffer.concat(chunks).toString()));
  });
  return { socket, reply };
}

/** Waits until the server takes no new connections. */
async function untilRefused({ url }: Server): Promise<void> {
  const { hostname, port } = new URL(url);
  const isOpen = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(Number(port), hostname);
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
  while (await isOpen());
}
