import type { Call, Command } from '../command.ts';
import { DONE, type Status } from '../status.ts';

/** Reckons memory that came with cards anew from their answers. */
export const recompute: Command = {
  flags: ['yes', 'json'],
  values: ['deck'],
  positionals: { least: 0, most: 0 },
  run: runRecompute,
};

async function runRecompute(call: Call): Promise<Status> {
  const { writing } = await import('../writing.ts');
  const deck = call.values.get('deck') ?? null;
  const presets = await writing(call, 'recompute', { deck, apply: call.flags.has('yes') });
  if (call.flags.has('json')) {
    await call.print(`${JSON.stringify({ presets })}\n`);
    return DONE;
  }
  const lines = presets.map((each) => `${each.preset.name}: ${call.words.recomputed(each)}`);
  await call.print(`${lines.join('\n') || call.words.emptyDesk}\n`);
  return DONE;
}
