import { type Attributes, attributePairs } from '#lib/compiler/attributes.ts';
import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { findExtraEnd } from '#lib/compiler/constructs/question-extent.ts';
import { type Asked, askedColumns } from '#lib/compiler/constructs/table-columns.ts';
import { askCell } from '#lib/compiler/constructs/table-row.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { FacetNames } from '#lib/compiler/facet-names.ts';
import { MAX_CARDS, MAX_PARTED_LENGTH } from '#lib/compiler/limits.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';
import { isAboutCards, isOwnLineComment } from '#lib/compiler/own-line-comments.ts';
import { type Piece, spanOfPieces } from '#lib/compiler/pieces.ts';
import type { Content } from '#lib/render/markdown/content.ts';
import type { RawHtml, Table } from '#lib/render/markdown/tree.ts';

/** A table below `<!-- cards: table key=1 ask=2,3 reverse=2 -->`: its rows are asked cell by cell. */
export const table: Construct = {
  name: 'table',
  read(reader, pieces, index) {
    const piece = pieces[index] as Piece;
    const comment = piece.comments.find(isAboutCards);
    if (!comment) return reportLoneComment(reader, piece);
    const { block } = piece;
    if (block.kind !== 'table') return reportNoTable(reader, comment);
    const end = findExtraEnd(reader, pieces, index + 1);
    makeNote(reader, { pieces: pieces.slice(index, end), table: block, comment });
    return end - index;
  },
};

/** A comment with a blank line below it speaks about nothing. */
function reportLoneComment(reader: DocumentReader, { block }: Piece): number {
  if (!isOwnLineComment(block) || !isAboutCards(block)) return 0;
  reportNoTable(reader, block);
  return 1;
}

/** What stands below is read as if nothing were said. */
function reportNoTable(reader: DocumentReader, comment: RawHtml): number {
  reader.source.report('K018', comment, { values: { problem: 'no-table' } });
  return 0;
}

function makeNote(
  reader: DocumentReader,
  found: { pieces: readonly Piece[]; table: Table; comment: RawHtml },
): void {
  const { pieces, table, comment } = found;
  const [{ comments }, ...extra] = pieces as [Piece, ...Piece[]];
  const blocks = [table, ...extra.map(({ block }) => block)];
  const attributes = reader.attributesOf({ content: null, comments }, blocks.slice(1));
  const written = attributePairs(comment.text.trimEnd())?.get('cards') ?? '';
  const asked = askedColumns(written, table.header.length);
  if (typeof asked === 'string') {
    reader.source.report('K018', comment, { values: { problem: asked, written } });
    return;
  }
  const cards = isBounded(reader, table) ? cardsOf(reader, { table, asked, attributes }) : [];
  if (cards.length === 0) return;
  reader.reportUnshown(blocks);
  reader.add({
    kind: 'table',
    span: spanOfPieces(pieces),
    attributes,
    blocks: { prompt: [table], answer: [] },
    extra: blocks.slice(1),
    promptMeaning: reader.meaning([{ ...table, rows: [] }]),
    answerMeaning: `${asked.key}/${asked.ask}/${asked.reverse}\n${reader.meaning([table])}`,
    cards,
  });
}

function isBounded(reader: DocumentReader, table: Table): boolean {
  const length = table.to - table.from;
  if (length <= MAX_PARTED_LENGTH) return true;
  reader.source.report('K016', table, { values: { length, most: MAX_PARTED_LENGTH } });
  return false;
}

function cardsOf(
  reader: DocumentReader,
  found: { table: Table; asked: Asked; attributes: Attributes },
): readonly CardDraft[] {
  const { table, asked } = found;
  const columns = table.header.map(nameOf(reader));
  const keys = table.rows.map((row) => row[asked.key]).map(nameOf(reader));
  const cards = table.rows.flatMap((row, index) =>
    askRow(reader, { ...found, row, key: keys[index] ?? '', columns }),
  );
  if (cards.length === 0) {
    reader.source.report('K018', table, { values: { problem: 'empty', written: '' } });
  } else if (cards.length > MAX_CARDS) {
    reader.source.report('K014', table, { values: { count: cards.length, most: MAX_CARDS } });
    return [];
  }
  return cards;
}

/** Names rows and columns by what stands in their first cell, or by its id. */
function nameOf(reader: DocumentReader): (cell: Content | undefined) => string {
  const names = new FacetNames();
  return (cell) =>
    names.ofPart(cell ? reader.idIn(cell) : null, cell ? reader.meaningOf(cell) : '');
}

/** A row in which nothing stands under a column asks nothing there. */
function askRow(
  reader: DocumentReader,
  found: {
    table: Table;
    asked: Asked;
    attributes: Attributes;
    row: readonly Content[];
    key: string;
    columns: readonly string[];
  },
): readonly CardDraft[] {
  const { table, asked, attributes, row, key, columns } = found;
  const isFilled = (column: number) => {
    const cell = row[column];
    return cell !== undefined && reader.meaningOf(cell) !== '';
  };
  if (!isFilled(asked.key)) return [];
  const ask = (column: number, suffix: string, hidden: number): CardDraft => {
    const pair = [asked.key, column].sort((one, other) => one - other);
    const facet = `row:${key}/${columns[column]}${suffix}`;
    return askCell(reader, { table, row, attributes, columns: pair, facet, hidden });
  };
  return [
    ...asked.ask.filter(isFilled).map((column) => ask(column, '', column)),
    ...asked.reverse.filter(isFilled).map((column) => ask(column, '/rev', asked.key)),
  ];
}
