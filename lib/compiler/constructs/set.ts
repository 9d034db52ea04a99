import type { AnswerForm, Question } from '#lib/compiler/constructs/answer-form.ts';
import { BLANK, listHtml } from '#lib/compiler/constructs/list-html.ts';
import { type Part, partsOf } from '#lib/compiler/constructs/list-parts.ts';
import { partedNote } from '#lib/compiler/constructs/parted-note.ts';
import { shortHash } from '#lib/compiler/content-hash.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';

/** `#set`: each item is asked with the others shown, or all are asked at once. */
export const set: AnswerForm = {
  name: 'set',
  read(reader, question) {
    if (!question.marks.has('set')) return null;
    const parts = partsOf(reader, question);
    if (parts === 'refused') return parts;
    return partedNote(reader, question, {
      kind: 'set',
      parts,
      askPart: (part) => askItem(reader, question, { parts, part }),
      all: listHtml(
        'ul',
        'set',
        parts.map(({ html }) => `<li>${html}</li>`),
      ),
    });
  },
};

function askItem(
  reader: DocumentReader,
  { prompt, attributes }: Question,
  { parts, part }: { parts: readonly Part[]; part: Part },
): CardDraft {
  const facet = `item:${part.name}`;
  const others = shuffled(
    parts.filter((other) => other !== part),
    facet,
  );
  const lead = reader.render(prompt, attributes);
  const shown = others.map(({ html }) => `<li>${html}</li>`);
  const list = (last: string) => `${lead}\n${listHtml('ul', 'set', [...shown, last])}`;
  const context = [reader.meaning(prompt), ...others.map(({ meaning }) => meaning)].join('\n');
  return {
    facet,
    prompt: list(`<li>${BLANK}</li>`),
    answer: list(`<li class="cloze">${part.html}</li>`),
    meaning: [context, part.meaning],
  };
}

/** The order says nothing about where in the list the asked item stood, and stays the same for its card. */
function shuffled(parts: readonly Part[], facet: string): readonly Part[] {
  const keyed = parts.map((part) => ({ part, key: shortHash(`${facet}\n${part.name}`) }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  return keyed.map(({ part }) => part);
}
