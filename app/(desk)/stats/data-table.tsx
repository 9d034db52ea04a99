/** What stands in a cell: a text, or one with what it comes from, in small print. */
export type Cell = string | { readonly text: string; readonly from: string };

/** Numbers in words, as rows and columns. */
export interface TableData {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first of each row names it. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A table of numbers that stands by itself. */
export function DataTable({ table }: { readonly table: TableData }) {
  const { caption, head, rows } = table;
  return (
    // A long table scrolls by itself, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a section of this name would be one more landmark beside its own
    <div className="stats-scroll" role="group" tabIndex={0} aria-label={caption}>
      <table className="stats-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {head.map((name) =>
              name === '' ? (
                <td key={name} />
              ) : (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...values]) => (
            <tr key={typeof name === 'string' ? name : name.text}>
              <th scope="row">
                <Value of={name} />
              </th>
              {values.map((value, column) => (
                <td key={head[column + 1]}>
                  <Value of={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ of: value }: { readonly of: Cell }) {
  if (typeof value === 'string') return value;
  return (
    <>
      {value.text} <span className="stats-from">{value.from}</span>
    </>
  );
}

/** The numbers behind a picture, folded away. */
export function TableBehind(props: { readonly table: TableData; readonly summary: string }) {
  return (
    <details>
      <summary className="summary">{props.summary}</summary>
      <DataTable table={props.table} />
    </details>
  );
}
