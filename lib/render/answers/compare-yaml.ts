import { align } from './align.ts';
import { type Comparison, comparisonOf, type Reason, type Span } from './comparison.ts';
import { isOtherCase, isSlip } from './edit-distance.ts';
import { readYaml } from './yaml/read-yaml.ts';
import { type YamlMap, type YamlValue, yamlIdentity } from './yaml/value.ts';

/**
 * Compares a piece of YAML by the value it gives: quotes, styles, comments and the order of keys make no difference;
 * letter case, and whether something is a text or a number, do. What cannot be read is told with its place.
 */
export function compareYaml(answer: string, typed: string): Comparison {
  const texts = { typed: typed.trimEnd(), right: answer.trimEnd() };
  const plain = sides(texts, []);
  // Blanks at the end may belong to a block of text.
  const [given, right] = [readYaml(typed), readYaml(answer)];
  const isOther =
    given.kind === 'value' &&
    right.kind === 'value' &&
    yamlIdentity(given.value) !== yamlIdentity(right.value);
  if (!isOther && texts.typed.trim() === texts.right.trim()) {
    return comparisonOf({ verdict: 'exact', why: [] }, ...plain);
  }
  if (given.kind === 'problem') {
    const { line, column } = given;
    return comparisonOf(
      { verdict: 'different', why: [{ code: 'yaml-error', line, column }] },
      ...plain,
    );
  }
  if (right.kind === 'problem') return comparisonOf({ verdict: 'different', why: [] }, ...plain);
  if (!isOther) {
    const isReordered = keyOrder(given.value) !== keyOrder(right.value);
    const why: Reason[] = [{ code: isReordered ? 'key-order' : 'yaml-style' }];
    return comparisonOf({ verdict: 'equivalent', why }, ...plain);
  }
  return differing(texts, offTokens(texts), offLeaves(given.value, right.value));
}

interface Texts {
  readonly typed: string;
  readonly right: string;
}

interface Side {
  readonly text: string;
  readonly off: readonly Span[];
}

/** A token of the one text with what the other has in its place; one of them is null where it stands alone. */
interface OffToken {
  readonly typed: Token | null;
  readonly right: Token | null;
}

interface Token {
  readonly text: string;
  readonly span: Span;
}

function sides({ typed, right }: Texts, off: readonly OffToken[]): [Side, Side] {
  const spans = (side: 'typed' | 'right') =>
    off.flatMap((each) => (each[side] ? [each[side].span] : []));
  return [
    { text: typed, off: spans('typed') },
    { text: right, off: spans('right') },
  ];
}

/** Near is one value of several that is off, or one that looks mistyped. */
function differing(texts: Texts, off: readonly OffToken[], leaves: number): Comparison {
  const marked = sides(texts, off);
  const [only] = off;
  if (off.length > 1 || !only || leaves > 2) {
    return comparisonOf({ verdict: 'different', why: [] }, ...marked);
  }
  const [a, b] = [only.typed?.text ?? '', only.right?.text ?? ''];
  const isMistyped = isSlip(a, b);
  const isAlone = tokensOf(texts.right).length === 1;
  if (isAlone && !isMistyped && !isOtherCase(a, b)) {
    return comparisonOf({ verdict: 'different', why: [] }, ...marked);
  }
  return comparisonOf({ verdict: 'near', why: [reasonFor(a, b)], isSlip: isMistyped }, ...marked);
}

function reasonFor(a: string, b: string): Reason {
  if (a === '') return { code: 'left-out', b };
  if (b === '') return { code: 'too-much', a };
  return { code: isOtherCase(a, b) ? 'case-matters' : 'instead', a, b };
}

function offTokens({ typed, right }: Texts): OffToken[] {
  const { gaps } = align(tokensOf(right), tokensOf(typed), (a, b) => Number(a.text === b.text));
  return gaps.flatMap((gap) =>
    Array.from({ length: Math.max(gap.left.length, gap.right.length) }, (_, at) => ({
      right: gap.left[at] ?? null,
      typed: gap.right[at] ?? null,
    })),
  );
}

/** Words and quoted texts; of signs only those that tell a list from a text. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[^\s[\]{},:"']+(?::[^\s[\]{},:"']+)*/g)].map(
    ({ 0: token, index }) => ({ text: token, span: [index, index + token.length] }),
  );
}

/** How many scalars of the two values, each with the way to it, only one of them has. */
function offLeaves(a: YamlValue, b: YamlValue): number {
  const [ours, theirs] = [leavesOf(a), leavesOf(b)];
  const missing = (from: readonly string[], all: readonly string[]) =>
    from.filter((leaf) => !all.includes(leaf)).length;
  return missing(ours, theirs) + missing(theirs, ours);
}

function leavesOf(value: YamlValue, path = ''): string[] {
  if (isMap(value)) {
    return [...value].flatMap(([key, [, inner]]) => leavesOf(inner, `${path}/${key}`));
  }
  if (Array.isArray(value)) return value.flatMap((inner, at) => leavesOf(inner, `${path}/${at}`));
  return [`${path}=${yamlIdentity(value)}`];
}

function keyOrder(value: YamlValue): string {
  if (isMap(value))
    return `{${[...value].map(([key, [, inner]]) => key + keyOrder(inner)).join()}}`;
  return Array.isArray(value) ? `[${value.map(keyOrder).join()}]` : '';
}

function isMap(value: YamlValue): value is YamlMap {
  return value instanceof Map;
}
