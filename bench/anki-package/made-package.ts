import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AnkiCard, AnkiNote, AnkiReview } from '#lib/formats/anki/collection.ts';
import { cardRow } from '#lib/formats/anki/write/card-row.ts';
import { collectionRow } from '#lib/formats/anki/write/collection-row.ts';
import { noteRow } from '#lib/formats/anki/write/note-row.ts';
import { type PackedFile, packageEntries } from '#lib/formats/anki/write/package-entries.ts';
import { reviewRow } from '#lib/formats/anki/write/review-row.ts';
import { INDICES, SCHEMA } from '#lib/formats/anki/write/schema.ts';
import { plainDeck } from '#lib/library/export-anki/anki-decks.ts';
import { plainPreset } from '#lib/library/export-anki/anki-presets.ts';
import { writePlea } from '#lib/library/export-anki/plea.ts';
import { newDatabase } from '#lib/platform/new-database.ts';
import { sha1OfBytes, sha1OfText } from '#lib/platform/text-hash.ts';
import { writeZip } from '#lib/platform/write-zip.ts';
import { chanceFrom } from '../collection/chance.ts';
import { BASIC, CLOZE } from './note-types.ts';
import { CREATED, DECKS, deckId, lifeAt, noteAt, type PackageSize } from './notes.ts';

const CHUNK = 1000;
const FILE_BYTES = 20_000;

/** A package of Anki's of this size, the same in every run; made where none was made before. `key` names what it is made by. */
export async function madePackage(
  folder: string,
  { size, key }: { readonly size: PackageSize; readonly key: string },
): Promise<string> {
  const { notes, reviews, media } = size;
  const file = path.join(folder, `package-${notes}-${reviews}-${media}-${key}.apkg`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const partial = path.join(folder, `${process.pid}.part`);
  const parts = ['', '.collection', '.plea'].map((end) => partial + end);
  const [archive = '', collection = '', plea = ''] = parts;
  try {
    fill(collection, size);
    writePlea(plea);
    const entries = packageEntries({
      layout: 'both',
      collection: () => createReadStream(collection),
      plea: () => createReadStream(plea),
      media: () => sounds(media),
    });
    await pipeline(Readable.from(writeZip(entries)), createWriteStream(archive));
    renameSync(archive, file);
  } finally {
    for (const part of parts) await rm(part, { force: true });
  }
  return file;
}

function fill(file: string, size: PackageSize): void {
  const database = newDatabase(file, SCHEMA);
  database.insert('col', [headRow()]);
  for (let start = 0; start < size.notes; start += CHUNK) {
    const count = Math.min(CHUNK, size.notes - start);
    const places = Array.from({ length: count }, (_, at) => start + at);
    const lives = places.map((place) => lifeAt(place, size));
    const insert = (table: string, rows: (readonly (string | number)[])[]) => {
      if (rows.length > 0 && database.insert(table, rows).length > 0) {
        throw new Error(`Two rows of ${table} bear one number.`);
      }
    };
    const made = places.map((place): AnkiNote => noteAt(place, size));
    insert(
      'notes',
      made.map((note) => noteRow(note, { sortField: 0, sha1: sha1OfText })),
    );
    insert(
      'cards',
      lives.map(({ card }: { card: AnkiCard }) => cardRow(card)),
    );
    insert('revlog', lives.flatMap(({ reviews }): readonly AnkiReview[] => reviews).map(reviewRow));
  }
  database.run(INDICES);
  database.close();
}

function headRow() {
  const decks = Array.from({ length: DECKS }, (_, place) => ({
    ...plainDeck,
    id: deckId(place),
    name: `Bench::Deck ${place}`,
  }));
  return collectionRow({
    ...{ created: CREATED / 1000, modified: CREATED, rollover: 4 },
    ...{ creationOffset: 0, localOffset: 0, config: {} },
    decks: [plainDeck, { ...plainDeck, id: deckId(DECKS), name: 'Bench' }, ...decks],
    presets: [plainPreset],
    noteTypes: [BASIC, CLOZE],
    tags: [],
  });
}

/** Noise in the form of sounds: as hard to pack, and as many bytes to hash. */
async function* sounds(count: number): AsyncGenerator<PackedFile> {
  for (let place = 0; place < count; place++) {
    const chance = chanceFrom(place);
    const content = Uint8Array.from({ length: FILE_BYTES }, () => chance() * 256);
    content.set([0x49, 0x44, 0x33]);
    const name = `sound-${place}.mp3`;
    yield { name, size: content.length, sha1: sha1OfBytes(content), content };
  }
}
