import { messages } from '#app/i18n/index.ts';
import type { TableView } from '#lib/library/types.ts';
import type { Language } from '#lib/shared/settings.ts';

/** How a table was understood, and what can be chosen instead. */
export interface TableWords {
  readonly form: Pick<
    TableView,
    'encoding' | 'separator' | 'hasHeader' | 'isHtml' | 'bothWays' | 'deck'
  >;
  readonly columns: readonly { readonly label: string; readonly role: string }[];
  readonly rows: TableView['rows'];
  readonly roles: readonly Choice[];
  readonly encodings: readonly Choice[];
  readonly separators: readonly Choice[];
  readonly texts: Readonly<
    Record<
      | 'title'
      | 'preview'
      | 'encoding'
      | 'separator'
      | 'header'
      | 'html'
      | 'htmlHint'
      | 'bothWays'
      | 'deck'
      | 'deckHint'
      | 'noFront',
      string
    >
  >;
}

/** One of several that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Puts the form of a table into words. */
export function tableInWords(table: TableView, language: Language): TableWords {
  const texts = messages(language).fromTable;
  const { encoding, separator, hasHeader, isHtml, bothWays, deck } = table;
  const { title, preview, header, html, htmlHint, deckHint, noFront } = texts;
  const further = table.columns.flatMap(({ role }) =>
    role.startsWith('field:') && !(role in texts.roles) ? [role] : [],
  );
  const roles = Object.entries(texts.roles).map(([value, label]) => ({ value, label }));
  const fields = further.map((role) => ({
    value: role,
    label: texts.field(Number(role.slice(6)) + 1),
  }));
  const known = Object.entries(texts.separators).map(([value, label]) => ({ value, label }));
  const isKnown = separator in texts.separators;
  return {
    form: { encoding, separator, hasHeader, isHtml, bothWays, deck },
    columns: table.columns.map(({ name, role }, at) => ({
      label: name || texts.column(at + 1),
      role,
    })),
    rows: table.rows,
    roles: [...roles.slice(0, 2), ...fields, ...roles.slice(2)],
    encodings: Object.entries(texts.encodings).map(([value, label]) => ({ value, label })),
    separators: isKnown ? known : [...known, { value: separator, label: separator }],
    texts: {
      title,
      preview,
      header,
      html,
      htmlHint,
      deckHint,
      noFront,
      encoding: texts.encoding,
      separator: texts.separator,
      bothWays: texts.bothWays,
      deck: texts.deck,
    },
  };
}
