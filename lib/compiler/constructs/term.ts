import type { Construct } from '#lib/compiler/constructs/construct.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { takeExtra, takeHint } from '#lib/compiler/hints-and-extras.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';
import { textCheck, typedText } from '#lib/compiler/typed-text.ts';
import { type Content, sliceContent } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Item, List, Paragraph, References } from '#lib/render/markdown/tree.ts';

/** `- term :: definition` asks for the definition; `:::` asks both ways. What is nested in the bullet belongs to the definition. */
export const term: Construct = {
  name: 'term',
  read(reader, pieces, index) {
    const block = pieces[index]?.block;
    return block && isTermList(reader, block) ? readList(reader, block.items) : 0;
  },
};

/** A bulleted list in which at least one bullet is a term with its definition. */
export function isTermList(reader: DocumentReader, block: Block): block is List {
  if (block.kind !== 'list' || block.ordered) return false;
  return block.items.some((item) => isTerm(reader, item));
}

/** `::` or `:::` between a term and its definition. */
interface Separator {
  /** Offsets in the content's text. */
  readonly from: number;
  readonly to: number;
  readonly bothWays: boolean;
}

const SEPARATOR = /(?<!\S)(:{2,3})(?!\S)/;

function isTerm(reader: DocumentReader, item: Item): boolean {
  const content = headOf(item);
  return content !== null && findSeparator(content, reader.references) !== null;
}

function readList(reader: DocumentReader, items: readonly Item[]): number {
  for (const item of items) {
    const content = headOf(item);
    const separator = content && findSeparator(content, reader.references);
    if (content && separator) makeNote(reader, item, { content, separator });
    else reader.readNested(item.children);
  }
  return 1;
}

function headOf(item: Item): Content | null {
  const [first] = item.children;
  return first?.kind === 'paragraph' ? first.content : null;
}

/** The first separator that stands in prose, with white space on each side. */
function findSeparator(content: Content, references: References): Separator | null {
  if (!content.text.includes('::')) return null;
  for (const node of inlinesOf(content, references).nodes) {
    if (node.kind !== 'text') continue;
    const match = SEPARATOR.exec(content.text.slice(node.from, node.to));
    if (!match) continue;
    const from = node.from + match.index;
    const to = from + match[0].length;
    if (isSetOff(content.text, from, to)) return { from, to, bothWays: match[1] === ':::' };
  }
  return null;
}

/** A neighbour may be code or emphasis, which the node itself does not show. */
function isSetOff(text: string, from: number, to: number): boolean {
  return !/\S/.test(text.slice(from - 1, from) || ' ') && !/\S/.test(text.slice(to, to + 1) || ' ');
}

function makeNote(
  reader: DocumentReader,
  item: Item,
  { content, separator }: { content: Content; separator: Separator },
): void {
  const [first, ...nested] = item.children;
  const head = first as Paragraph;
  const left = { ...head, content: sliceContent(content, 0, separator.from) };
  const right = { ...head, content: sliceContent(content, separator.to) };
  const said = reader.meaning([right]) === '' ? nested : [right, ...nested];
  const { prompt: unhinted, hint } = takeHint(said, reader.references);
  const { answer: definition, extra } = takeExtra(unhinted);
  const attributes = reader.attributesOf(content, item.children);
  const meaning = [reader.meaning([left]), reader.meaning(definition)] as const;
  if (reportEmptySides(reader, { content, separator, meaning })) return;
  reader.reportUnshown(item.children);
  const prompt = reader.render([left], attributes);
  const answer = reader.render(definition, attributes);
  reader.add({
    kind: 'term',
    span: item,
    attributes,
    blocks: { prompt: [left], answer: definition },
    hint,
    extra,
    promptMeaning: meaning[0],
    answerMeaning: meaning[1],
    cards: bothSides({ facet: 'fwd', prompt, answer, meaning }, separator.bothWays).map((card) =>
      attributes.typed ? typedCard(reader, card, { term: [left], definition }) : card,
    ),
  });
}

/** A card, and where it is asked both ways, the one that asks for its prompt. */
export function bothSides(forward: CardDraft, bothWays: boolean): readonly CardDraft[] {
  if (!bothWays) return [forward];
  const { prompt, answer, meaning } = forward;
  const [term, definition] = meaning;
  return [forward, { facet: 'rev', prompt: answer, answer: prompt, meaning: [definition, term] }];
}

function typedCard(
  reader: DocumentReader,
  card: CardDraft,
  { term, definition }: { term: readonly Block[]; definition: readonly Block[] },
): CardDraft {
  const typed = card.facet === 'rev' ? term : definition;
  const check = textCheck(typedText(typed, reader.references));
  return check ? { ...card, check } : card;
}

function reportEmptySides(
  reader: DocumentReader,
  found: { content: Content; separator: Separator; meaning: readonly [string, string] },
): boolean {
  const [term, definition] = found.meaning;
  if (term !== '' && definition !== '') return false;
  const side = term === '' ? 'term' : 'definition';
  reader.source.report('L101', reader.spanIn(found.content, found.separator), { values: { side } });
  return true;
}
