import { request } from 'node:http';
import type { PublishedServer } from '#lib/platform/published-server.ts';
import { AppError, type ErrorCode } from '#lib/shared/errors.ts';

/** What the server answers to a command: its result, or its refusal. */
export type CommandReply =
  | { readonly result: unknown }
  | {
      readonly refusal: {
        readonly code: ErrorCode;
        readonly message: string;
        readonly values: Readonly<Record<string, string | number>>;
      };
    };

/** The path at which a server takes commands. */
const COMMANDS = '/api/command';

/**
 * Lets the server that holds the data folder run a command. Null where it cannot be reached, or another program
 * listens there by now; throws what the server refused with.
 */
export async function handOver(
  server: PublishedServer,
  command: { command: string; input: unknown },
): Promise<{ result: unknown } | null> {
  const reply = await post(server, JSON.stringify(command));
  if (!reply) return null;
  if ('result' in reply) return reply;
  const { code, message, values } = reply.refusal;
  throw new AppError(code, message, values);
}

function post({ host, port, token }: PublishedServer, body: string): Promise<CommandReply | null> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, path: COMMANDS, method: 'POST', headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => resolve(readReply(Buffer.concat(pieces))));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
    sent.end(body);
  });
}

function readReply(bytes: Buffer): CommandReply | null {
  try {
    const reply = JSON.parse(bytes.toString('utf8')) as CommandReply;
    return 'result' in reply || 'refusal' in reply ? reply : null;
  } catch {
    return null;
  }
}
