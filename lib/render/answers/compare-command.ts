import { type Comparison, comparisonOf, type Reason, type Span } from './comparison.ts';
import { isOtherCase, isSlip } from './edit-distance.ts';
import type { Item } from './shell/item.ts';
import { type ItemMatch, type ItemPair, matchItems } from './shell/match-items.ts';
import { readCommand } from './shell/read-command.ts';
import { simpleCommands } from './shell/simple-commands.ts';
import { type ShellToken, splitShell } from './shell/split-words.ts';
import { whyCommandsEqual } from './shell/why-equal.ts';

/**
 * Compares command lines by meaning: spaces, quotes, `--f v` and `--f=v`, letters together or apart, the order of flags
 * and, for tools that are known, other names of flags, kinds of objects and commands make no difference. Letter case
 * and everything after `--` do.
 */
export function compareCommand(answer: string, typed: string): Comparison {
  const texts = { right: tidy(answer), typed: tidy(typed) };
  const [right, given] = [splitShell(texts.right), splitShell(texts.typed)];
  if ('openQuoteAt' in given) return unreadable(texts, given.openQuoteAt);
  if ('openQuoteAt' in right) return sameText(texts);
  const match = matchLines(texts, { right: right.tokens, typed: given.tokens });
  const why = match.off.length > 0 ? [] : whyCommandsEqual(match, texts);
  if (match.off.length === 0)
    return verdictOf(texts, why.length === 0 ? 'exact' : 'equivalent', why);
  return offComparison(match, texts, haveSameWords(right.tokens, given.tokens));
}

/** Without blanks around it; one at the end may be escaped. */
function tidy(line: string): string {
  return line.trimStart().replace(/(?<!\\)\s+$/, '');
}

interface Texts {
  readonly right: string;
  readonly typed: string;
}

function verdictOf(texts: Texts, verdict: Comparison['verdict'], why: readonly Reason[]) {
  const [typed, right] = [texts.typed, texts.right].map((text) => ({ text, off: [] as Span[] }));
  return comparisonOf({ verdict, why }, typed as Side, right as Side);
}

interface Side {
  readonly text: string;
  readonly off: Span[];
}

function unreadable(texts: Texts, openQuoteAt: number): Comparison {
  const why: Reason[] = [{ code: 'open-quote', column: openQuoteAt + 1 }];
  const typed = { text: texts.typed, off: [[openQuoteAt, texts.typed.length]] as Span[] };
  return comparisonOf({ verdict: 'different', why }, typed, { text: texts.right, off: [] });
}

/** What the author wrote is no command line: only the text itself can be right. */
function sameText(texts: Texts): Comparison {
  return verdictOf(texts, texts.typed === texts.right ? 'exact' : 'different', []);
}

function matchLines(
  texts: Texts,
  tokens: { readonly right: readonly ShellToken[]; readonly typed: readonly ShellToken[] },
): ItemMatch {
  const right = simpleCommands(tokens.right).map((each) =>
    readCommand(each, { source: texts.right, like: null }),
  );
  const typed = simpleCommands(tokens.typed).map((each, at) =>
    readCommand(each, { source: texts.typed, like: right[at]?.known ?? null }),
  );
  if (right.length !== typed.length) {
    return matchItems(
      right.flatMap(({ items }) => items),
      typed.flatMap(({ items }) => items),
    );
  }
  const matches = right.map(({ items }, at) => matchItems(items, typed[at]?.items ?? []));
  return {
    same: matches.flatMap(({ same }) => same),
    off: [...matches.flatMap(({ off }) => off), ...contradictions(matches)],
    filled: new Map(matches.flatMap(({ filled }) => [...filled])),
  };
}

/** An open place that was filled in two ways in two commands of the line. */
function contradictions(matches: readonly ItemMatch[]): ItemPair[] {
  const all = new Map<string, string>();
  return matches.flatMap(({ filled, same }) =>
    [...filled].flatMap(([place, text]) => {
      const before = all.get(place);
      all.set(place, before ?? text);
      if (before === undefined || before === text) return [];
      return same.filter(({ right }) => `${right.name} ${right.value}`.includes(place)).slice(0, 1);
    }),
  );
}

function offComparison({ off }: ItemMatch, texts: Texts, isOrder: boolean): Comparison {
  const typed: Side = { text: texts.typed, off: [] };
  const right: Side = { text: texts.right, off: [] };
  for (const pair of off) mark(pair, typed, right);
  const [only] = off;
  if (isOrder)
    return comparisonOf({ verdict: 'near', why: [{ code: 'word-order' }] }, typed, right);
  if (off.length > 1 || !only) return comparisonOf({ verdict: 'different', why: [] }, typed, right);
  const why = [reasonFor(only, texts)];
  return comparisonOf({ verdict: 'near', why, isSlip: isSlipOf(only) }, typed, right);
}

/** Marks the name or the value, whichever differs; both where there is nothing beside it. */
function mark(pair: ItemPair, typed: Side, right: Side): void {
  const spans = offSpans(pair);
  if (spans.typed) typed.off.push(...spans.typed);
  if (spans.right) right.off.push(...spans.right);
}

function offSpans({ right, typed }: ItemPair): { right: Span[]; typed: Span[] } {
  const both = (item: Item | null): Span[] =>
    item === null ? [] : [item.nameSpan, ...(item.valueSpan ? [item.valueSpan] : [])];
  if (!right || !typed) return { right: both(right), typed: both(typed) };
  if (right.name === typed.name && right.valueSpan && typed.valueSpan) {
    return { right: [right.valueSpan], typed: [typed.valueSpan] };
  }
  const isValueSame = right.value === typed.value;
  return isValueSame
    ? { right: [right.nameSpan], typed: [typed.nameSpan] }
    : { right: both(right), typed: both(typed) };
}

function reasonFor(pair: ItemPair, texts: Texts): Reason {
  const spans = offSpans(pair);
  const text = (source: string, parts: readonly Span[]) =>
    parts.map(([from, to]) => source.slice(from, to)).join(' ');
  const [a, b] = [text(texts.typed, spans.typed), text(texts.right, spans.right)];
  if (a === '') return { code: 'left-out', b };
  if (b === '') return { code: 'too-much', a };
  return { code: isOtherCase(a, b) ? 'case-matters' : 'instead', a, b };
}

function isSlipOf({ right, typed }: ItemPair): boolean {
  if (!right || !typed) return false;
  if (right.name === typed.name) return isSlip(typed.value ?? '', right.value ?? '');
  return right.value === typed.value && isSlip(typed.name, right.name);
}

/** The same words in another order: of a tool that is not known, the order may matter. */
function haveSameWords(right: readonly ShellToken[], typed: readonly ShellToken[]): boolean {
  const sorted = (tokens: readonly ShellToken[]) =>
    JSON.stringify(tokens.map(({ text }) => text).sort());
  return sorted(right) === sorted(typed);
}
