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
      const key = questionOf(note);
      const earlier = first.get(key);
      if (!earlier) first.set(key, note);
      else yield clash(note, earlier);
    }
  },
};

/** The headings are shown with the card, and so are a part of the question. */
function questionOf({ note, language }: NoteFacts): string {
  return [note.promptHash, language, ...note.headings].join('\n');
}

function clash(note: NoteFacts, earlier: NoteFacts) {
  const isSame =
    note.note.answerHash === earlier.note.answerHash ||
    (note.answer !== null && note.answer !== '' && note.answer === earlier.answer);
  const { path, line } = earlier.note.place;
  const values = { problem: isSame ? 'same' : 'different', firstFile: path, firstLine: line };
  const isBlocking = !isSame && path === note.note.place.path;
  return { note, values, ...(!isBlocking && { severity: 'warning' as const }) };
}
