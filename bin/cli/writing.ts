import { setTimeout as wait } from 'node:timers/promises';
import {
  runWriting,
  type WritingInput,
  type WritingName,
  type WritingResult,
} from '#lib/command/writing-commands.ts';
import { openContext } from '#lib/open-context.ts';
import { findServer } from '#lib/platform/published-server.ts';
import { holdWriterLock } from '#lib/platform/writer-lock.ts';
import { AppError } from '#lib/shared/errors.ts';
import { tellOpening } from '../tell-opening.ts';
import type { Call } from './command.ts';
import { environmentOf } from './environment.ts';
import { handOver } from './hand-over.ts';
import { migrationsOf } from './place.ts';

/** How long to wait for another writer that is about to end, or for a server that is about to listen. */
const PATIENCE_MS = 6000;
const PAUSE_MS = 100;

/**
 * Runs a command that writes: here, where nobody else writes to the data folder, or else by the server that does.
 * Throws `busy` where neither can be had.
 */
export async function writing<Name extends WritingName>(
  call: Call,
  command: Name,
  input: WritingInput<Name>,
): Promise<WritingResult<Name>> {
  const { dataFolder } = environmentOf(call);
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const reply = (await runHere(call, { command, input })) ?? (await runThere());
    if (reply) return reply.result as WritingResult<Name>;
    if (Date.now() > until) throw new AppError('busy', call.words.busy(dataFolder), { told: 1 });
    await wait(PAUSE_MS);
  }

  async function runThere() {
    const server = findServer(dataFolder);
    return server && handOver(server, { command, input });
  }
}

/** Null where another process holds the data folder. */
async function runHere(
  call: Call,
  given: { command: string; input: unknown },
): Promise<{ result: unknown } | null> {
  const environment = environmentOf(call);
  const lock = holdWriterLock(environment.dataFolder);
  if (!lock) return null;
  try {
    const context = await openContext({
      ...environment,
      migrations: migrationsOf(call),
      told: tellOpening({
        language: call.language,
        print: (line) => void call.tell(`${line}\n`),
      }),
    });
    try {
      return { result: asJson(await runWriting(context, given)) };
    } finally {
      await context.store.close();
    }
  } finally {
    lock.release();
  }
}

/** What a server would have sent. */
function asJson(result: unknown): unknown {
  return JSON.parse(JSON.stringify(result));
}
