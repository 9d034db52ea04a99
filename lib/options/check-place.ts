import type { DeckId } from '#lib/shared/ids.ts';
import type { DeckOptionsRow } from '#lib/store/deck-options.ts';
import type { DeckStudy } from './deck-study.ts';
import type { Choices, FieldProblem } from './option-fields.ts';

/** What is wrong with choices among the person's other decks and presets: a name that is taken, a deck that would lie in itself. */
export function checkPlace(
  { deck, preset, presets, decks }: DeckStudy,
  { name, parent }: Choices,
  asNew: boolean,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const others = presets.filter(({ id }) => id !== preset.id);
  // Two of one name may have come from two places: that is no reason to refuse what else is chosen.
  const isTaken = name !== preset.name && others.some((other) => other.name === name);
  if (isTaken && !asNew) problems.push(problem('name', 'taken', name));
  if (parent === null || parent === deck.parentId) return problems;
  const inside = decks.find(({ id }) => id === parent);
  if (!inside) problems.push(problem('parent', 'no-such-deck', parent));
  else if (liesIn(decks, parent, deck.id))
    problems.push(problem('parent', 'in-itself', inside.title));
  return problems;
}

/** Whether a deck is another one, or lies in it at whatever depth. */
export function liesIn(decks: readonly DeckOptionsRow[], deck: DeckId, outer: DeckId): boolean {
  const seen = new Set<DeckId>();
  for (let at: DeckId | null = deck; at !== null && !seen.has(at); ) {
    if (at === outer) return true;
    seen.add(at);
    at = decks.find(({ id }) => id === at)?.parentId ?? null;
  }
  return false;
}

function problem(
  field: 'name' | 'parent',
  what: FieldProblem['problem'],
  found: string,
): FieldProblem {
  return { field, problem: what, min: 0, max: 0, found };
}
