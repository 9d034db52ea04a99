import { type Difference, type Verification, verify as verifyAll } from '#lib/review/verify.ts';
import type { Call, Command } from '../command.ts';
import { reading } from '../place.ts';
import { DONE, REFUSED, type Status } from '../status.ts';

/** Refolds every state from its events and compares; writes nothing. */
export const verify: Command = {
  flags: ['json'],
  values: [],
  positionals: { least: 0, most: 0 },
  run: runVerify,
};

const NOTHING: Verification = { cards: 0, events: 0, differences: [] };

async function runVerify(call: Call): Promise<Status> {
  const found = await reading(call, async (context, actor) => {
    return actor ? verifyAll(context, actor) : NOTHING;
  });
  const { cards, events } = found;
  const differences = found.differences.length;
  await call.tell(found.differences.map((each) => `${lineOf(each)}\n`).join(''));
  const json = () => JSON.stringify({ cards, events, differences });
  const text = () => call.words.verified({ cards, events, differences });
  await call.print(`${call.flags.has('json') ? json() : text()}\n`);
  return differences > 0 ? REFUSED : DONE;
}

function lineOf({ card, event, field, stored, expected }: Difference): string {
  const place = event === null ? card : `${card} ${event}`;
  return `${place} ${field}: ${JSON.stringify(stored)} != ${JSON.stringify(expected)}`;
}
