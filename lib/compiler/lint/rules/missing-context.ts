import type { DeckFacts, NoteFacts } from '../deck-facts.ts';
import type { DeckRule } from '../lint-rule.ts';
import { foldedWords, stem } from '../text/words.ts';

/** A short prompt under no heading, about something that several chapters speak of. */
export const missingContext: DeckRule = {
  code: 'L113',
  scope: 'deck',
  *check(deck) {
    const bare = deck.notes.filter(isBare);
    if (bare.length === 0) return;
    const chapters = chaptersOfStems(deck);
    for (const note of bare) {
      const stems = foldedWords(note.prompt).map(stem);
      const shared = stems.map((each) => chapters.get(each)?.size ?? 0);
      if (Math.min(...shared) >= 2) yield { note, values: { chapters: Math.min(...shared) } };
    }
  },
};

const MAX_WORDS = 2;

function isBare({ note, prompt, promptShowsMore }: NoteFacts): boolean {
  if (note.headings.length > 0 || promptShowsMore || note.kind === 'cloze') return false;
  const count = foldedWords(prompt).length;
  return count > 0 && count <= MAX_WORDS;
}

function chaptersOfStems({ notes }: DeckFacts): ReadonlyMap<string, ReadonlySet<string>> {
  const chapters = new Map<string, Set<string>>();
  for (const { note, prompt } of notes) {
    if (note.headings.length === 0) continue;
    const chapter = `${note.place.path}\n${note.headings.slice(0, 2).join('\n')}`;
    for (const each of new Set(foldedWords(prompt).map(stem))) {
      chapters.set(each, (chapters.get(each) ?? new Set()).add(chapter));
    }
  }
  return chapters;
}
