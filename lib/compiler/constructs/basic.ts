import type { Question } from '#lib/compiler/constructs/answer-form.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { NoteDraft } from '#lib/compiler/note-draft.ts';
import { textCheck, typedText } from '#lib/compiler/typed-text.ts';

/** A question whose answer the person only looks at, or types as prose. */
export function basicNote(reader: DocumentReader, question: Question): NoteDraft {
  const { span, attributes, prompt, answer } = question;
  const meaning = [reader.meaning(prompt), reader.meaning(answer)] as const;
  const check = attributes.typed ? textCheck(typedText(answer, reader.references)) : null;
  return {
    kind: 'basic',
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
