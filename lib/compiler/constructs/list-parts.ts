import type { Question } from '#lib/compiler/constructs/answer-form.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { FacetNames } from '#lib/compiler/facet-names.ts';
import { MAX_CARDS, MAX_PARTED_LENGTH } from '#lib/compiler/limits.ts';
import type { Block, Item, List } from '#lib/render/markdown/tree.ts';

/** An item of a list that is asked in parts. */
export interface Part {
  /** Names it for ever: the id that it bears, else a hash of what it says. */
  readonly name: string;
  /** What stands in its `<li>`, clean. */
  readonly html: string;
  readonly meaning: string;
}

/** The items of a question's list; `refused`, with a finding, where there are none or too many. */
export function partsOf(reader: DocumentReader, question: Question): readonly Part[] | 'refused' {
  const { answer, marks, span } = question;
  const list = answer.find((block) => block.kind === 'list');
  const said = (list?.items ?? []).filter((item) => reader.meaning(item.children) !== '');
  if (!list || answer.length > 1 || said.length === 0) {
    const values = { mark: marks.has('set') ? '#set' : '#seq' };
    reader.source.report('K015', span, { values });
    return 'refused';
  }
  if (!isBounded(reader, list)) return 'refused';
  const names = new FacetNames();
  return said.map((item) => partOf(reader, question, { item, names }));
}

function isBounded(reader: DocumentReader, list: List): boolean {
  const count = list.items.length;
  const length = list.to - list.from;
  if (count > MAX_CARDS) {
    reader.source.report('K014', list, { values: { count, most: MAX_CARDS } });
  } else if (length > MAX_PARTED_LENGTH) {
    reader.source.report('K016', list, { values: { length, most: MAX_PARTED_LENGTH } });
  } else return true;
  return false;
}

function partOf(
  reader: DocumentReader,
  { attributes }: Question,
  { item, names }: { item: Item; names: FacetNames },
): Part {
  const meaning = reader.meaning(item.children);
  return {
    name: names.ofPart(idOf(reader, item.children), meaning),
    html: reader.renderTight(item.children, attributes),
    meaning,
  };
}

function idOf(reader: DocumentReader, [first]: readonly Block[]): string | null {
  return first?.kind === 'paragraph' ? reader.idIn(first.content) : null;
}
