import { request } from 'node:http';
import { text } from 'node:stream/consumers';
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
  const answer = await post(server, JSON.stringify(command));
  const reply = answer && readReply(answer);
  if (!reply || 'result' in reply) return reply;
  const { code, message, values } = reply.refusal;
  throw new AppError(code, message, values);
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Null where nobody listens. */
function post({ host, port, token }: PublishedServer, body: string): Promise<Answer | null> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, path: COMMANDS, method: 'POST', headers }, (response) => {
      text(response).then(
        (all) => resolve({ status: response.statusCode ?? 0, text: all }),
        reject,
      );
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
    sent.end(body);
  });
}

/** What others say at such an address, or a server that was started anew since: nothing was run. */
const NOT_FOR_US: ReadonlySet<number> = new Set([401, 403, 404, 405]);

function readReply({ status, text: body }: Answer): CommandReply | null {
  if (NOT_FOR_US.has(status)) return null;
  const reply = status === 200 ? parse(body) : null;
  if (reply) return reply;
  throw new AppError('busy', `The server that holds the data folder answered with ${status}.`);
}

function parse(body: string): CommandReply | null {
  try {
    const reply = JSON.parse(body) as CommandReply;
    return 'result' in reply || 'refusal' in reply ? reply : null;
  } catch {
    return null;
  }
}
