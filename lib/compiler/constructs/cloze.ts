import type { Attributes } from '#lib/compiler/attributes.ts';
import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { findExtraEnd, findSideEnd } from '#lib/compiler/constructs/question-extent.ts';
import { shortHash } from '#lib/compiler/content-hash.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { FacetNames } from '#lib/compiler/facet-names.ts';
import { type AnyHole, hiddenText, holesOf, mayHaveHoles } from '#lib/compiler/holes.ts';
import { MAX_CARDS } from '#lib/compiler/limits.ts';
import { meaningOf } from '#lib/compiler/meaning.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';
import { type Piece, spanOfPieces, withBracketHoles } from '#lib/compiler/pieces.ts';
import { reportMarker } from '#lib/compiler/report-marker.ts';
import type { Content } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Inline, InlineTree } from '#lib/render/markdown/tree.ts';
import { visitContents } from '#lib/render/markdown/walk.ts';

/** A paragraph with holes: `==text==`, each a card of its own, or `{{c1::text::hint}}`, a card for each number or name; after `C:` also `[text]`. */
export const cloze: Construct = {
  name: 'cloze',
  read(reader, pieces, index) {
    const piece = pieces[index] as Piece;
    if (piece.body.kind !== 'paragraph') return 0;
    if (piece.marker?.side === 'gaps') return readGaps(reader, pieces, index);
    if (!mayHaveHoles(piece.body.content.text)) return 0;
    return readAsked(reader, pieces, { index, asked: [piece.body], from: index + 1 });
  },
};

/** After `C:`, where the file is read as hashcards does, all goes with it up to the next marker or rule. */
function readGaps(reader: DocumentReader, pieces: readonly Piece[], index: number): number {
  const { body, marker } = pieces[index] as Piece;
  if (marker) reportMarker(reader, marker);
  const isLong = reader.head.compat.has('hashcards');
  const from = isLong ? findSideEnd(pieces, index + 1) : index + 1;
  const others = pieces.slice(index + 1, from).map(({ block }) => block);
  const asked = [body, ...others.map((block) => withBracketHoles(block, reader.references))];
  return readAsked(reader, pieces, { index, asked, from });
}

/** What is asked, and the index of the piece behind it. */
interface Asked {
  readonly index: number;
  readonly asked: readonly Block[];
  readonly from: number;
}

function readAsked(
  reader: DocumentReader,
  pieces: readonly Piece[],
  { index, asked, from }: Asked,
): number {
  const holes: AnyHole[] = [];
  let isBroken = false;
  visitContents(asked, (content) => {
    const tree = inlinesOf(content, reader.references);
    const found = holesOf(tree);
    holes.push(...found);
    isBroken = reportBroken(reader, content, { tree, holes: found }) || isBroken;
  });
  if (isBroken) return from - index;
  if (holes.length === 0) return 0;
  const end = findExtraEnd(reader, pieces, from);
  const extra = pieces.slice(from, end).map(({ block }) => block);
  makeNote(reader, { pieces: pieces.slice(index, end), asked, extra, holes });
  return end - index;
}

function reportBroken(
  reader: DocumentReader,
  content: Content,
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
  found: {
    pieces: readonly Piece[];
    asked: readonly Block[];
    extra: readonly Block[];
    holes: readonly AnyHole[];
  },
): void {
  const { pieces, asked, extra, holes } = found;
  const { comments, body } = pieces[0] as Piece;
  const facets = groupByFacet(holes);
  if (facets.size > MAX_CARDS) {
    reader.source.report('K014', body, { values: { count: facets.size, most: MAX_CARDS } });
    return;
  }
  const content = 'content' in body ? body.content : null;
  const blocks = [...asked, ...extra];
  const attributes = reader.attributesOf({ content, comments }, blocks);
  reader.reportUnshown(blocks);
  reader.add({
    kind: 'cloze',
    span: spanOfPieces(pieces),
    attributes,
    blocks: { prompt: asked, answer: [] },
    extra,
    promptMeaning: meaningOf(asked, reader.references, () => 'gap'),
    answerMeaning: holes.map(hiddenText).join('\n'),
    cards: [...facets].map(([facet, hidden]) =>
      makeCard(reader, { asked, attributes, facet, hidden }),
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
    asked: readonly Block[];
    attributes: Attributes;
    facet: string;
    hidden: ReadonlySet<Inline>;
  },
): CardDraft {
  const { asked, attributes, facet, hidden } = card;
  const isHidden = (node: Inline) => hidden.has(node);
  const look = (node: Inline, look: 'blank' | 'shown') => (isHidden(node) ? look : 'plain');
  return {
    facet,
    prompt: reader.render(asked, attributes, (node) => look(node, 'blank')),
    answer: reader.render(asked, attributes, (node) => look(node, 'shown')),
    meaning: [
      meaningOf(asked, reader.references, (node) => (isHidden(node) ? 'gap' : 'text')),
      [...hidden].map((node) => hiddenText(node as AnyHole)).join('\n'),
    ],
  };
}
