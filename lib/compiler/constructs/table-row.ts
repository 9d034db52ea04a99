import type { Attributes } from '#lib/compiler/attributes.ts';
import { BLANK } from '#lib/compiler/constructs/list-html.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';
import type { Content } from '#lib/render/markdown/content.ts';
import type { Table } from '#lib/render/markdown/tree.ts';

/** Two cells of a row, of which one is asked. */
export interface AskedCell {
  readonly facet: string;
  readonly table: Table;
  readonly row: readonly Content[];
  /** The columns that are shown, in their order in the table. */
  readonly columns: readonly number[];
  readonly hidden: number;
  readonly attributes: Attributes;
}

/** A card with the two columns of a table and one row, one cell of which is blank. */
export function askCell(reader: DocumentReader, asked: AskedCell): CardDraft {
  const { table, row, columns, hidden, attributes, facet } = asked;
  const html = (cell: Content | undefined) =>
    cell ? reader.renderTight([paragraphOf(table, cell)], attributes) : '';
  const head = columns.map((column) => `<th>${html(table.header[column])}</th>`).join('');
  const shown = (column: number) => `<td>${html(row[column])}</td>`;
  const side = (cell: string) =>
    tableHtml(head, columns.map((column) => (column === hidden ? cell : shown(column))).join(''));
  const meaning = (cell: Content | undefined) => (cell ? reader.meaningOf(cell) : '');
  const context = columns.map((column) =>
    [meaning(table.header[column]), column === hidden ? '[…]' : meaning(row[column])].join(': '),
  );
  return {
    facet,
    prompt: side(`<td>${BLANK}</td>`),
    answer: side(`<td class="cloze">${html(row[hidden])}</td>`),
    meaning: [context.join('\n'), meaning(row[hidden])],
  };
}

function tableHtml(head: string, row: string): string {
  return [
    '<table class="ask">',
    `<thead><tr>${head}</tr></thead>`,
    `<tbody><tr>${row}</tr></tbody>`,
    '</table>',
  ].join('\n');
}

function paragraphOf({ from, to, line, endLine }: Table, content: Content) {
  return { kind: 'paragraph', content, from, to, line, endLine } as const;
}
