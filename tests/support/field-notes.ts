import { createHash } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import { localActor } from '#lib/accounts/local-actor.ts';
import type { NoteType } from '#lib/bundle/note-type.ts';
import { openContext } from '#lib/open-context.ts';
import { renderSides } from '#lib/render/anki/render-sides.ts';
import { bundleOf } from './bundles.ts';
import { MIGRATIONS } from './place.ts';
import { add } from './studying.ts';

/** A note with fields, and the one card of it that a test shows. */
export interface FieldNote {
  readonly noteType: NoteType;
  readonly fields: readonly string[];
  readonly ordinal?: number;
}

/** What a data folder is filled with: notes, and the files that they name. */
export interface FieldNotes {
  readonly notes: readonly FieldNote[];
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/** Puts notes with fields into a data folder whose server is not running, in one deck and in this order, all due today. */
export async function addFieldNotes(
  dataFolder: string,
  { notes, files = {} }: FieldNotes,
): Promise<void> {
  const databaseFile = path.join(dataFolder, 'kartoteka.db');
  const context = await openContext({ databaseFile, migrations: MIGRATIONS, startAt: null });
  const actor = await localActor(context);
  const sketches = notes.map((_, at) => ({ prompt: `note ${at}`, answer: 'answer' }));
  await add({ context, actor } as Parameters<typeof add>[0], bundleOf(sketches));
  const ids = new Map<NoteType, string>();
  for (const { noteType } of notes) ids.set(noteType, ids.get(noteType) ?? context.newId());
  for (const bytes of Object.values(files)) await context.media.keep(hashOf(bytes), bytes);
  await context.store.close();
  const database = new Database(databaseFile);
  addFiles(database, files);
  addNoteTypes(database, ids);
  fillNotes(database, { notes, ids, files });
  database.close();
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function typeOf(name: string): string {
  return path.extname(name).slice(1);
}

function addFiles(database: Database.Database, files: Readonly<Record<string, Uint8Array>>): void {
  for (const [name, bytes] of Object.entries(files)) {
    const [hash, length] = [hashOf(bytes), bytes.length];
    database
      .prepare(`INSERT INTO "Media" SELECT "id", ?, ?, ?, 0 FROM "User"`)
      .run(hash, typeOf(name), length);
    database.prepare(`INSERT INTO "MediaName" SELECT "id", ?, ? FROM "User"`).run(name, hash);
  }
}

function addNoteTypes(database: Database.Database, ids: ReadonlyMap<NoteType, string>): void {
  const adding = database.prepare(
    `INSERT INTO "NoteType" ("id", "ownerId", "name", "kind", "fields", "templates", "css", "upstream", "createdAt")
     SELECT ?, "id", ?, ?, ?, ?, ?, '{}', 0 FROM "User"`,
  );
  for (const [{ name, kind, fields, templates, css }, id] of ids) {
    adding.run(id, name, kind, JSON.stringify(fields), JSON.stringify(templates), css);
  }
}

interface Filling extends FieldNotes {
  readonly ids: ReadonlyMap<NoteType, string>;
}

function fillNotes(database: Database.Database, { notes, ids, files = {} }: Filling): void {
  database.exec(`UPDATE "PresetVersion" SET "options" = json_set("options", '$.newPerDay', 9999)`);
  const cards = database.prepare(`SELECT "id", "noteId" FROM "Card" ORDER BY "position"`).all() as {
    id: string;
    noteId: string;
  }[];
  const note = database.prepare(
    `UPDATE "Note" SET "kind" = 'fields', "noteTypeId" = ?, "fields" = ? WHERE "id" = ?`,
  );
  const facet = database.prepare(`UPDATE "Card" SET "facet" = ? WHERE "id" = ?`);
  const sides = database.prepare(
    `UPDATE "CardRevision" SET "prompt" = ?, "answer" = ?, "check" = ? WHERE "cardId" = ?`,
  );
  for (const [at, { noteType, fields, ordinal = 0 }] of notes.entries()) {
    const noteTypeId = ids.get(noteType) as string;
    const { prompt, answer, typed } = renderSides({
      ...{ noteType, noteTypeId, fields, ordinal, deckName: 'deck', tags: [], language: 'en' },
      media: (name) => addressOf(files, name),
    });
    const check = typed && JSON.stringify({ kind: 'text', answer: typed.answer });
    const { id, noteId } = cards[at]!;
    note.run(noteTypeId, JSON.stringify(fields), noteId);
    sides.run(prompt, answer, check, id);
    facet.run(noteType.kind === 'cloze' ? `c:${ordinal + 1}` : `t:${ordinal}`, id);
  }
}

function addressOf(files: Readonly<Record<string, Uint8Array>>, name: string): string | null {
  const bytes = files[name];
  return bytes === undefined ? null : `/media/${hashOf(bytes)}.${typeOf(name)}`;
}
