import { compileDocument, type SourceFile } from '#lib/compiler/compile-document.ts';
import { applyEdits, type Edit } from '#lib/compiler/draft/accept/apply-edits.ts';
import { addBelow, markSequence } from '#lib/compiler/draft/accept/edit-list.ts';
import { editParagraph } from '#lib/compiler/draft/accept/edit-paragraph.ts';
import { headFor } from '#lib/compiler/draft/accept/head-for.ts';
import { hideAccidents } from '#lib/compiler/draft/accept/hide-accidents.ts';
import type { Draft } from '#lib/compiler/draft/draft.ts';
import { openNotes } from '#lib/compiler/draft/reading/open-notes.ts';
import { layOutNotes, type Place, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { readFrontMatter } from '#lib/compiler/front-matter.ts';
import type { Block, List, Paragraph } from '#lib/render/markdown/tree.ts';

/**
 * The notes with some of their drafts written as card syntax, each under its id. All else stays as it is: what is not wholly a card
 * keeps its text and the card follows it; what would become a card by accident gets `<!-- nocard -->` above it. A head with the deck's key is
 * added where there is none. The same notes and drafts give the same bytes.
 */
export function acceptDrafts(file: SourceFile, drafts: readonly Draft[]): string {
  const compiled = compileDocument(file);
  const opened = openNotes(file, compiled);
  const [source, document, known] = opened;
  const notes = layOutNotes(source, document, { ...known, isTaken: () => false });
  const mark = file.text.length - source.text.length;
  const body = file.text.slice(mark);
  // A lone carriage return ends no line of YAML.
  const eol = /\r\n|\n/.exec(body)?.[0] ?? '\n';
  const hasHead = readFrontMatter(source).end > 0;
  const head = hasHead ? '' : headFor(file, { language: compiled.deck.language, eol });
  const cards = editsFor(notes, drafts, eol);
  const accidents = hasHead ? [] : hideAccidents(file, { opened, eol, cards });
  const edits = [...accidents, ...cards];
  return file.text.slice(0, mark) + head + applyEdits(body, edits);
}

function editsFor(notes: RawNotes, drafts: readonly Draft[], eol: string): readonly Edit[] {
  const sorted = [...drafts].sort((one, other) => one.span.from - other.span.from);
  return notes.places.flatMap((place) => {
    const own = ownDrafts(place, sorted);
    return own.length === 0 ? [] : editPlace(notes, { place, own, eol });
  });
}

interface Editing {
  readonly place: Place;
  readonly own: readonly Draft[];
  readonly eol: string;
}

function editPlace(notes: RawNotes, { place, own, eol }: Editing): readonly Edit[] {
  const [first] = own as [Draft, ...Draft[]];
  if (place.block.kind === 'paragraph') {
    return editParagraph(notes, { place: place as Place<Paragraph>, drafts: own, eol });
  }
  if (first.card.kind === 'sequence')
    return markSequence(notes, { place: place as Place<List>, draft: first, eol });
  return addBelow(notes, { place, draft: first, eol });
}

/** The drafts that are written where a block stands: terms in its prose, else those whose passage ends with it. */
function ownDrafts({ block }: Place, sorted: readonly Draft[]): readonly Draft[] {
  if (block.kind === 'heading' || block.kind === 'rule') return [];
  const own: Draft[] = [];
  for (let at = firstFrom(sorted, block); at < sorted.length; at++) {
    const draft = sorted[at] as Draft;
    if (draft.span.from >= block.to) break;
    if (block.kind === 'paragraph' ? isTermIn(draft, block) : endsWith(draft, block))
      own.push(draft);
  }
  return own;
}

/** Index of the first draft that may belong to a block: a list's lead stands before it. */
function firstFrom(sorted: readonly Draft[], block: Block): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Draft).span.to > block.from) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isTermIn({ card, span }: Draft, block: Block): boolean {
  return card.kind === 'term' && span.from >= block.from && span.to <= block.to;
}

function endsWith({ card, span }: Draft, block: Block): boolean {
  return card.kind !== 'term' && span.to === block.to;
}
