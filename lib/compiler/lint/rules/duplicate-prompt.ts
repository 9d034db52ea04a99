import type { NoteFacts } from '../deck-facts.ts';
import type { DeckRule } from '../lint-rule.ts';

/**
 * Two notes that ask the same under the same headings: an error where their answers differ, else one too many. Where they stand in
 * different files it is a warning: files are compiled by themselves, and neither has the right to keep the other out.
 */
export const duplicatePrompt: DeckRule = {
  code: 'L114',
  scope: 'deck',
  *check({ notes }) {
    const first = new Map<string, NoteFacts>();
    for (const note of notes) {
      const questions = questionsOf(note);
      const known = questions.flatMap((question) => first.get(question) ?? []);
      for (const question of questions) if (!first.has(question)) first.set(question, note);
      const earlier = known.find((each) => !isSameAnswer(note, each)) ?? known[0];
      if (earlier) yield clash(note, earlier);
    }
  },
};

/**
 * The headings are shown with the card, and so are a part of the question. A table asks for each of its cells by the names of row and column,
 * and a choice shows its options.
 */
function questionsOf({ note, language }: NoteFacts): readonly string[] {
  const place = [language, ...note.headings].join('\n');
  const { kind, promptHash, answerHash, cards } = note;
  if (kind === 'table') return cards.map(({ facet }) => `${facet}\n${place}`);
  const asked = kind === 'choice' ? `${promptHash} ${answerHash}` : promptHash;
  return [`${asked}\n${place}`];
}

/** Of tables the cells count that both ask for. */
function isSameAnswer({ note, answer }: NoteFacts, earlier: NoteFacts): boolean {
  if (note.kind === 'table') {
    const here = new Map(earlier.note.cards.map(({ facet, hash }) => [facet, hash]));
    return note.cards.every(({ facet, hash }) => (here.get(facet) ?? hash) === hash);
  }
  const isSame = note.answerHash === earlier.note.answerHash;
  return isSame || (answer !== null && answer !== '' && answer === earlier.answer);
}

function clash(note: NoteFacts, earlier: NoteFacts) {
  const isSame = isSameAnswer(note, earlier);
  const { path, line } = earlier.note.place;
  const values = { problem: isSame ? 'same' : 'different', firstFile: path, firstLine: line };
  const isBlocking = !isSame && path === note.note.place.path;
  return { note, values, ...(!isBlocking && { severity: 'warning' as const }) };
}
