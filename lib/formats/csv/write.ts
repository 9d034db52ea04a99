/** What stands between the fields of a row. */
export type Separator = ',' | '\t';

/** A row of a CSV file (RFC 4180) with its line end; null is an empty field. */
export function csvRow(
  values: readonly (string | number | boolean | null)[],
  separator: Separator = ',',
): string {
  return `${values.map((value) => field(value, separator)).join(separator)}\r\n`;
}

function field(value: string | number | boolean | null, separator: Separator): string {
  const text = value === null ? '' : String(value);
  // A line that begins with # is a comment to Anki.
  const isPlain = !/^#|["\r\n]/.test(text) && !text.includes(separator);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}
