import { guidOf } from '#lib/formats/anki/guid.ts';
import { isOwnType } from '#lib/formats/anki/write/own/note-types.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import { type OwnCardRow, ownCards } from '#lib/store/own-cards.ts';
import { firstWords } from './first-words.ts';
import type { PackageImport } from './importing.ts';
import type { NoteWithCards } from './notes-with-cards.ts';
import { ownTexts } from './own-texts.ts';
import type { NumberedCard } from './review-log.ts';
import { markOf } from './upstream-marks.ts';

/** A note of a package that was written here. */
export interface OwnNote {
  readonly incoming: NoteWithCards;
  /** All cards of the note here that have a number in Anki, by it. */
  readonly all: readonly OwnCardRow[];
  /** The one card by which it went, where a note of ours became several; else null. */
  readonly of: OwnCardRow | null;
}

/** A chunk of a package, told apart. */
export interface ToldApart {
  /** How many notes were written here; their texts stay as they are. */
  readonly own: number;
  /** Their cards, which the history and the marks of the package go to. */
  readonly cards: readonly NumberedCard[];
  /** Where they lie, with how many of the package's cards. */
  readonly decks: readonly {
    readonly deckKey: string;
    readonly deckTitle: string;
    readonly cards: number;
  }[];
  readonly others: readonly NoteWithCards[];
}

/** Knows the notes that were written here, went to Anki and come back: by note type and GUID, their cards by their numbers. */
export class OwnNotes {
  readonly #importing: PackageImport;
  #byGuid: ReadonlyMap<string, Pick<OwnNote, 'all' | 'of'>> | null = null;

  constructor(importing: PackageImport) {
    this.#importing = importing;
  }

  /** Writes nothing. Texts that were edited in Anki, and cards that were made there, are told: they are not taken. */
  async tellApart(chunk: readonly NoteWithCards[]): Promise<ToldApart> {
    const nothing = { own: 0, cards: [], decks: [] };
    // Only packages hold what went out; rows of a table that were written here are left out where they are planned.
    if (this.#importing.source.kind !== 'anki') return { ...nothing, others: chunk };
    const own: OwnNote[] = [];
    const others: NoteWithCards[] = [];
    for (const incoming of chunk) {
      const known = isOwnType(incoming.note.noteType) && (await this.#known(incoming.note.guid));
      if (known) own.push({ incoming, ...known });
      else others.push(incoming);
    }
    if (own.length === 0) return { ...nothing, others };
    const texts = await ownTexts(this.#importing.db, own);
    const told = own.map((note) => {
      const { ordinals, isEdited } = texts(note);
      if (isEdited) this.#importing.tally.note('own-edited', aboutOf(note));
      return { note, cards: this.#cardsOf(note, ordinals) };
    });
    const decks = told.map(({ note, cards }) => {
      const { deckKey = '', deckTitle = '' } = note.all[0] ?? {};
      return { deckKey, deckTitle, cards: cards.length };
    });
    return { own: own.length, cards: told.flatMap(({ cards }) => cards), decks, others };
  }

  async #known(guid: string): Promise<Pick<OwnNote, 'all' | 'of'> | undefined> {
    this.#byGuid ??= byGuid(await ownCards(this.#importing.db, this.#importing.user));
    return this.#byGuid.get(guid);
  }

  /** Anki marks notes: where one of the cards is marked here the mark is theirs already. */
  #cardsOf(note: OwnNote, ordinals: ReadonlyMap<number, OwnCardRow>): NumberedCard[] {
    const { incoming, all, of } = note;
    const candidates = of ? [of] : all;
    const isMarked = incoming.note.tags.includes('marked') && all.every((card) => !card.isMarked);
    return incoming.cards.flatMap((anki) => {
      const same = candidates.find(({ ankiId }) => ankiId === anki.id);
      const card = same ?? ordinals.get(anki.ordinal);
      if (!card) {
        this.#importing.tally.note('own-card-unknown', aboutOf(note));
        return [];
      }
      const { id, noteId, deckId, revision, language } = card;
      const place = { id, note: noteId, deck: deckId, revision, language };
      const news = {
        before: { mark: undefined, isMarked: false },
        now: { mark: markOf(anki, this.#importing.collection.modified), isMarked },
      };
      return [{ card: { ...place, isNew: false, isMarked, news, ankiId: anki.id }, anki }];
    });
  }
}

function byGuid(rows: readonly OwnCardRow[]): Map<string, Pick<OwnNote, 'all' | 'of'>> {
  const notes = new Map<string, OwnCardRow[]>();
  for (const row of rows) {
    const own = notes.get(row.guid);
    if (own) own.push(row);
    else notes.set(row.guid, [row]);
  }
  const found = new Map<string, Pick<OwnNote, 'all' | 'of'>>();
  for (const [guid, all] of notes) {
    found.set(guid, { all, of: null });
    for (const card of all) found.set(guidOf(textHash(card.id)), { all, of: card });
  }
  return found;
}

/** Where to edit it, for people. */
function aboutOf({ incoming, all }: OwnNote): string {
  const [card] = all;
  const place = card?.path ? `${card.path}:${card.line}` : (card?.deckTitle ?? '');
  return `${place}: ${firstWords(incoming.note)}`;
}
