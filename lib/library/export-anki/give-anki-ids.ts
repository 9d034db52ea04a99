import type { Actor, Context } from '#lib/context.ts';
import { guidOf } from '#lib/formats/anki/guid.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import type { UserId } from '#lib/shared/ids.ts';
import {
  eventsNumbered,
  loggedNumbers,
  type Numbered,
  type NumberedTable,
  notesWithoutGuid,
  takenNumbers,
  unnumberedRows,
  writeEventNumbers,
  writeGuids,
  writeNumbers,
} from '#lib/store/anki-ids.ts';
import type { Db } from '#lib/store/store.ts';
import { write } from '#lib/store/transact.ts';
import { EARLIEST, freeNumbers, ownNumbers } from './free-numbers.ts';

/** A note of ours may go to Anki as several, each under the number of its card: so both share their numbers. */
const POOLS: readonly (readonly NumberedTable[])[] = [['Note', 'Card'], ['Deck'], ['Preset']];

/**
 * Gives what Anki knows by a number or a GUID, and never met, its own. They stay for ever: by them a later export updates what an
 * earlier one brought. No operation: it changes nothing that anybody sees, and taking it back would double notes in Anki.
 */
export async function giveAnkiIds({ store }: Context, { user }: Actor): Promise<void> {
  const events = await eventNumbers(store.db, user);
  if (events.length === 0 && (await isComplete(store.db, user))) return;
  await write(store, user, async (db) => {
    await writeEventNumbers(db, events);
    for (const pool of POOLS) await numberPool(db, user, pool);
    const notes = await notesWithoutGuid(db, user);
    await writeGuids(
      db,
      notes.map(({ row, id }) => ({ row, guid: guidOf(textHash(id)) })),
    );
  });
}

async function isComplete(db: Db, user: UserId): Promise<boolean> {
  for (const table of POOLS.flat()) {
    if ((await unnumberedRows(db, user, table)).length > 0) return false;
  }
  return (await notesWithoutGuid(db, user)).length === 0;
}

async function numberPool(db: Db, user: UserId, tables: readonly NumberedTable[]): Promise<void> {
  const taken = new Set<number>();
  for (const table of tables) {
    for (const number of await takenNumbers(db, user, table)) taken.add(number);
  }
  for (const table of tables) {
    const rows = await unnumberedRows(db, user, table);
    await writeNumbers(db, table, freeNumbers(rows, taken, { earliest: EARLIEST }));
  }
}

/** Anki's log holds one row a millisecond. Of events of one number the first keeps it; the others get the next ones that are free. */
async function eventNumbers(db: Db, user: UserId): Promise<Numbered[]> {
  const numbers = await loggedNumbers(db, user);
  const shared = numbers.filter(
    (number, place) => number === numbers[place - 1] && number !== numbers[place - 2],
  );
  if (shared.length === 0) return [];
  return ownNumbers(await eventsNumbered(db, user, [...shared]), new Set(numbers));
}
