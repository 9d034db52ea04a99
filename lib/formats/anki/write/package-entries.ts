import { mediaMap, type PackedMedia } from './media-map.ts';
import { rawZstd } from './raw-zstd.ts';

/**
 * How a package is laid out. `both`: the plain database that every Anki since 2.1 reads, and a note for older ones.
 * `current`: what Anki writes by itself since 2.1.50.
 */
export type PackageLayout = 'both' | 'current';

/** What goes into a package. */
export interface PackageContents {
  readonly layout: PackageLayout;
  /** The database, piece by piece. */
  readonly collection: () => AsyncIterable<Uint8Array>;
  /** A database that asks to bring Anki up to date, for those that know no other. */
  readonly plea: () => AsyncIterable<Uint8Array>;
  /** The media, one after the other. */
  readonly media: () => AsyncIterable<PackedFile>;
}

/** A file of the media. */
export interface PackedFile extends PackedMedia {
  readonly content: Uint8Array;
}

/** A file of the archive; `isPacked` where deflating it again would be in vain. */
export interface PackageEntry {
  readonly name: string;
  readonly isPacked: boolean;
  /** How hard it is packed, 1–9. */
  readonly level?: number;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Twice as fast as usual for a database, which grows by a fifth by it. */
const QUICK = 1;

const LAYOUTS = {
  both: { version: 2, collection: 'collection.anki21' },
  current: { version: 3, collection: 'collection.anki21b' },
} as const;

/** The files of a package in the order in which Anki writes them. */
export async function* packageEntries(contents: PackageContents): AsyncGenerator<PackageEntry> {
  const { layout } = contents;
  const { version, collection } = LAYOUTS[layout];
  const packed = (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) =>
    layout === 'current' ? rawZstd(chunks) : chunks;
  // The message PackageMetadata: field 1, a number.
  yield { name: 'meta', isPacked: true, chunks: [Uint8Array.of(0x08, version)] };
  const chunks = packed(contents.collection());
  yield { name: collection, isPacked: false, level: QUICK, chunks };
  yield { name: 'collection.anki2', isPacked: false, chunks: contents.plea() };
  const media: PackedMedia[] = [];
  for await (const { content, ...file } of contents.media()) {
    yield { name: String(media.length), isPacked: isDense(file.name), chunks: packed([content]) };
    media.push(file);
  }
  yield { name: 'media', isPacked: false, chunks: packed([mediaMap(layout, media)]) };
}

function isDense(name: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|mp3|ogg|opus|m4a|flac|mp4|webm)$/i.test(name);
}
