import { getActor, getContext, getEnvironment } from '#app/server/context.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { type Following, followDeckFiles, newFollowing } from '#lib/library/follow-deck-files.ts';

const FOLLOWING = Symbol.for('kartoteka.following');

const shared = globalThis as { [FOLLOWING]?: Following };

/** Compiles what changed in the deck folders since the last look; gives the errors in their files, with absolute paths. */
export async function followDecks(): Promise<readonly Finding[]> {
  const folders = getEnvironment();
  shared[FOLLOWING] ??= newFollowing();
  const following = shared[FOLLOWING];
  return followDeckFiles(await getContext(), await getActor(), { folders, following });
}
