import { isBalanced, separates, tokensOf } from './field-tokens.ts';
import { stepsBetween } from './list-steps.ts';

/** Tokens of the base from one place up to another, and what one side has in their stead. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

/**
 * Puts together what two sides made of the text of a field: what either changed, where the other left it alone. Null where both changed the
 * same place, or places with no word between them; where both made a hole of the same number; and where markup would not close.
 */
export function mergeText(base: string, one: string, other: string): string | null {
  if (one === other || other === base) return one;
  if (one === base) return other;
  const [was, first, second] = [tokensOf(base), tokensOf(one), tokensOf(other)];
  if (!was || !first || !second || makeSameHole(base, one, other)) return null;
  const edits = together(was, editsBetween(was, first), editsBetween(was, second));
  if (edits === null) return null;
  const merged = edited(was, edits);
  const tokens = tokensOf(merged);
  return tokens && isBalanced(tokens) ? merged : null;
}

function editsBetween(base: readonly string[], side: readonly string[]): Edit[] {
  const edits: { from: number; to: number; put: string }[] = [];
  let place = 0;
  for (const { kind, text } of stepsBetween(base, side)) {
    if (kind === 'same') {
      place++;
      continue;
    }
    const last = edits.at(-1);
    const edit = last?.to === place ? last : { from: place, to: place, put: '' };
    if (edit !== last) edits.push(edit);
    if (kind === 'added') edit.put += text;
    else edit.to = ++place;
  }
  return edits;
}

/** The edits of both sides in their order, the same one once; null where two are not apart. */
function together(
  base: readonly string[],
  one: readonly Edit[],
  other: readonly Edit[],
): Edit[] | null {
  const common = one.filter((edit) => other.some((their) => isSame(edit, their)));
  const isOwn = (edit: Edit) => !common.some((each) => isSame(each, edit));
  const [mine, theirs] = [one.filter(isOwn), other.filter(isOwn)];
  const inOrder = [...mine, ...theirs, ...common].sort((a, b) => a.from - b.from || a.to - b.to);
  const areApart = inOrder.every((edit, at) => {
    const next = inOrder[at + 1];
    if (!next || mine.includes(edit) === mine.includes(next)) return true;
    return base.slice(edit.to, next.from).some(separates);
  });
  return areApart ? inOrder : null;
}

function isSame(one: Edit, other: Edit): boolean {
  return one.from === other.from && one.to === other.to && one.put === other.put;
}

function edited(base: readonly string[], edits: readonly Edit[]): string {
  let place = 0;
  let text = '';
  for (const { from, to, put } of edits) {
    text += base.slice(place, from).join('') + put;
    place = to;
  }
  return text + base.slice(place).join('');
}

/** Each of them asks for something of its own under that number. */
function makeSameHole(base: string, one: string, other: string): boolean {
  const was = holesOf(base);
  const others = holesOf(other);
  return [...holesOf(one)].some((hole) => others.has(hole) && !was.has(hole));
}

function holesOf(text: string): Set<string> {
  return new Set([...text.matchAll(/\{\{c(\d+)/g)].map(([, number = '']) => number));
}
