import type { Code } from '#lib/render/markdown/tree.ts';
import { editDistance, nearest } from '#lib/shared/nearest.ts';
import {
  FOREIGN_RESOURCES,
  isCommandLine,
  RESOURCE_VERBS,
  RESOURCES,
  VERBS,
  withoutPrompt,
} from '../kubernetes/known-commands.ts';
import { type ShellWord, shellWords } from '../kubernetes/shell-words.ts';
import type { Hit, SectionRule } from '../lint-rule.ts';
import type { LintSection } from '../lint-section.ts';

const SHELL = new Set(['sh', 'bash', 'shell', 'zsh', 'console', 'terminal']);

/** A command that cannot run as it is written: an open quote, a flag torn apart, a verb or a resource that is not there. */
export const badCommand: SectionRule = {
  code: 'L124',
  scope: 'section',
  *check(section) {
    for (const code of section.codes) {
      if (!SHELL.has(code.language) && code.info !== '') continue;
      yield* checkCode(section, code);
    }
  },
};

function* checkCode({ text }: LintSection, code: Code): Iterable<Hit> {
  let from = 0;
  const source = text.slice(code.from, code.to);
  for (const line of code.text.split('\n')) {
    const at = source.indexOf(line, from);
    // A line that goes on below, or from above, cannot be judged alone.
    const isWhole = !line.endsWith('\\') && !/\\\s*\n\s*$/.test(source.slice(0, Math.max(0, at)));
    if (at >= 0) {
      if (isWhole && isCommandLine(line)) yield* checkLine(line, code.from + at);
      from = at + line.length;
    }
  }
}

function* checkLine(line: string, start: number): Iterable<Hit> {
  const command = withoutPrompt(line);
  const indent = start + line.length - command.length;
  const words = shellWords(command);
  if (!words) {
    if (opensHereDocument(command)) return;
    yield { span: { from: indent, to: start + line.length }, values: { problem: 'quote' } };
    return;
  }
  const at = (word: ShellWord) => ({ from: indent + word.from, to: indent + word.to });
  const torn = tornFlag(words);
  if (torn) {
    const [dash, letter] = torn;
    const fix = `-${letter.text}`;
    const span = { from: at(dash).from, to: at(letter).to };
    yield { span, values: { problem: 'flag', word: `- ${letter.text}`, meant: fix }, fix };
  }
  const unknown = unknownVerb(words) ?? (torn ? null : unknownResource(words));
  if (unknown)
    yield { span: at(unknown.word), values: { ...unknown.values, word: unknown.word.text } };
}

/** A quote may be closed on a line below. */
function opensHereDocument(command: string): boolean {
  return /<<|\$\(|-(?:c|p|d|-data|-patch)[ =]?["'][^"']*$/.test(command);
}

/** `- l`: a lone hyphen before a letter. A hyphen by itself is an argument too (standard input), but then no letter follows. */
function tornFlag(words: readonly ShellWord[]): readonly [ShellWord, ShellWord] | null {
  const at = words.findIndex(({ text }, index) => text === '-' && isLetter(words[index + 1]));
  return at < 0 ? null : [words[at] as ShellWord, words[at + 1] as ShellWord];
}

function isLetter(word: ShellWord | undefined): boolean {
  return word !== undefined && !word.isQuoted && /^[A-Za-z]$/.test(word.text);
}

interface Unknown {
  readonly word: ShellWord;
  readonly values: Readonly<Record<string, string>>;
}

function unknownVerb(words: readonly ShellWord[]): Unknown | null {
  const [tool, verb] = skipFlags(words);
  const verbs = tool && VERBS[tool.text];
  if (!verbs || !verb || !isPlain(verb) || verbs.has(verb.text)) return null;
  const meant = nearest(verb.text, [...verbs]) ?? '';
  // A plug-in adds verbs of its own: one that looks like no known verb is left alone.
  return meant === '' ? null : { word: verb, values: { problem: 'verb', tool: tool.text, meant } };
}

function unknownResource(words: readonly ShellWord[]): Unknown | null {
  const [tool, verb, resource] = skipFlags(words);
  if (tool?.text !== 'kubectl' || !verb || !RESOURCE_VERBS.has(verb.text)) return null;
  if (!resource || !isPlain(resource) || RESOURCES.has(resource.text)) return null;
  if (FOREIGN_RESOURCES.has(resource.text)) return null;
  const meant = [...RESOURCES].find((known) => isSlip(resource.text, known)) ?? '';
  return meant === '' ? null : { word: resource, values: { problem: 'resource', meant } };
}

/** One letter off; an add-on brings names of its own, which look like no known one. */
function isSlip(found: string, known: string): boolean {
  return Math.abs(found.length - known.length) <= 1 && editDistance(found, known) === 1;
}

function isPlain({ text, isQuoted }: ShellWord): boolean {
  return !isQuoted && text.length <= MAX_NAME && /^[a-z-]+$/.test(text);
}

/** No verb and no resource has a longer name. */
const MAX_NAME = 40;

const FLAG_WITH_VALUE = new Set([
  '-n',
  '--namespace',
  '--context',
  '--kubeconfig',
  '-c',
  '-p',
  '--profile',
]);

function skipFlags(words: readonly ShellWord[]): readonly ShellWord[] {
  const left: ShellWord[] = [];
  for (let at = words[0]?.text === 'sudo' ? 1 : 0; at < words.length; at++) {
    const word = words[at] as ShellWord;
    if (FLAG_WITH_VALUE.has(word.text)) at++;
    else if (!word.text.startsWith('-')) left.push(word);
  }
  return left;
}
