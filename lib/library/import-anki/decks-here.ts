import type { AnkiCard, AnkiDeck } from '#lib/formats/anki/collection.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { deckKeys, readDecksByKey } from '#lib/store/decks.ts';
import type { Row } from '#lib/store/write-rows.ts';
import type { PackageImport } from './importing.ts';

/** A deck here. */
export interface DeckHere {
  readonly id: DeckId;
  readonly key: string;
  readonly title: string;
  readonly language: string;
  readonly isNew: boolean;
  /** It has come out of the archive. */
  isBack: boolean;
  /** Cards of the package that lie in it. */
  cards: number;
  /** What it is in the package; null for one that only holds others. */
  readonly anki: AnkiDeck | null;
}

/** Where cards lie whose deck the package lacks. */
const NOWHERE = 'Default';

/**
 * The decks of a package, as they are here or will be: the same by their full names. They are made when the first card asks for them, so that
 * empty ones and those that only borrow cards stay away; those around them come along.
 */
export class DecksHere {
  readonly #importing: PackageImport;
  readonly #here: ReadonlyMap<string, DeckHere>;
  readonly #byId: ReadonlyMap<number, AnkiDeck>;
  readonly #byName: ReadonlyMap<string, AnkiDeck>;
  readonly #keys: ReadonlyMap<DeckId, string>;
  readonly #used = new Map<string, DeckHere>();
  readonly #archived: Map<string, DeckId>;
  #pending: Row[] = [];

  private constructor(
    importing: PackageImport,
    here: readonly DeckHere[],
    archived: Map<string, DeckId>,
  ) {
    this.#archived = archived;
    this.#importing = importing;
    this.#here = new Map(here.map((deck) => [deck.key, deck]));
    this.#keys = new Map(here.map(({ id, key }) => [id, key]));
    const { decks } = importing.collection;
    this.#byId = new Map(decks.map((deck) => [deck.id, deck]));
    this.#byName = new Map(decks.map((deck) => [deck.name, deck]));
  }

  static async of(importing: PackageImport): Promise<DecksHere> {
    const { db, user, collection } = importing;
    const names = collection.decks.flatMap(({ name }) => aroundAndItself(name));
    // Cards that are found here may stay where they are: their owner moved them, or the file knows of no decks.
    const others = [...(await deckKeys(db, user)).values()];
    const rows = await readDecksByKey(db, user, [NOWHERE, ...names, ...others]);
    const decks = rows.map((row) => ({
      ...row,
      isNew: false,
      isBack: false,
      cards: 0,
      anki: null,
    }));
    const archived = rows.filter(({ archivedAt }) => archivedAt !== null);
    return new DecksHere(importing, decks, new Map(archived.map(({ key, id }) => [key, id])));
  }

  /** The deck in which a card is at home, by its id in the package: a filtered deck borrows it from there, if that is in the file. */
  homeOf({ deck, originalDeck }: Pick<AnkiCard, 'deck' | 'originalDeck'>): number {
    return this.#byId.has(originalDeck) ? originalDeck : deck;
  }

  /**
   * The deck of a card; a new one takes the language of its notes, which `languageOf` tells by the deck's id in the package, and one around it
   * without notes that of this deck.
   */
  deckOf(id: number, languageOf: (id: number) => string | null): DeckHere {
    // Where a card has no other home, the filtered deck that it lies in is one, as it is for Anki.
    const key = this.#byId.get(id)?.name ?? NOWHERE;
    const known = this.#used.get(key);
    if (known) return known;
    const own = languageOf(id) ?? 'en';
    return this.#named(key, (around) => (around && languageOf(around.id)) ?? own);
  }

  /** A deck in which cards lie here. */
  lying(id: DeckId): DeckHere | null {
    const key = this.#keys.get(id);
    return key === undefined ? null : this.#named(key, () => '');
  }

  /** What a deck of the file is here; null where it is new. */
  idHere(id: number): DeckId | null {
    return this.#here.get(this.#byId.get(id)?.name ?? NOWHERE)?.id ?? null;
  }

  #named(key: string, languageOf: (deck: AnkiDeck | null) => string): DeckHere {
    const known = this.#used.get(key);
    if (known) return known;
    const parent = key.includes('::')
      ? this.#named(key.slice(0, key.lastIndexOf('::')), languageOf)
      : null;
    const anki = this.#byName.get(key) ?? null;
    const here = this.#here.get(key);
    const title = key.slice(parent === null ? 0 : key.lastIndexOf('::') + 2);
    const deck: DeckHere = here
      ? { ...here, anki }
      : {
          ...{ id: this.#importing.newId<'deck'>(), key, title, language: languageOf(anki) },
          ...{ isNew: true, isBack: false, cards: 0, anki },
        };
    this.#used.set(key, deck);
    if (!here) this.#pending.push(this.#rowOf(deck, parent));
    return deck;
  }

  #rowOf({ id, key, title, language, anki }: DeckHere, parent: DeckHere | null): Row {
    const { user, now, source } = this.#importing;
    const isNumbered = anki !== null && source.kind === 'anki';
    const description = anki?.kind.kind === 'normal' ? anki.kind.description || null : null;
    return {
      ...{ id, ownerId: user, parentId: parent?.id ?? null, key, title, language },
      ...{ createdAt: now, archivedAt: null, ankiId: isNumbered ? anki?.id : null, description },
    };
  }

  /** Rows of decks that were asked for since the last time, those around others first. */
  takeRows(): Row[] {
    const rows = this.#pending;
    this.#pending = [];
    return rows;
  }

  /** Those in the archive among these decks and the decks around them; each is given once. */
  takeArchived(keys: Iterable<string>): DeckId[] {
    const around = new Set([...keys].flatMap(aroundAndItself));
    return [...around].flatMap((key) => {
      const id = this.#archived.get(key);
      const used = this.#used.get(key);
      if (id === undefined || used === undefined) return [];
      this.#archived.delete(key);
      used.isBack = true;
      return id;
    });
  }

  /** All that were asked for, by name. */
  get used(): readonly DeckHere[] {
    return [...this.#used.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

function aroundAndItself(name: string): string[] {
  const parts = name.split('::');
  return parts.map((_, place) => parts.slice(0, place + 1).join('::'));
}
