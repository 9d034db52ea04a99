import type { AnkiNoteType } from '#lib/formats/anki/collection.ts';
import { cardRow } from '#lib/formats/anki/write/card-row.ts';
import { collectionRow } from '#lib/formats/anki/write/collection-row.ts';
import { noteRow } from '#lib/formats/anki/write/note-row.ts';
import { ownNoteTypes } from '#lib/formats/anki/write/own/note-types.ts';
import { INDICES, SCHEMA } from '#lib/formats/anki/write/schema.ts';
import { newDatabase } from '#lib/platform/new-database.ts';
import { sha1OfText } from '#lib/platform/text-hash.ts';
import { plainDeck } from './anki-decks.ts';
import { plainPreset } from './anki-presets.ts';

const TEXT = 'This file needs a newer Anki. Please update Anki, then import the file again.';
const ID = 1_767_225_600_000;

/** Writes a collection of one card for programs so old that they find nothing else in a package: it says what to do. */
export function writePlea(file: string): void {
  const [type] = ownNoteTypes as [AnkiNoteType];
  const database = newDatabase(file, SCHEMA);
  const second = ID / 1000;
  const note = { id: ID, guid: 'kartoteka', noteType: type.id, modified: second, tags: [] };
  const fields = type.fields.map((_, place) => (place === 0 ? TEXT : ''));
  database.insert('notes', [noteRow({ ...note, fields }, { sortField: 0, sha1: sha1OfText })]);
  database.insert('cards', [cardRow({ ...PLEA_CARD, id: ID, note: ID, modified: second })]);
  database.insert('col', [
    collectionRow({
      created: second,
      modified: ID,
      rollover: 4,
      creationOffset: 0,
      localOffset: 0,
      config: {},
      decks: [plainDeck],
      presets: [plainPreset],
      noteTypes: [type],
      tags: [],
    }),
  ]);
  database.run(INDICES);
  database.close();
}

const PLEA_CARD = {
  deck: plainDeck.id,
  ordinal: 0,
  type: 'new',
  queue: 'new',
  due: 1,
  interval: 0,
  ease: 0,
  reps: 0,
  lapses: 0,
  left: 0,
  originalDue: 0,
  originalDeck: 0,
  flags: 0,
  data: {
    raw: '',
    position: null,
    stability: null,
    difficulty: null,
    desiredRetention: null,
    decay: null,
    lastReviewAt: null,
    custom: null,
  },
} as const;
