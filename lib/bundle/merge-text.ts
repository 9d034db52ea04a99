import { byPlace, type Edit, edited, editsBetween } from './edits.ts';
import { isBalanced, separates, tokensOf } from './field-tokens.ts';

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

/** The edits of both sides in their order, the same one once; null where two are not apart. */
function together(
  base: readonly string[],
  one: readonly Edit[],
  other: readonly Edit[],
): Edit[] | null {
  const common = one.filter((edit) => other.some((their) => isSame(edit, their)));
  const isOwn = (edit: Edit) => !common.some((each) => isSame(each, edit));
  const [mine, theirs] = [one.filter(isOwn), other.filter(isOwn)];
  const inOrder = [...mine, ...theirs, ...common].sort(byPlace);
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

/** Each of them asks for something of its own under that number. */
function makeSameHole(base: string, one: string, other: string): boolean {
  const was = holesOf(base);
  const others = holesOf(other);
  return [...holesOf(one)].some((hole) => others.has(hole) && !was.has(hole));
}

function holesOf(text: string): Set<string> {
  return new Set([...text.matchAll(/\{\{c(\d+)/g)].map(([, number = '']) => number));
}
