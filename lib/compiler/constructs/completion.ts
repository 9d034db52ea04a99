import { parseBoundedYaml, yamlMistake } from '#lib/compiler/bounded-yaml.ts';
import type { AnswerForm, Question } from '#lib/compiler/constructs/answer-form.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { isTyped, isYaml } from '#lib/compiler/fences/fence.ts';
import { typedFence } from '#lib/compiler/fences/typed-fence.ts';
import { type GappedYaml, gapsOf, type YamlGap } from '#lib/compiler/fences/yaml-gaps.ts';
import { findMarks } from '#lib/compiler/fences/yaml-marks.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';
import { renderCodeWithGap } from '#lib/render/code-with-gap.ts';
import { type HighlightedCode, highlight } from '#lib/render/highlight.ts';
import type { Block, Code } from '#lib/render/markdown/tree.ts';

/** An answer whose one fence is `yaml type`: each mark in it hides a value, a key or a line, and is a card. */
export const completion: AnswerForm = {
  name: 'completion',
  read(reader, question) {
    if (!question.answer.some((block) => isTyped(block) && isYaml(block))) return null;
    const fence = typedFence(reader, question.answer);
    const yaml = fence && readYaml(reader, fence);
    if (!fence || !yaml) return 'refused';
    const { span, attributes, prompt, answer } = question;
    const { text, gaps } = yaml;
    const shared = sharedOf(reader, question, { fence, text });
    const [promptMeaning, others] = shared.meaning;
    return {
      kind: 'completion',
      span,
      attributes,
      blocks: { prompt, answer },
      promptMeaning: `${promptMeaning}\n${withoutGaps(text, gaps)}`,
      answerMeaning: [...gaps.map((gap) => hidden(text, gap)), others].join('\n'),
      cards: gaps.map((gap) => makeCard(shared, gap)),
    };
  },
};

/** Each card repeats its fence, so that their number is bounded. */
const MAX_CARDS = 50;

function readYaml(reader: DocumentReader, fence: Code): GappedYaml | null {
  const { text } = fence;
  const yaml = parseBoundedYaml(text);
  const mistake = yamlMistake(yaml, text);
  if (mistake || yaml.kind !== 'read') {
    const span = reader.source.spanInCode(fence, mistake ?? { from: 0, to: 1 });
    reader.source.report('K033', span, { values: { reason: mistake?.reason ?? '' } });
    return null;
  }
  const marks = findMarks(text);
  if (reportNumber(reader, fence, marks.length)) return null;
  const gapped = gapsOf(text, yaml.documents, marks);
  for (const { problem, mark } of gapped.problems) {
    reader.source.report('K032', reader.source.spanInCode(fence, mark.comment), {
      values: { problem },
    });
  }
  return gapped.problems.length > 0 ? null : gapped;
}

function reportNumber(reader: DocumentReader, fence: Code, count: number): boolean {
  if (count > 0 && count <= MAX_CARDS) return false;
  const problem = count === 0 ? 'no-marks' : 'many';
  const values = { problem, count, most: MAX_CARDS };
  reader.source.report('K032', reader.source.infoOf(fence), { values });
  return true;
}

function hidden(text: string, { span }: YamlGap): string {
  return text.slice(span.from, span.to);
}

/** The text with dots for all that any mark hides: what stays the same when only a value is mended. */
function withoutGaps(text: string, gaps: readonly YamlGap[]): string {
  let rest = '';
  let last = 0;
  for (const { span } of gaps.toSorted((one, other) => one.span.from - other.span.from)) {
    rest += `${text.slice(last, Math.max(last, span.from))}[…]`;
    last = Math.max(last, span.to);
  }
  return rest + text.slice(last);
}

/** A value over several lines as if it stood at the beginning of each. */
function dedent(text: string, { span }: YamlGap): string {
  const column = span.from - (text.lastIndexOf('\n', span.from - 1) + 1);
  return hidden(text, { name: '', span }).replaceAll(`\n${' '.repeat(column)}`, '\n');
}

/** What all cards of a fence share. */
interface Shared {
  readonly text: string;
  readonly language: string;
  readonly code: HighlightedCode;
  /** The question, and what stands before and after the fence in the answer, as HTML. */
  readonly prompt: string;
  readonly before: string;
  readonly after: string;
  /** What the question means, and what stands beside the fence. */
  readonly meaning: readonly [prompt: string, others: string];
}

function sharedOf(
  reader: DocumentReader,
  { attributes, prompt, answer }: Question,
  { fence, text }: { fence: Code; text: string },
): Shared {
  const at = answer.indexOf(fence);
  const render = (blocks: readonly Block[]) => reader.render(blocks, attributes);
  return {
    text,
    language: reader.languageOf(attributes),
    code: highlight(text, fence.language),
    prompt: render(prompt),
    before: render(answer.slice(0, at)),
    after: render(answer.slice(at + 1)),
    meaning: [
      reader.meaning(prompt),
      reader.meaning([...answer.slice(0, at), ...answer.slice(at + 1)]),
    ],
  };
}

function makeCard(shared: Shared, gap: YamlGap): CardDraft {
  const { text, language, code, meaning } = shared;
  const show = (look: 'blank' | 'shown') =>
    renderCodeWithGap({ code, language, look, ...gap.span });
  return {
    facet: `mark:${gap.name}`,
    prompt: join(shared.prompt, show('blank')),
    answer: join(shared.before, show('shown'), shared.after),
    check: { kind: 'yaml', answer: dedent(text, gap) },
    meaning: [`${meaning[0]}\n${withoutGaps(text, [gap])}`, `${hidden(text, gap)}\n${meaning[1]}`],
  };
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
