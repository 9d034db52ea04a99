import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '#lib/shared/errors.ts';

const HEADERS_MS = 15_000;
const KEEP_ALIVE_MS = 30_000;

/** Where the server listens. */
export interface Listening {
  readonly port: number;
  /** As it is typed into a browser. */
  readonly address: string;
}

/** Listens on `host` and `port`. Throws `bad-input` with what to do where that cannot be had. */
export async function listen(
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  server.headersTimeout = HEADERS_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, port)));
    server.listen({ host, port, exclusive: true }, resolve);
  });
  const given = (server.address() as AddressInfo).port;
  const name = host.includes(':') ? `[${host}]` : host;
  return { port: given, address: `http://${name}:${given}` };
}

function refusal({ code }: NodeJS.ErrnoException, port: number): AppError {
  const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${code})`;
  return new AppError('bad-input', `Port ${port} ${reason}: set PORT to another number.`);
}
