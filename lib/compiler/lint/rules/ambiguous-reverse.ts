import type { NoteFacts } from '../deck-facts.ts';
import type { DeckRule } from '../lint-rule.ts';

/** A definition that is asked for its term, and belongs to several. */
export const ambiguousReverse: DeckRule = {
  code: 'L119',
  scope: 'deck',
  *check({ notes }) {
    for (const same of byDefinition(notes)) {
      const [first] = same;
      const terms = new Set(same.map(({ note }) => note.promptHash));
      if (!first || terms.size < 2 || !same.some(asksForTerm)) continue;
      for (const note of same.slice(1)) yield { note, values: valuesOf(first) };
    }
  },
};

function valuesOf({ prompt, note }: NoteFacts) {
  return { term: prompt, firstFile: note.place.path, firstLine: note.place.line };
}

function asksForTerm({ note }: NoteFacts): boolean {
  return note.cards.some(({ facet }) => facet === 'rev');
}

function byDefinition(notes: readonly NoteFacts[]): Iterable<readonly NoteFacts[]> {
  const groups = new Map<string, NoteFacts[]>();
  for (const note of notes) {
    if (note.note.kind !== 'term') continue;
    const key = `${note.language} ${note.note.answerHash}`;
    groups.set(key, [...(groups.get(key) ?? []), note]);
  }
  return groups.values();
}
