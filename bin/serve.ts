import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import path from 'node:path';
import next from 'next';
import { localActor } from '#lib/accounts/local-actor.ts';
import type { Context } from '#lib/context.ts';
import { openContext } from '#lib/open-context.ts';
import type { Environment } from '#lib/platform/environment.ts';
import { placeSecret } from '#lib/platform/place-secret.ts';
import { publishServer, withdrawServer } from '#lib/platform/published-server.ts';
import type { WriterLock } from '#lib/platform/writer-lock.ts';
import { prepareDay } from '#lib/review/prepare-day.ts';
import { languageOf } from './cli/language.ts';
import { keepHeapSmall } from './keep-heap-small.ts';
import { backUpDaily } from './serve/back-up-daily.ts';
import { compileAtStart } from './serve/compile-at-start.ts';
import { keepCounted } from './serve/keep-counted.ts';
import { keepMirrored } from './serve/keep-mirror.ts';
import { listen } from './serve/listen.ts';
import { isStartedByNpm, stopAfterParent } from './serve/stop-after-parent.ts';
import { drain, stopOnSignal } from './serve/stop-on-signal.ts';
import { takeLock } from './serve/take-lock.ts';
import { tellOpening } from './tell-opening.ts';

/** What the start script knows. */
export interface Serving {
  /** The folder of the clone. */
  readonly root: string;
  readonly environment: Environment;
  /** Builds pages as they are asked for, for developers. */
  readonly dev: boolean;
  /** When the start began, in epoch milliseconds. */
  readonly startedAt: number;
  /** The process that began it. */
  readonly parent: number;
}

/**
 * Opens the place, compiles its decks and serves its pages until a signal ends it.
 * Throws `busy` where another process has the data folder, `database-unusable` where a migration fails.
 */
export async function serve({ root, environment, dev, startedAt, parent }: Serving): Promise<void> {
  const { dataFolder, host } = environment;
  const lock = await takeLock(dataFolder);
  const context = await openContext({
    ...environment,
    migrations: path.join(root, 'prisma', 'migrations'),
    told: tellOpening({
      language: languageOf(process.env),
      print: (line) => void process.stderr.write(`${line}\n`),
    }),
  });
  const token = randomBytes(32).toString('base64url');
  share({ context, environment, secret: placeSecret(dataFolder) });
  const app = next({ dev, dir: root, hostname: host, port: environment.port, turbopack: true });
  await Promise.all([compileAtStart(context, environment), app.prepare()]);
  await prepareDay(context, await localActor(context));
  keepHeapSmall();

  const stopMirror = keepMirrored(context);
  const stopCounting = keepCounted(context);
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => void handle(request, response));
  const { port, address } = await listen(server, environment);
  // A form action that redirects is answered with the page it leads to, which Next asks of this very server.
  process.env.__NEXT_PRIVATE_ORIGIN = address;
  process.env.NEXTAUTH_URL = address;
  publishServer(dataFolder, { port, host, token });
  const stop = stopOnSignal(async () => {
    // A page under development keeps a socket open for as long as it is shown.
    if (!dev) await drain(server);
    await stopMirror();
    await stopCounting();
    await close({ app, context, dataFolder, lock });
  });
  if (isStartedByNpm(process.env)) stopAfterParent(parent, stop);
  backUpDaily(context);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`Kartoteka is ready: ${address}  (${seconds} s)\n`);
}

interface Shared {
  readonly context: Context;
  readonly environment: Environment;
  /** Seals the sessions of the place. */
  readonly secret: string;
}

/** Leaves the open place where the pages, which are bundled apart, find it: there is one connection a process. */
function share({ context, environment, secret }: Shared): void {
  Object.assign(globalThis, {
    [Symbol.for('kartoteka.context')]: context,
    [Symbol.for('kartoteka.environment')]: environment,
    [Symbol.for('kartoteka.secret')]: secret,
  });
}

interface Open {
  readonly app: { close: () => Promise<void> };
  readonly context: Context;
  readonly dataFolder: string;
  readonly lock: WriterLock;
}

async function close({ app, context, dataFolder, lock }: Open): Promise<void> {
  await app.close();
  await context.store.close();
  withdrawServer(dataFolder);
  lock.release();
}
