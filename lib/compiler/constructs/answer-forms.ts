import type { AnswerForm, Question } from '#lib/compiler/constructs/answer-form.ts';
import { choice } from '#lib/compiler/constructs/choice.ts';
import { command } from '#lib/compiler/constructs/command.ts';
import { completion } from '#lib/compiler/constructs/completion.ts';
import { outputAnswer } from '#lib/compiler/constructs/output.ts';
import { sequence } from '#lib/compiler/constructs/sequence.ts';
import { set } from '#lib/compiler/constructs/set.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { reportStrayFences } from '#lib/compiler/fences/report-stray-fences.ts';
import type { NoteDraft } from '#lib/compiler/note-draft.ts';

/** All kinds of answer that are asked in a way of their own. Of two that fit the earlier counts. */
const ANSWER_FORMS: readonly AnswerForm[] = [
  set,
  sequence,
  choice,
  outputAnswer,
  command,
  completion,
];

/**
 * Reads a question whose answer has a form of its own: gives its note, `refused` where it is broken (which is reported), or
 * null for an answer like any other.
 */
export function readAnswerForm(
  reader: DocumentReader,
  question: Question,
): NoteDraft | 'refused' | null {
  reportStrayFences(reader, question.prompt);
  for (const form of ANSWER_FORMS) {
    const read = form.read(reader, question);
    if (read !== null) return read;
  }
  reportStrayFences(reader, question.answer);
  return null;
}
