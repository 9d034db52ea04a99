import type { Actor } from '#lib/context.ts';
import {
  HASHCARDS_DATABASE,
  type HashcardsHistory,
  type InstantOf,
  readHashcardsDatabase,
} from '#lib/formats/hashcards/read-database.ts';
import { openForeign } from '#lib/platform/foreign-database.ts';
import { privateFile } from '#lib/platform/private-file.ts';
import { zoneOffset } from '#lib/scheduler/study-day.ts';
import { MINUTE } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';

/** The histories in a database of hashcards, by the hashes of cards. Throws `unreadable-file`, and `too-large`. */
export async function readHistories(
  { settings }: Actor,
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, HashcardsHistory>> {
  const { zone } = calendarOf(settings);
  const { file, remove } = await privateFile(piecesOf(bytes));
  try {
    const database = openForeign({ file, name: HASHCARDS_DATABASE });
    try {
      return readHashcardsDatabase(database, localTimesOf(zone));
    } finally {
      database.close();
    }
  } finally {
    await remove();
  }
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/;

/** The program notes what the clock on the wall showed: the person's own, supposedly. */
function localTimesOf(zone: string): InstantOf {
  return (local) => {
    const wall = LOCAL.test(local) ? Date.parse(`${local}Z`) : Number.NaN;
    if (!(wall > 0)) return null;
    const near = wall - zoneOffset(wall, zone) * MINUTE;
    return Math.floor(wall - zoneOffset(near, zone) * MINUTE);
  };
}
