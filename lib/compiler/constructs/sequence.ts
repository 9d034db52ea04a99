import type { AnswerForm, Question } from '#lib/compiler/constructs/answer-form.ts';
import { blank, listHtml } from '#lib/compiler/constructs/list-html.ts';
import { type Part, partsOf } from '#lib/compiler/constructs/list-parts.ts';
import { partedNote } from '#lib/compiler/constructs/parted-note.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';
import { word } from '#lib/render/words.ts';

/** Steps that are shown before the one that is asked. */
const STEPS_BEFORE = 2;

/** `#seq`: each step is asked after the one or two before it, or all are asked at once. */
export const sequence: AnswerForm = {
  name: 'sequence',
  read(reader, question) {
    if (!question.marks.has('seq')) return null;
    const parts = partsOf(reader, question);
    if (parts === 'refused') return parts;
    return partedNote(reader, question, {
      kind: 'sequence',
      parts,
      askPart: (part, index) => askStep(reader, question, { parts, part, index }),
      all: listHtml(
        'ol',
        'sequence',
        parts.map(({ html }) => `<li>${html}</li>`),
      ),
    });
  },
};

function askStep(
  reader: DocumentReader,
  { prompt, attributes }: Question,
  { parts, part, index }: { parts: readonly Part[]; part: Part; index: number },
): CardDraft {
  const start = Math.max(0, index - STEPS_BEFORE);
  const before = parts.slice(start, index);
  const lead = reader.render(prompt, attributes);
  const shown = before.map(({ html }) => `<li>${html}</li>`);
  const list = (last: string) =>
    `${lead}\n${listHtml('ol', 'sequence', [...shown, last], start + 1)}`;
  const gap = index === 0 ? blank(word('first-step', reader.languageOf(attributes))) : blank('…');
  const context = [reader.meaning(prompt), ...before.map(({ meaning }) => meaning)].join('\n');
  return {
    facet: `item:${part.name}`,
    prompt: list(`<li>${gap}</li>`),
    answer: list(`<li class="cloze">${part.html}</li>`),
    meaning: [`${start + 1}. ${context}`, part.meaning],
  };
}
