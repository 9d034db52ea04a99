import type { Question } from '#lib/compiler/constructs/answer-form.ts';
import type { Part } from '#lib/compiler/constructs/list-parts.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { CardDraft, NoteDraft } from '#lib/compiler/note-draft.ts';

/** How a list is asked. */
export interface PartedList {
  readonly kind: 'set' | 'sequence';
  readonly parts: readonly Part[];
  readonly askPart: (part: Part, index: number) => CardDraft;
  /** The whole list, as clean HTML. */
  readonly all: string;
}

/** A note of a list that is asked item by item, as a whole, or both, as the author wants. */
export function partedNote(
  reader: DocumentReader,
  question: Question,
  list: PartedList,
): NoteDraft {
  const { span, attributes, prompt, answer } = question;
  const { recall } = attributes;
  const promptMeaning = reader.meaning(prompt);
  const answerMeaning = reader.meaning(answer);
  const all: CardDraft = {
    facet: 'all',
    prompt: reader.render(prompt, attributes),
    answer: list.all,
    meaning: [promptMeaning, answerMeaning],
  };
  return {
    kind: list.kind,
    span,
    attributes,
    blocks: { prompt, answer },
    promptMeaning,
    answerMeaning,
    cards: [
      ...(recall === 'all' ? [] : list.parts.map(list.askPart)),
      ...(recall === 'items' ? [] : [all]),
    ],
  };
}
