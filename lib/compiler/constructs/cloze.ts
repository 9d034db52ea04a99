import type { Attributes } from '#lib/compiler/attributes.ts';
import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { shortHash } from '#lib/compiler/content-hash.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { meaningOf } from '#lib/compiler/meaning.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type {
  Block,
  Hole,
  Inline,
  InlineTree,
  Paragraph,
  Styled,
} from '#lib/render/markdown/tree.ts';
import { visitInlines } from '#lib/render/markdown/walk.ts';
import { plainText } from '#lib/render/plain-text.ts';

/** A paragraph with holes: `==text==`, each a card of its own, or `{{c1::text::hint}}`, a card for each number. */
export const cloze: Construct = {
  name: 'cloze',
  read(reader, pieces, index) {
    const piece = pieces[index];
    if (piece?.block.kind !== 'paragraph' || !mayHaveHoles(piece.block.content.text)) return 0;
    const tree = inlinesOf(piece.block.content, reader.references);
    const holes = holesOf(tree);
    if (holes.length === 0 && tree.loose.length === 0) return 0;
    if (!reportBroken(reader, piece.block, { tree, holes })) makeNote(reader, piece.block, holes);
    return 1;
  },
};

/** A paragraph that would be a note with holes if it stood by itself. */
export function hasHoles(reader: DocumentReader, block: Block): boolean {
  if (block.kind !== 'paragraph' || !mayHaveHoles(block.content.text)) return false;
  return holesOf(inlinesOf(block.content, reader.references)).length > 0;
}

/** Each card repeats its paragraph, so that their number is bounded. */
const MAX_CARDS = 100;

type AnyHole = Hole | Styled;

function mayHaveHoles(text: string): boolean {
  return text.includes('==') || text.includes('{{c');
}

function holesOf(tree: InlineTree): readonly AnyHole[] {
  const holes: AnyHole[] = [];
  visitInlines(tree.nodes, (node) => {
    if (node.kind === 'hole' || node.kind === 'mark') holes.push(node);
  });
  return holes;
}

function hiddenText(hole: AnyHole): string {
  return plainText(hole.children).replace(/\s+/g, ' ').trim().normalize('NFC');
}

function reportBroken(
  reader: DocumentReader,
  { content }: Paragraph,
  { tree, holes }: { tree: InlineTree; holes: readonly AnyHole[] },
): boolean {
  const empty = holes.filter((hole) => hiddenText(hole) === '');
  for (const hole of empty) {
    reader.source.report('L102', reader.spanIn(content, hole), { values: { problem: 'empty' } });
  }
  for (const delimiter of tree.loose) {
    const values = { problem: 'open', text: delimiter.text };
    reader.source.report('L102', reader.spanIn(content, delimiter), { values });
  }
  return empty.length > 0 || tree.loose.length > 0;
}

function makeNote(reader: DocumentReader, paragraph: Paragraph, holes: readonly AnyHole[]): void {
  const facets = groupByFacet(holes);
  if (facets.size > MAX_CARDS) {
    reader.source.report('K014', paragraph, { values: { count: facets.size, most: MAX_CARDS } });
    return;
  }
  const attributes = reader.attributesOf(paragraph.content, [paragraph]);
  reader.reportPictures([paragraph]);
  reader.add({
    kind: 'cloze',
    span: paragraph,
    attributes,
    blocks: { prompt: [paragraph], answer: [] },
    promptMeaning: meaningOf([paragraph], reader.references, () => 'gap'),
    answerMeaning: holes.map(hiddenText).join('\n'),
    cards: [...facets].map(([facet, hidden]) =>
      makeCard(reader, { paragraph, attributes, facet, hidden }),
    ),
  });
}

/** Holes by the facet that hides them. A number names its facet; else the hidden text does, so that no hole renames another. */
function groupByFacet(holes: readonly AnyHole[]): ReadonlyMap<string, ReadonlySet<Inline>> {
  const facets = new Map<string, Set<Inline>>();
  const seen = new Map<string, number>();
  for (const hole of holes) {
    const facet = hole.kind === 'hole' ? `c:${hole.number}` : nameOfText(hiddenText(hole), seen);
    const hidden = facets.get(facet) ?? new Set();
    facets.set(facet, hidden.add(hole));
  }
  return facets;
}

/** `c:` and the hash of the text; an ordinal follows only among equal texts. */
function nameOfText(text: string, seen: Map<string, number>): string {
  const name = `c:${shortHash(text)}`;
  const ordinal = (seen.get(name) ?? 0) + 1;
  seen.set(name, ordinal);
  return ordinal === 1 ? name : `${name}.${ordinal}`;
}

function makeCard(
  reader: DocumentReader,
  card: {
    paragraph: Paragraph;
    attributes: Attributes;
    facet: string;
    hidden: ReadonlySet<Inline>;
  },
): CardDraft {
  const { paragraph, attributes, facet, hidden } = card;
  const isHidden = (node: Inline) => hidden.has(node);
  const look = (node: Inline, look: 'blank' | 'shown') => (isHidden(node) ? look : 'plain');
  return {
    facet,
    prompt: reader.render([paragraph], attributes, (node) => look(node, 'blank')),
    answer: reader.render([paragraph], attributes, (node) => look(node, 'shown')),
    meaning: [
      meaningOf([paragraph], reader.references, (node) => (isHidden(node) ? 'gap' : 'text')),
      [...hidden].map((node) => hiddenText(node as AnyHole)).join('\n'),
    ],
  };
}
