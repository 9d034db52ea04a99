import { parseArgs } from 'node:util';
import { nearest } from '#lib/shared/nearest.ts';
import type { Call, Command } from './command.ts';
import type { Messages } from './messages.ts';
import { UsageError } from './status.ts';

/** What was typed after a command's name. */
export type Arguments = Pick<Call, 'positionals' | 'flags' | 'values'>;

/** Reads what was typed after the name of a command. Throws `UsageError` naming what is wrong. */
export function readArguments(
  argv: readonly string[],
  command: Pick<Command, 'flags' | 'values' | 'positionals'>,
  words: Messages,
): Arguments {
  const known = new Map<string, 'boolean' | 'string'>([
    ...command.flags.map((name) => [name, 'boolean'] as const),
    ...command.values.map((name) => [name, 'string'] as const),
  ]);
  const options = Object.fromEntries([...known].map(([name, type]) => [name, { type }]));
  const { positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const typed = tokens.filter((token) => token.kind === 'option');
  for (const token of typed) checkOption(token, known, words);
  checkPositionals(positionals, command, words);
  return {
    positionals,
    flags: new Set(typed.filter(({ value }) => value === undefined).map(({ name }) => name)),
    values: new Map(
      typed.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    ),
  };
}

interface TypedOption {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkOption(
  { name, rawName, value, inlineValue }: TypedOption,
  known: ReadonlyMap<string, 'boolean' | 'string'>,
  words: Messages,
): void {
  const type = known.get(name);
  if (!type || !rawName.startsWith('--')) {
    const meant = nearest(name, [...known.keys()]);
    throw new UsageError(words.unknownOption(rawName, meant && `--${meant}`));
  }
  if (type === 'boolean' && value !== undefined) throw new UsageError(words.noValue(rawName));
  if (type === 'boolean') return;
  // A forgotten value would swallow the option after it.
  const isOption = !inlineValue && value?.startsWith('--') && known.has(value.slice(2));
  if (value === undefined || value === '' || isOption) {
    throw new UsageError(words.missingValue(rawName));
  }
}

function checkPositionals(
  positionals: readonly string[],
  { positionals: { least, most } }: Pick<Command, 'positionals'>,
  words: Messages,
): void {
  if (positionals.length < least) throw new UsageError(words.missingArgument());
  const extra = positionals[most];
  if (extra !== undefined) throw new UsageError(words.extraArgument(extra));
}
