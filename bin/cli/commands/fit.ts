import type { FittedPreset } from '#lib/command/fit.ts';
import type { Call, Command } from '../command.ts';
import { DONE, type Status } from '../status.ts';

/** Fits the parameters of the memory model to the person's answers. */
export const fit: Command = {
  flags: ['yes', 'json'],
  values: ['deck'],
  positionals: { least: 0, most: 0 },
  run: runFit,
};

async function runFit(call: Call): Promise<Status> {
  const { writing } = await import('../writing.ts');
  const deck = call.values.get('deck') ?? null;
  const fits = await writing(call, 'fit', { deck, adopt: call.flags.has('yes') });
  const json = () => JSON.stringify({ fits: fits.map(asJson) });
  await call.print(`${call.flags.has('json') ? json() : inText(call, fits)}\n`);
  return DONE;
}

function inText({ words }: Call, fits: readonly FittedPreset[]): string {
  if (fits.length === 0) return words.emptyDesk;
  return fits.map((each) => `${each.decks.join(', ')}: ${words.fitted(each)}`).join('\n');
}

function asJson({ report, operation, ...rest }: FittedPreset): object {
  return { ...rest, ...report, adopted: operation !== null, operation };
}
