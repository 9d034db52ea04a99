import { DOCKER } from '#lib/compiler/draft/gloss/docker.ts';
import { GIT } from '#lib/compiler/draft/gloss/git.ts';
import type { GlossTable, Verb } from '#lib/compiler/draft/gloss/gloss-table.ts';
import { KUBECTL } from '#lib/compiler/draft/gloss/kubectl.ts';
import { MINIKUBE } from '#lib/compiler/draft/gloss/minikube.ts';
import { REQUESTS } from '#lib/compiler/draft/gloss/requests.ts';
import { wordsOfCommand } from '#lib/compiler/draft/gloss/words-of-command.ts';

const TABLES: Readonly<Record<string, GlossTable>> = {
  kubectl: KUBECTL,
  docker: DOCKER,
  podman: DOCKER,
  minikube: MINIKUBE,
  git: GIT,
  ...REQUESTS,
};

type Language = 'ru' | 'en';

/** A prompt that asks for a command by what it does; null where a part of it is not known, so that nothing is left out. */
export function glossOf(command: string, language: Language): string | null {
  const [program = '', ...words] = wordsOfCommand(command) ?? [];
  const table = Object.hasOwn(TABLES, program) ? TABLES[program] : undefined;
  const parsed = table && parse(table, words, language);
  if (!table || !parsed) return null;
  const object = objectOf(table, parsed, language);
  if (object === null) return null;
  const told = [`${parsed.verb[language]}${object}`, ...parsed.flags];
  return `${program}: ${told.join(', ')}`;
}

interface Parsed {
  readonly verb: Verb;
  readonly operands: readonly string[];
  readonly flags: readonly string[];
}

function parse(table: GlossTable, words: readonly string[], language: Language): Parsed | null {
  const operands: string[] = [];
  const flags: string[] = [];
  const head = words.find((word) => !word.startsWith('-')) ?? '';
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    // A lone hyphen is a flag that fell apart.
    if (word === '-') return null;
    if (!word.startsWith('-')) {
      operands.push(word);
      continue;
    }
    const [typed, inline] = partFlag(word);
    const name = Object.hasOwn(table.flags, `${head} ${typed}`) ? `${head} ${typed}` : typed;
    if (!Object.hasOwn(table.flags, name)) return null;
    const isSwitch = table.switches.has(name);
    const value = isSwitch ? undefined : (inline ?? words[++at]);
    if (!isSwitch && value === undefined) return null;
    flags.push(tellFlag(table, { name, value: value ?? '', language }));
  }
  return findVerb(table, { operands, flags });
}

/** A flag and the value after its `=`. */
function partFlag(word: string): readonly [string, string?] {
  const at = word.indexOf('=');
  return at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word];
}

function tellFlag(
  { flags }: GlossTable,
  { name, value, language }: { name: string; value: string; language: Language },
): string {
  const exact = `${name} ${value}`;
  const phrase = Object.hasOwn(flags, exact) ? flags[exact] : flags[name];
  return (phrase?.[language] ?? '').replace('{}', `\`${value}\``);
}

function findVerb({ verbs }: GlossTable, { operands, flags }: Omit<Parsed, 'verb'>): Parsed | null {
  for (const length of [2, 1, 0]) {
    const name = operands.slice(0, length).join(' ');
    const verb = operands.length >= length && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (verb) return { verb, operands: operands.slice(length), flags };
  }
  return null;
}

/** What the verb is about; null where its kind is not known, or where it needs one and has none. */
function objectOf(
  table: GlossTable,
  { verb, operands }: Parsed,
  language: Language,
): string | null {
  if (operands.length === 0) return verb[language].endsWith(':') ? null : '';
  if (verb.takes === 'nothing') return null;
  if (verb.takes === 'names') return ` ${operands.map(quoted).join(' ')}`;
  const [typed = '', ...names] = operands.flatMap((operand, at) => {
    return at === 0 ? operand.split('/') : [operand];
  });
  const kind = Object.hasOwn(table.objects, typed) ? table.objects[typed] : undefined;
  if (!kind) return null;
  const named = names.length === 1 ? kind.one : kind;
  return [` ${named[language]}`, ...names.map(quoted)].join(' ');
}

function quoted(name: string): string {
  return `\`${name}\``;
}
