import { type Directives, readDirectives } from './directives.ts';
import { guessSeparator, looksLikeHeader, looksLikeHtml, roleOfName } from './guess.ts';
import { firstRows, parseRows } from './parse-rows.ts';
import type { ColumnRole, Table, TableChoices, TableForm } from './table.ts';
import { tableText } from './table-text.ts';

/** The names of the fields of a note type, by its name; null where it is not known. */
export type FieldsOfType = (noteType: string) => readonly string[] | null;

/**
 * Reads a CSV, TSV or text file of notes. What a person chose goes before what the file says, and that before what it looks like. Throws
 * `unreadable-file` and `too-large` with line, row or column.
 */
export function readTable(
  bytes: Uint8Array,
  choices: TableChoices,
  fieldsOf: FieldsOfType = () => null,
): Table {
  const { text, encoding } = tableText(bytes, choices.encoding);
  const { directives, rest, lines } = readDirectives(text);
  const separator = choices.separator ?? directives.separator ?? guessSeparator(rest);
  const rows = parseRows(rest, { separator, linesBefore: lines });
  const named = directives.columns === null ? null : firstRows(directives.columns, separator)[0];
  const hasHeader = choices.hasHeader ?? (!named && looksLikeHeader(rows, isFromAnki(directives)));
  const names = (named ?? (hasHeader ? rows[0] : []) ?? []).map((name) => name.trim());
  const body = hasHeader ? rows.slice(1) : rows;
  const width = body.reduce((most, row) => Math.max(most, row.length), names.length);
  const form: TableForm = {
    encoding,
    separator,
    hasHeader,
    isHtml: choices.isHtml ?? directives.isHtml ?? looksLikeHtml(body.slice(0, 200)),
    columns: choices.columns ?? guessColumns(directives, { names, width, fieldsOf }),
    names,
    matches: directives.matches,
    tags: directives.tags,
    deck: choices.deck ?? directives.deck,
    noteType: directives.noteType,
    bothWays: choices.bothWays,
  };
  return { form, rows: body };
}

/** Whether the file says what only Anki says of its own. */
function isFromAnki({ isHtml, places }: Directives): boolean {
  return isHtml !== null || Object.keys(places).length > 0;
}

interface Columns {
  readonly names: readonly string[];
  readonly width: number;
  readonly fieldsOf: FieldsOfType;
}

/** Columns that nothing speaks of are fields in their order; of a table without a type of its own the third one holds tags, as in Anki. */
function guessColumns(
  { places, noteType, tags }: Directives,
  { names, width, fieldsOf }: Columns,
): ColumnRole[] {
  const claimed = new Map(Object.entries(places).map(([role, at]) => [at, role as ColumnRole]));
  const isTyped = noteType !== null || places.type !== undefined;
  const fields = noteType !== null && places.type === undefined ? fieldsOf(noteType) : null;
  const roleOf = fields ? (name: string) => roleOfField(name, fields) : roleOfName;
  if ((fields || !isTyped) && names.some((name) => roleOf(name) === 'field:0')) {
    return Array.from(
      { length: width },
      (_, at) => claimed.get(at) ?? roleOf(names[at] ?? '') ?? 'ignore',
    );
  }
  const hasTags = places.tags !== undefined || tags.length > 0;
  let field = -1;
  return Array.from({ length: width }, (_, at) => {
    const role = claimed.get(at);
    if (role) return role;
    field += 1;
    if (isTyped || field < 2) return `field:${field}` as const;
    return field === 2 && !hasTags ? 'tags' : 'ignore';
  });
}

/** What a column holds that is called as a field of its note type, or as what no field is. */
function roleOfField(name: string, fields: readonly string[]): ColumnRole | null {
  const field = fields.findIndex((each) => each.toLowerCase() === name.toLowerCase());
  if (field >= 0) return `field:${field}`;
  const role = roleOfName(name);
  return role?.startsWith('field:') ? null : role;
}
