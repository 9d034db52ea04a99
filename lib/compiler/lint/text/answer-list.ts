import type { List } from '#lib/render/markdown/tree.ts';
import type { LintNote } from '../lint-note.ts';

/** The list that a note asks to recite; null where it asks for something else. */
export function answerList({ kind, prompt, answer }: LintNote): List | null {
  if (kind === 'set' || kind === 'sequence') return answer.lists[0] ?? prompt.lists[0] ?? null;
  return kind === 'basic' ? (answer.lists[0] ?? null) : null;
}
