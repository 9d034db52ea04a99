import type { Actor, Context } from '#lib/context.ts';
import {
  type PackageLayout,
  type PackedFile,
  packageEntries,
} from '#lib/formats/anki/write/package-entries.ts';
import { sha1OfBytes } from '#lib/platform/text-hash.ts';
import { type WorkFolder, workFolder } from '#lib/platform/work-folder.ts';
import { writeZip } from '#lib/platform/write-zip.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import { mediaNames } from '#lib/store/anki-rows.ts';
import type { Counted } from '../counted.ts';
import { fillCollection } from './fill-collection.ts';
import { writePlea } from './plea.ts';
import { UsedMedia } from './used-media.ts';

/** What is to go to Anki, and as what. */
export interface AnkiOrder {
  /** A deck or several to add to what somebody has, or a whole collection that takes its place. */
  readonly format: 'apkg' | 'colpkg';
  /** The cards that this asks for; null for everything. */
  readonly tree: SearchTree | null;
  readonly withProgress: boolean;
  readonly withMedia: boolean;
}

const LAYOUTS: Readonly<Record<AnkiOrder['format'], PackageLayout>> = {
  apkg: 'both',
  colpkg: 'current',
};

/**
 * A package for Anki, piece by piece. Whoever asks gives ids first (`giveAnkiIds`). The database is made in a file that goes when the
 * package is written, or the reader turns away; nothing grows with the size of the collection but that file.
 */
export function exportAnki(context: Context, actor: Actor, order: AnkiOrder): Counted {
  const counts = { notes: 0, cards: 0, reviews: 0, media: 0 };
  return { chunks: packageOf(context, actor, { order, counts }), counts: () => counts };
}

type Counts = { notes: number; cards: number; reviews: number; media: number };

async function* packageOf(
  context: Context,
  actor: Actor,
  { order, counts }: { order: AnkiOrder; counts: Counts },
): AsyncGenerator<Uint8Array> {
  const folder = await workFolder();
  try {
    const media = await makeCollection(context, actor, { order, counts, folder });
    const entries = packageEntries({
      layout: LAYOUTS[order.format],
      collection: () => folder.stream('collection'),
      plea: () => folder.stream('plea'),
      media: () => mediaFiles(context, order.withMedia ? media.files : new Map(), counts),
    });
    yield* writeZip(entries);
  } finally {
    await folder.remove();
  }
}

async function makeCollection(
  context: Context,
  actor: Actor,
  { order, counts, folder }: { order: AnkiOrder; counts: Counts; folder: WorkFolder },
): Promise<UsedMedia> {
  const { tree, withProgress } = order;
  const media = new UsedMedia(await mediaNames(context.store.db, actor.user));
  const cards = tree && (await findCardIds(context, actor, tree));
  const wanted = { cards, withProgress };
  const given = { folder, media, wanted, isWhole: order.format === 'colpkg' };
  Object.assign(counts, await fillCollection(context, actor, given));
  if (tree === null) media.addAll();
  else media.addStatic();
  writePlea(folder.fileOf('plea'));
  return media;
}

/** One whose file was lost is left out. */
async function* mediaFiles(
  { media }: Context,
  files: ReadonlyMap<string, string>,
  counts: Counts,
): AsyncGenerator<PackedFile> {
  for (const [name, hash] of files) {
    const content = await media.read(hash);
    if (!content) continue;
    counts.media++;
    yield { name, size: content.length, sha1: sha1OfBytes(content), content };
  }
}
