import { CONTENT_INDICES, LOG_INDICES, SCHEMA } from '#lib/formats/anki/write/schema.ts';
import { newDatabase, reopenDatabase } from '#lib/platform/new-database.ts';
import type { WorkFolder } from '#lib/platform/work-folder.ts';
import type { FilledLog } from './fill-log.ts';

/** Puts the notes with their cards (the file `content` of the folder) to the log, in the file `collection`; cards that did not go leave none behind. */
export function joinLog(folder: WorkFolder, log: FilledLog | null): void {
  const file = folder.fileOf('collection');
  const collection = log ? reopenDatabase(file) : newDatabase(file, SCHEMA + LOG_INDICES);
  try {
    collection.attach(folder.fileOf('content'), 'content');
    for (const table of ['notes', 'cards', 'col']) {
      collection.run(`INSERT INTO "${table}" SELECT * FROM "content"."${table}"`);
    }
    const [[cards] = []] = collection.rows('SELECT count(*) FROM "cards"');
    if (log && log.cards !== cards) collection.run(WITHOUT_CARD);
    collection.run(CONTENT_INDICES);
  } finally {
    collection.close();
  }
}

const WITHOUT_CARD = 'DELETE FROM "revlog" WHERE "cid" NOT IN (SELECT "id" FROM "cards")';
