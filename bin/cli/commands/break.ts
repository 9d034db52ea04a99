import { lookBack, type Return } from '#lib/review/break-plan.ts';
import type { Call, Command } from '../command.ts';
import { reading } from '../place.ts';
import { DONE, type Status, UsageError } from '../status.ts';

/** Shows what waits after a break and the way back; plans, changes or drops it. */
export const breakCommand: Command = {
  flags: ['drop', 'json'],
  values: ['cap', 'minutes'],
  positionals: { least: 0, most: 0 },
  run: runBreak,
};

async function runBreak(call: Call): Promise<Status> {
  const input = inputOf(call);
  const back = input === null ? await readBack(call) : await planned(call, input);
  if (back !== null) {
    await call.print(
      `${call.flags.has('json') ? JSON.stringify(toldOf(back)) : inText(call, back)}\n`,
    );
  }
  return DONE;
}

function readBack(call: Call): Promise<Return | null> {
  return reading(call, async (context, actor) => actor && lookBack(context, actor));
}

type Input = { do: 'cap'; reviews: number } | { do: 'minutes'; minutes: number } | { do: 'drop' };

async function planned(call: Call, input: Input): Promise<Return> {
  const { writing } = await import('../writing.ts');
  return writing(call, 'break', input);
}

function inputOf({ flags, values, words }: Call): Input | null {
  const given = [...values.keys()].filter((name) => name === 'cap' || name === 'minutes');
  if (given.length + (flags.has('drop') ? 1 : 0) > 1) throw new UsageError(words.oneOfBreak);
  if (flags.has('drop')) return { do: 'drop' };
  const [name] = given;
  if (name === undefined) return null;
  const number = Number(values.get(name));
  if (!Number.isInteger(number) || number < 1 || number > 9999) {
    throw new UsageError(words.noNumber(name));
  }
  return name === 'cap' ? { do: 'cap', reviews: number } : { do: 'minutes', minutes: number };
}

function toldOf({ backlog, usual, plan, proposal }: Return) {
  return { backlog, usual, plan, proposal };
}

function inText({ words }: Call, { backlog, plan, proposal }: Return): string {
  return words.wayBack(backlog, plan ?? proposal, plan !== null);
}
