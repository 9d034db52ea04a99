import { editDistance } from '#lib/shared/nearest.ts';
import type { DeckFacts, NoteFacts } from '../deck-facts.ts';
import type { DeckRule } from '../lint-rule.ts';
import { deletionsOf } from '../text/deletions.ts';

/** Abbreviations and identifiers; words of a language are not mixed up for looking alike. */
const NAME = /^(?:[A-Z]{3,12}|[A-Za-z][A-Za-z-]*\p{Ll}\p{Lu}[A-Za-z-]*)$/u;
const SHORT = 4;

/** Answers that look alike, and no table that sets them side by side. The threshold is how many make a set. */
export const confusableSet: DeckRule = {
  code: 'L116',
  scope: 'deck',
  threshold: 3,
  *check(deck, threshold) {
    const owners = namesAnswered(deck);
    for (const set of alikeSets([...owners.keys()])) {
      if (set.length < threshold || isContrasted(deck, set)) continue;
      const note = owners.get(set[0] as string) as NoteFacts;
      yield { note, values: { names: set.join(', ') } };
    }
  },
};

function namesAnswered({ notes }: DeckFacts): ReadonlyMap<string, NoteFacts> {
  const owners = new Map<string, NoteFacts>();
  for (const facts of notes) {
    for (const said of answersOf(facts)) {
      const name = said.replaceAll('`', '').replace(/[.!]$/, '').trim();
      if (NAME.test(name) && !owners.has(name)) owners.set(name, facts);
    }
  }
  return owners;
}

/** What a note's cards expect to hear: its answer, and the term where the card is asked backwards. */
function answersOf({ note, prompt, answer }: NoteFacts): readonly string[] {
  const isReverse = note.cards.some(({ facet }) => facet === 'rev');
  return [...(answer === null ? [] : answer.split('\n')), ...(isReverse ? [prompt] : [])];
}

/** Groups in which each looks like another one of the group, in the order of first mention. */
function alikeSets(names: readonly string[]): readonly (readonly string[])[] {
  const neighbours = neighboursOf(names);
  const seen = new Set<string>();
  const sets: string[][] = [];
  for (const name of names) {
    if (seen.has(name)) continue;
    const set: string[] = [];
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      set.push(next);
      open.push(...(neighbours.get(next) ?? []));
    }
    if (set.length > 1) sets.push(set);
  }
  return sets;
}

function neighboursOf(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byDeletion = new Map<string, string[]>();
  const neighbours = new Map<string, string[]>(names.map((name) => [name, []]));
  for (const name of names) {
    const close = new Set<string>();
    for (const deletion of deletionsOf(name, reach(name))) {
      const others = byDeletion.get(deletion) ?? [];
      for (const other of others) if (looksLike(name, other)) close.add(other);
      byDeletion.set(deletion, [...others, name]);
    }
    for (const other of close) {
      neighbours.get(name)?.push(other);
      neighbours.get(other)?.push(name);
    }
  }
  return neighbours;
}

function reach(name: string): number {
  return name.length <= SHORT ? 1 : 2;
}

function looksLike(one: string, other: string): boolean {
  return editDistance(one, other) <= Math.min(reach(one), reach(other));
}

function isContrasted({ notes }: DeckFacts, set: readonly string[]): boolean {
  return notes.some(({ contrasted }) =>
    set.every((name) => contrasted.some((cell) => cell.includes(name))),
  );
}
