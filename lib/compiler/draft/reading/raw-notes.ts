import { HeadingPath } from '#lib/compiler/heading-path.ts';
import type { SourceText } from '#lib/compiler/source-text.ts';
import type { Block, Item, List, MarkdownDocument, References } from '#lib/render/markdown/tree.ts';

/** A block of raw notes with what stands around it. */
export interface Place<Kind extends Block = Block> {
  readonly block: Kind;
  /** The siblings before and after it. */
  readonly previous: Block | null;
  readonly next: Block | null;
  /** The list item that it stands in, and the place of that list; null outside lists. */
  readonly item: Item | null;
  readonly list: Place<List> | null;
  /** Texts of the headings above it, outermost first, each shortened to what can be shown. */
  readonly headings: readonly string[];
}

/** Raw notes as the rules see them. */
export interface RawNotes {
  readonly source: SourceText;
  readonly references: References;
  readonly language: 'ru' | 'en';
  /** Every block but quoted ones and lists of contents, in the order of the notes. */
  readonly places: readonly Place[];
}

/** Longer headings are shortened, so that what is repeated for each passage stays small. */
const LONGEST_HEADING = 160;

/** A link in a table of contents is shorter. */
const LONGEST_LINK = 1000;

/** Lays out the blocks of a document; `isTaken` tells of blocks at its top that are cards already. */
export function layOutNotes(
  source: SourceText,
  document: MarkdownDocument,
  { language, isTaken }: { language: 'ru' | 'en'; isTaken: (block: Block) => boolean },
): RawNotes {
  const path = new HeadingPath(document.references);
  const places: Place[] = [];
  let headings: readonly string[] = [];
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === 'heading') {
      path.enter(block);
      headings = path.current.map((text) => text.slice(0, LONGEST_HEADING));
    }
    if (isTaken(block)) continue;
    const around = { blocks: document.blocks, index, item: null, list: null, headings };
    addPlace(places, around);
  }
  return { source, references: document.references, language, places };
}

interface Around {
  readonly blocks: readonly Block[];
  readonly index: number;
  readonly item: Item | null;
  readonly list: Place<List> | null;
  readonly headings: readonly string[];
}

function addPlace(places: Place[], { blocks, index, item, list, headings }: Around): void {
  const block = blocks[index] as Block;
  if (block.kind === 'quote' || (block.kind === 'list' && isContents(block))) return;
  const previous = blocks[index - 1] ?? null;
  const next = blocks[index + 1] ?? null;
  const place = { block, previous, next, item, list, headings };
  places.push(place);
  if (block.kind !== 'list') return;
  for (const each of block.items) {
    for (let at = 0; at < each.children.length; at++) {
      addPlace(places, {
        blocks: each.children,
        index: at,
        item: each,
        list: { ...place, block },
        headings,
      });
    }
  }
}

/** A list whose items are links to other places of the document, as tables of contents are. */
function isContents(list: List): boolean {
  return list.items.every(({ children: [first] }) => {
    if (first?.kind !== 'paragraph') return false;
    const { text } = first.content;
    return text.length < LONGEST_LINK && /^\[[^\n]*\]\([^()\n]*\)$/.test(text);
  });
}

/** The places of one kind of block. */
export function placesOf<Kind extends Block['kind']>(
  notes: RawNotes,
  kind: Kind,
): readonly Place<Extract<Block, { kind: Kind }>>[] {
  return notes.places.filter((place) => place.block.kind === kind) as never;
}
