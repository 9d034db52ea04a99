import type { Attributes } from '#lib/compiler/attributes.ts';
import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { findExtraEnd } from '#lib/compiler/constructs/question-extent.ts';
import { shortHash } from '#lib/compiler/content-hash.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { FacetNames } from '#lib/compiler/facet-names.ts';
import { type AnyHole, hiddenText, holesOf, mayHaveHoles } from '#lib/compiler/holes.ts';
import { MAX_CARDS } from '#lib/compiler/limits.ts';
import { meaningOf } from '#lib/compiler/meaning.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';
import { type Piece, spanOfPieces } from '#lib/compiler/pieces.ts';
import { reportLookAlike } from '#lib/compiler/report-look-alike.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Inline, InlineTree, Paragraph } from '#lib/render/markdown/tree.ts';

/** A paragraph with holes: `==text==`, each a card of its own, or `{{c1::text::hint}}`, a card for each number or name; after `C:` also `[text]`. */
export const cloze: Construct = {
  name: 'cloze',
  read(reader, pieces, index) {
    const { body: paragraph, marker } = pieces[index] as Piece;
    if (paragraph.kind !== 'paragraph') return 0;
    if (marker?.side !== 'gaps' && !mayHaveHoles(paragraph.content.text)) return 0;
    if (marker?.meant) reportLookAlike(reader, marker);
    const tree = inlinesOf(paragraph.content, reader.references);
    const holes = holesOf(tree);
    if (holes.length === 0 && tree.loose.length === 0) return 0;
    if (reportBroken(reader, paragraph, { tree, holes })) return 1;
    const end = findExtraEnd(reader, pieces, index + 1);
    makeNote(reader, { pieces: pieces.slice(index, end), paragraph, holes });
    return end - index;
  },
};

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

function makeNote(
  reader: DocumentReader,
  found: { pieces: readonly Piece[]; paragraph: Paragraph; holes: readonly AnyHole[] },
): void {
  const { pieces, paragraph, holes } = found;
  const [{ comments } = { comments: [] }, ...extra] = pieces;
  const facets = groupByFacet(holes);
  if (facets.size > MAX_CARDS) {
    reader.source.report('K014', paragraph, { values: { count: facets.size, most: MAX_CARDS } });
    return;
  }
  const blocks: readonly Block[] = [paragraph, ...extra.map(({ block }) => block)];
  const attributes = reader.attributesOf({ content: paragraph.content, comments }, blocks);
  reader.reportPictures(blocks);
  reader.add({
    kind: 'cloze',
    span: spanOfPieces(pieces),
    attributes,
    blocks: { prompt: [paragraph], answer: [] },
    extra: blocks.slice(1),
    promptMeaning: meaningOf([paragraph], reader.references, () => 'gap'),
    answerMeaning: holes.map(hiddenText).join('\n'),
    cards: [...facets].map(([facet, hidden]) =>
      makeCard(reader, { paragraph, attributes, facet, hidden }),
    ),
  });
}

/** Holes by the facet that hides them. A name or number names its facet; else the hidden text does, so that no hole renames another. */
function groupByFacet(holes: readonly AnyHole[]): ReadonlyMap<string, ReadonlySet<Inline>> {
  const facets = new Map<string, Set<Inline>>();
  const names = new FacetNames();
  for (const hole of holes) {
    const name = hole.kind === 'hole' ? hole.name : names.unique(shortHash(hiddenText(hole)));
    const facet = `c:${name}`;
    const hidden = facets.get(facet) ?? new Set();
    facets.set(facet, hidden.add(hole));
  }
  return facets;
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
