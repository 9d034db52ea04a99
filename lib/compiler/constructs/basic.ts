import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import type { Question } from '#lib/compiler/constructs/answer-form.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { NoteDraft } from '#lib/compiler/note-draft.ts';
import { textCheck, typedText } from '#lib/compiler/typed-text.ts';

/** A question whose answer the person only looks at, or types as prose. */
export function basicNote(reader: DocumentReader, question: Question): NoteDraft {
  const { attributes, answer } = question;
  const check = attributes.typed ? textCheck(typedText(answer, reader.references)) : null;
  return oneCardNote(reader, question, { kind: 'basic', check });
}

/** A note with one card: its question, and its answer as it is written. */
export function oneCardNote(
  reader: DocumentReader,
  { span, attributes, prompt, answer }: Question,
  { kind, check }: Pick<NoteDraft, 'kind'> & { readonly check: AnswerCheck | null },
): NoteDraft {
  const meaning = [reader.meaning(prompt), reader.meaning(answer)] as const;
  return {
    kind,
    span,
    attributes,
    blocks: { prompt, answer },
    promptMeaning: meaning[0],
    answerMeaning: meaning[1],
    cards: [
      {
        facet: 'fwd',
        prompt: reader.render(prompt, attributes),
        answer: reader.render(answer, attributes),
        ...(check && { check }),
        meaning,
      },
    ],
  };
}
