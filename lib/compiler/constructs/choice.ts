import type { AnswerForm, Question } from '#lib/compiler/constructs/answer-form.ts';
import { isTaskList } from '#lib/compiler/constructs/lead-and-list.ts';
import { listHtml } from '#lib/compiler/constructs/list-html.ts';
import { shortHash } from '#lib/compiler/content-hash.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { MAX_CARDS } from '#lib/compiler/limits.ts';
import type { NoteDraft } from '#lib/compiler/note-draft.ts';
import type { List } from '#lib/render/markdown/tree.ts';

/** A task list right below its question: the ticked options are right. */
export const choice: AnswerForm = {
  name: 'choice',
  read(reader, question) {
    const [list, ...others] = question.answer;
    if (!question.isBareList || !list || others.length > 0 || !isTaskList(list)) return null;
    const problem = problemOf(list);
    if (problem === null) return makeNote(reader, question, list);
    reader.source.report('K017', list, { values: { problem } });
    return 'refused';
  },
};

function problemOf({ items }: List): 'few' | 'many' | 'none-right' | null {
  if (items.length < 2) return 'few';
  if (items.length > MAX_CARDS) return 'many';
  return items.some(({ done }) => done) ? null : 'none-right';
}

/** An option as it is shown. */
interface Option {
  readonly html: string;
  readonly meaning: string;
  readonly isRight: boolean;
}

function makeNote(reader: DocumentReader, question: Question, list: List): NoteDraft {
  const { span, attributes, prompt, answer } = question;
  const lead = reader.meaning(prompt);
  const options = shuffled(optionsOf(reader, question, list), lead);
  const right = options.filter(({ isRight }) => isRight).map(({ meaning }) => meaning);
  const meaning = [
    [lead, ...options.map((option) => option.meaning)].join('\n'),
    right.join('\n'),
  ] as const;
  const leadHtml = reader.render(prompt, attributes);
  const side = (write: (option: Option) => string) =>
    `${leadHtml}\n${listHtml('ol', 'choice', options.map(write))}`;
  return {
    kind: 'choice',
    span,
    attributes,
    blocks: { prompt: [...prompt, list], answer: [] },
    promptMeaning: lead,
    answerMeaning: reader.meaning(answer),
    cards: [
      {
        facet: 'fwd',
        prompt: side(({ html }) => `<li>${html}</li>`),
        answer: side(({ html, isRight }) => `<li${isRight ? ' class="right"' : ''}>${html}</li>`),
        check: { kind: 'choice', correct: indicesOfRight(options) },
        meaning,
      },
    ],
  };
}

function optionsOf(
  reader: DocumentReader,
  { attributes }: Question,
  { items }: List,
): readonly Option[] {
  return items.map(({ children, done }) => ({
    html: reader.renderTight(children, attributes),
    meaning: reader.meaning(children),
    isRight: done === true,
  }));
}

/** Authors put the right option first; where it is shown must not tell. The order stays the same for the card. */
function shuffled(options: readonly Option[], seed: string): readonly Option[] {
  const keyed = options.map((option) => ({ option, key: shortHash(`${seed}\n${option.meaning}`) }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  return keyed.map(({ option }) => option);
}

function indicesOfRight(options: readonly Option[]): readonly number[] {
  return options.flatMap(({ isRight }, index) => (isRight ? [index] : []));
}
