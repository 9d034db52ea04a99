import path from 'node:path';
import { unzstd } from '#lib/formats/anki/read/unzstd.ts';
import type { SearchTree } from '#lib/library/card-query.ts';
import { giveAnkiIds } from '#lib/library/export-anki/give-anki-ids.ts';
import { exportFile } from '#lib/library/export-file.ts';
import { openPackage } from '#lib/library/import-anki/open-package.ts';
import { writeWholeFile } from '#lib/platform/write-whole-file.ts';
import { USUAL_LIMITS } from '#lib/shared/import-limits.ts';
import type { Place } from '../../support/place.ts';

/** How a test exports. */
export interface Going {
  readonly format?: 'apkg' | 'colpkg';
  readonly tree?: SearchTree | null;
  readonly withProgress?: boolean;
  readonly withMedia?: boolean;
}

/** Writes a package of what a place has; gives the file. */
export async function goingOut(
  { context, actor, folder }: Place,
  going: Going = {},
): Promise<string> {
  const { format = 'apkg', tree = null, withProgress = true, withMedia = true } = going;
  await giveAnkiIds(context, actor);
  const file = path.join(folder, `out.${format}`);
  const { chunks } = exportFile(context, actor, { format, tree, withProgress, withMedia });
  await writeWholeFile(file, chunks);
  return file;
}

/** What a package holds, read. */
export async function holds(file: string) {
  const { collection, archive, close } = await openPackage({ file, name: file }, USUAL_LIMITS);
  try {
    const files = new Map<string, string>();
    for (const { name, entry } of collection.media) {
      const packed = archive.stream(entry);
      const isPacked = collection.layout === 'collection.anki21b';
      const chunks = isPacked
        ? unzstd({ entry, chunks: packed, most: 1e9, limit: 'too-long' })
        : packed;
      files.set(name, await joined(chunks));
    }
    return {
      ...collection,
      notes: [...collection.notes()],
      cards: [...collection.cards()],
      reviews: [...collection.reviews()],
      files,
    };
  } finally {
    await close();
  }
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString('base64');
}
