import { open, stat } from 'node:fs/promises';
import type { Actor, Context } from '#lib/context.ts';
import { ownNoteTypes } from '#lib/formats/anki/write/own/note-types.ts';
import { tableAsCollection } from '#lib/formats/table/as-collection.ts';
import { readTable } from '#lib/formats/table/read-table.ts';
import { NO_TABLE_CHOICES, TABLE_LIMITS, type Table } from '#lib/formats/table/table.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import type { Archive } from '#lib/platform/zip.ts';
import { fileBeyond } from '#lib/shared/file-trouble.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';
import { noteTypesOf } from '../export-anki/note-pages.ts';
import type { TableView } from '../types.ts';
import { type PackageChoices, PackageTally } from './importing.ts';
import type { OpenPackage } from './open-package.ts';

/** Whether a file is a table of notes, by its name. */
export function isTableName(name: string): boolean {
  return /\.(?:csv|tsv|txt)$/i.test(name);
}

/**
 * Reads a table of notes as if it were a package: what follows is the same. Throws `unreadable-file` and `too-large` with line, row or
 * column.
 */
export async function openTable(
  context: Context,
  actor: Actor,
  given: { readonly file: string; readonly name: string; readonly choices: PackageChoices },
): Promise<OpenPackage> {
  const known = [...(await noteTypesOf(context, actor)).values()];
  const fields = new Map(
    [...ownNoteTypes, ...known].map((type) => [type.name, type.fields.map(({ name }) => name)]),
  );
  const choices = { ...NO_TABLE_CHOICES, ...given.choices.table };
  const bytes = await bytesOf(given.file, context.limits);
  const table = readTable(bytes, choices, (noteType) => fields.get(noteType) ?? null);
  const tally = new PackageTally();
  const deck = given.name.replace(/\.[^.]*$/, '');
  const { collection, ...says } = tableAsCollection(table, {
    known,
    sha1: textHash,
    now: context.now(),
    deck,
    told: (problem, row) => tally.note(problem, `${row}`),
  });
  return {
    collection,
    archive: NO_ARCHIVE,
    source: { kind: 'table', ...says, matches: table.form.matches },
    table: viewOf(table, deck),
    tally,
    close: async () => {},
  };
}

/** Of a file that holds no others. */
export const NO_ARCHIVE: Archive = {
  names: [],
  stream: () => {
    throw new Error('A table holds no files.');
  },
  read: () => Promise.reject(new Error('A table holds no files.')),
};

async function bytesOf(file: string, { fileBytes }: ImportLimits): Promise<Uint8Array> {
  const most = fileBytes ?? TABLE_LIMITS.bytes;
  if ((await stat(file)).size > most) throw fileBeyond('too-long', { most });
  const handle = await open(file, 'r');
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

const SHOWN_ROWS = 5;
const SHOWN_SIGNS = 80;

function viewOf({ form, rows }: Table, deck: string): TableView {
  const { encoding, separator, hasHeader, isHtml, bothWays, columns, names } = form;
  const shortened = (text: string) =>
    text.length > SHOWN_SIGNS ? `${text.slice(0, SHOWN_SIGNS - 1)}…` : text;
  return {
    ...{ encoding, separator, hasHeader, isHtml, bothWays },
    deck: form.deck || deck,
    columns: columns.map((role, at) => ({ name: shortened(names[at] ?? ''), role })),
    rows: rows.slice(0, SHOWN_ROWS).map((row) => row.map(shortened)),
  };
}
