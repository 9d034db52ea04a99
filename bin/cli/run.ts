import { nearest } from '#lib/shared/nearest.ts';
import { readArguments } from './arguments.ts';
import type { System } from './command.ts';
import { commandNames, commands, isCommandName } from './commands.ts';
import { languageOf } from './language.ts';
import { loadHelp, loadMessages, type Messages } from './messages.ts';
import { refusalOf } from './refusal.ts';
import { CANNOT_RUN, DONE, type Status, UsageError } from './status.ts';
import { versionOf } from './version.ts';

/** Runs the command that was typed, and gives the status to end with. Never throws. */
export async function run(argv: readonly string[], system: System): Promise<Status> {
  const words = await loadMessages(languageOf(system.env));
  try {
    return await dispatch(argv, system, words);
  } catch (error) {
    const { status, text } = refusalOf(error, words);
    await system.tell(`kartoteka: ${text}\n`);
    return status;
  }
}

async function dispatch(argv: readonly string[], system: System, words: Messages): Promise<Status> {
  const [first, ...rest] = argv;
  if (first === undefined) {
    await system.tell((await loadHelp(languageOf(system.env))).help);
    return CANNOT_RUN;
  }
  if (first === '--version') return showVersion(system);
  if (isHelp(first)) return showHelp(system, words, rest[0]);
  if (rest.some(isHelpOption)) return showHelp(system, words, first);
  const command = await commands[commandNamed(first, words)]();
  const language = languageOf(system.env);
  return command.run({ ...system, language, words, ...readArguments(rest, command, words) });
}

function isHelp(word: string): boolean {
  return word === 'help' || isHelpOption(word);
}

function isHelpOption(word: string): boolean {
  return word === '--help' || word === '-h';
}

function commandNamed(word: string, words: Messages) {
  if (isCommandName(word)) return word;
  if (word.startsWith('-')) throw new UsageError(words.unknownOption(word, null));
  throw new UsageError(words.unknownCommand(word, nearest(word, [...commandNames, 'help'])));
}

async function showHelp(system: System, words: Messages, name?: string): Promise<Status> {
  const { help, helpOf } = await loadHelp(languageOf(system.env));
  await system.print(name === undefined ? help : helpOf[commandNamed(name, words)]);
  return DONE;
}

async function showVersion({ root, print }: System): Promise<Status> {
  await print(`${versionOf(root)}\n`);
  return DONE;
}
