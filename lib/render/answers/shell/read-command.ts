import { isSlip } from '../edit-distance.ts';
import type { Flags } from './flags.ts';
import { type Item, splitItem, wordItem } from './item.ts';
import { kubectl } from './kubectl.ts';
import { docker, git, helm, minikube } from './other-tools.ts';
import { isFlag, readFlag } from './read-flag.ts';
import { readPlaces } from './read-places.ts';
import type { SimpleCommand } from './simple-commands.ts';
import type { ShellToken } from './split-words.ts';
import type { Tool, Verb } from './tool.ts';
import { unixTools } from './unix-tools.ts';

const TOOLS: Readonly<Record<string, Tool>> = {
  ...{ kubectl, docker, minikube, git, helm },
  ...unixTools,
};
/** Names that many give to a tool for short. */
const NICKNAMES: Readonly<Record<string, string>> = { k: 'kubectl' };

/** A tool and its command, as far as they are known. */
export interface Known {
  readonly tool: string;
  readonly verb: Verb | null;
}

/** A command as items, and what it was read as. */
export interface ReadCommand {
  readonly items: readonly Item[];
  readonly known: Known | null;
}

interface Source {
  readonly source: string;
  /** How the other answer was read: it helps to understand a mistyped word. */
  readonly like: Known | null;
}

/** Reads a command by the meaning of its words. Of an unknown tool every word counts, in its place. */
export function readCommand(command: SimpleCommand, { source, like }: Source): ReadCommand {
  const isAsRoot = command.words[0]?.text === 'sudo' && /^\w/.test(command.words[1]?.text ?? '');
  const leads = command.words.slice(0, isAsRoot ? 1 : 0);
  const words = command.words.slice(leads.length);
  const [first] = words;
  const known = first ? toolOf(first.text, like) : null;
  const tool = known === null ? undefined : TOOLS[known];
  const read =
    first && tool ? readKnown(tool, words, { source, like }) : readUnknown(words, source);
  const around = [
    ...command.links.map((link) => wordItem(link)),
    ...leads.map((lead) => wordItem(lead)),
    ...read.items,
    ...command.redirections.flatMap(({ sign, target }) => [
      wordItem(sign),
      ...(target ? [wordItem(target)] : []),
    ]),
    ...command.assignments.map((word) => ({ ...wordItem(word), slot: 'assignment' as const })),
  ];
  return { items: around, known: known === null ? null : { tool: known, verb: read.verb } };
}

function toolOf(name: string, like: Known | null): string | null {
  if (Object.hasOwn(TOOLS, name)) return name;
  if (Object.hasOwn(NICKNAMES, name)) return NICKNAMES[name] ?? null;
  return like && (isSlip(name, like.tool) || name.toLowerCase() === like.tool) ? like.tool : null;
}

function nameOf(tool: string): string {
  return Object.hasOwn(NICKNAMES, tool) ? (NICKNAMES[tool] ?? tool) : tool;
}

interface ReadWords {
  readonly items: readonly Item[];
  readonly verb: Verb | null;
}

/** `--f=v` is `--f v`; nothing else is folded, for order and letters may mean anything. */
function readUnknown(words: readonly ShellToken[], source: string): ReadWords {
  const items = words.flatMap((word) => {
    const pair = word.text.startsWith('--') ? splitItem(word, { sign: '=', source }) : null;
    if (!pair) return [wordItem(word)];
    return [wordItem(pair[0], pair[0].text, 'joined'), wordItem(pair[1], pair[1].text, 'joined')];
  });
  return { items, verb: null };
}

function readKnown(tool: Tool, words: readonly ShellToken[], { source, like }: Source): ReadWords {
  const [first, ...rest] = words as [ShellToken, ...ShellToken[]];
  const found = findVerb(tool, rest, source);
  const verb = found.verb ?? like?.verb ?? null;
  const sorted = sortWords(verb?.flags ?? tool.global, rest, {
    source,
    // The words of the verb itself come before the program.
    stopsAfter: verb?.places === 'program' ? found.words.length + 1 : Number.POSITIVE_INFINITY,
  });
  const places = sorted.places.slice(found.words.length);
  const name = found.words.map(({ text }) => text).join(' ');
  const items = [
    wordItem(first, nameOf(first.text), 'verb'),
    ...verbItems(found.words, tool.synonyms[name] ?? name),
    ...readPlaces(verb?.places ?? 'words', places, source),
    ...sorted.rest.map((word) => wordItem(word)),
    ...sorted.flags,
  ];
  return { items, verb };
}

/** The words of a verb: one item where it is known by another name. */
function verbItems(words: readonly ShellToken[], name: string): Item[] {
  const names = name.split(' ');
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return [];
  if (names.length === words.length) {
    return words.map((word, index) => wordItem(word, names[index], 'verb'));
  }
  return [{ ...wordItem(first, name, 'verb'), nameSpan: [first.span[0], last.span[1]] }];
}

/** The first one or two words that are no flags and no values of global flags. */
function findVerb(
  tool: Tool,
  words: readonly ShellToken[],
  source: string,
): { words: readonly ShellToken[]; verb: Verb | null } {
  const stopsAfter = Number.POSITIVE_INFINITY;
  const { places } = sortWords(tool.global, words, { source, stopsAfter });
  const [first, second] = places;
  if (!first) return { words: [], verb: null };
  const both = second ? `${first.text} ${second.text}` : '';
  const long = tool.verb(tool.synonyms[both] ?? both);
  if (long && second) return { words: [first, second], verb: long };
  return { words: [first], verb: tool.verb(first.text) };
}

interface SortedWords {
  readonly places: readonly ShellToken[];
  readonly flags: readonly Item[];
  /** What belongs to another program, with the `--` before it. */
  readonly rest: readonly ShellToken[];
}

function sortWords(
  flags: Flags,
  words: readonly ShellToken[],
  { source, stopsAfter }: { readonly source: string; readonly stopsAfter: number },
): SortedWords {
  const places: ShellToken[] = [];
  const found: Item[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as ShellToken;
    if (word.text === '--' || places.length >= stopsAfter) {
      return { places, flags: found, rest: words.slice(at) };
    }
    if (!isFlag(word)) {
      places.push(word);
      continue;
    }
    const { items, takesNext } = readFlag(flags, { word, next: words[at + 1], source });
    found.push(...items);
    if (takesNext) at++;
  }
  return { places, flags: found, rest: [] };
}
