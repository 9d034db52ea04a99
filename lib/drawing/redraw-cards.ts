import { FIELDS_RENDER_VERSION } from '#lib/render/anki/version.ts';
import type { CardId, NoteTypeId, UserId } from '#lib/shared/ids.ts';
import {
  cardsOfType,
  cardsShowingFlags,
  countDrawnNotes,
  type DrawnCard,
  type DrawnPage,
  drawnVersion,
  noteDrawnVersion,
} from '#lib/store/drawn-cards.ts';
import { readNoteTypes } from '#lib/store/note-types.ts';
import type { Db, Store } from '#lib/store/store.ts';
import { type Change, changeColumns } from '#lib/store/transact.ts';
import { readUserIds } from '#lib/store/users.ts';
import { type Row, updateRows } from '#lib/store/write-rows.ts';
import { cardText } from './card-text.ts';
import { mediaOfCards } from './media-of-cards.ts';

/** Cards of notes from Anki whose templates show the flag follow it. Their text counts as the same: nobody is told that it changed. */
export async function redrawFlags(change: Change, cards: readonly CardId[]): Promise<void> {
  const { db, head } = change;
  const rows = await redrawn(db, head.user, await cardsShowingFlags(db, head.user, cards));
  if (rows.length > 0) await changeColumns(change, 'CardRevision', rows);
}

const NOTES_AT_ONCE = 500;

/** Cards of notes of a type follow its templates. Their text counts as the same. */
export async function redrawType(change: Change, type: NoteTypeId): Promise<void> {
  const { db, head } = change;
  for await (const { cards } of pagesOfType(db, head.user, type)) {
    const rows = await redrawn(db, head.user, cards);
    if (rows.length > 0) await changeColumns(change, 'CardRevision', rows);
  }
}

/**
 * Draws all cards of notes with fields anew that an earlier version drew, in steps that survive being interrupted. Their text counts as the same,
 * and it is no operation. `told` hears how many notes of how many are done.
 */
export async function redrawOutdated(
  store: Store,
  told: (done: number, total: number) => void = () => {},
): Promise<void> {
  if ((await drawnVersion(store.db)) === FIELDS_RENDER_VERSION) return;
  const total = await countDrawnNotes(store.db);
  let done = 0;
  for (const user of await readUserIds(store.db)) {
    for (const { id } of await readNoteTypes(store.db, user)) {
      for await (const page of pagesOfType(store.db, user, id)) {
        const rows = await redrawn(store.db, user, page.cards);
        if (rows.length > 0) {
          await store.transaction((db) => updateRows(db, 'CardRevision', rows));
        }
        done += page.notes;
        told(done, total);
      }
    }
  }
  await noteDrawnVersion(store.db, FIELDS_RENDER_VERSION);
}

async function* pagesOfType(db: Db, user: UserId, type: NoteTypeId): AsyncGenerator<DrawnPage> {
  for (let after: number | null = 0; after !== null; ) {
    const page: DrawnPage = await cardsOfType(db, user, { type, after, most: NOTES_AT_ONCE });
    yield page;
    after = page.last;
  }
}

/** The texts of those of these cards that are drawn otherwise now. */
async function redrawn(db: Db, user: UserId, cards: readonly DrawnCard[]): Promise<Row[]> {
  if (cards.length === 0) return [];
  const types = new Map((await readNoteTypes(db, user)).map((type) => [type.id, type]));
  return mediaOfCards(db, user, (media) =>
    cards.flatMap((card) => {
      const noteType = types.get(card.noteTypeId);
      if (!noteType) return [];
      const { id, facet, language, deckKey, flag, revision, noteTypeId } = card;
      const [kind, number] = facet.split(':');
      const text = cardText({
        ...{ noteType, noteTypeId, language, flag, media },
        fields: JSON.parse(card.fields) as string[],
        tags: JSON.parse(card.tags) as string[],
        ordinal: kind === 'c' ? Number(number) - 1 : Number(number),
        deckName: deckKey,
      });
      return text.hash === card.hash ? [] : [{ cardId: id, revision, ...text }];
    }),
  );
}
