import type { AnkiDeck, AnkiNormalDeck } from '#lib/formats/anki/collection.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import type { DeckForAnki } from '#lib/store/anki-rows.ts';
import type { StudiedInDeck } from '#lib/store/studied-in-decks.ts';
import type { AnkiCalendar } from './anki-calendar.ts';
import { DEFAULT_PRESET } from './anki-presets.ts';

/** The deck that must be there. */
export const DEFAULT_DECK = 1;

/** What a deck of a collection needs beside itself. */
export interface DeckSurroundings {
  readonly calendar: AnkiCalendar;
  /** Numbers of the presets, by our ids; empty without progress. */
  readonly presets: ReadonlyMap<string, number>;
  readonly withProgress: boolean;
  /** The study day of today, and what was answered on it. */
  readonly today: StudyDay;
  readonly studied: readonly StudiedInDeck[];
}

/** The decks for Anki, with those that they lie in. */
export function ankiDecks(
  decks: readonly DeckForAnki[],
  wanted: ReadonlySet<DeckId>,
  around: DeckSurroundings,
): AnkiDeck[] {
  const names = deckNames(decks);
  const needed = withOuter(decks, wanted);
  const kept = decks.filter(({ id }) => needed.has(id));
  const studied = studiedWithin(decks, around);
  const made = kept.map((deck) => ({
    ...ankiDeck(deck, names.get(deck.id) ?? deck.title, around),
    studied: studied.get(deck.id) ?? NOTHING_STUDIED,
  }));
  return made.some(({ id }) => id === DEFAULT_DECK) ? made : [...made, plainDeck];
}

/** The decks, and all that they lie in. */
function withOuter(decks: readonly DeckForAnki[], wanted: ReadonlySet<DeckId>): Set<DeckId> {
  const parents = new Map(decks.map(({ id, parentId }) => [id, parentId]));
  const needed = new Set<DeckId>();
  for (const id of wanted) {
    for (let at: DeckId | null = id; at !== null && !needed.has(at); at = parents.get(at) ?? null) {
      needed.add(at);
    }
  }
  return needed;
}

/**
 * The full names of decks, `A::B` for one that lies in another. Where two would have the same, in either case of letters, the later
 * one gets a number.
 */
export function deckNames(decks: readonly DeckForAnki[]): Map<DeckId, string> {
  const byId = new Map(decks.map((deck) => [deck.id, deck]));
  const names = new Map<DeckId, string>();
  const taken = new Set<string>();
  const nameOf = (deck: DeckForAnki): string => {
    const known = names.get(deck.id);
    if (known !== undefined) return known;
    const parent = deck.parentId === null ? undefined : byId.get(deck.parentId);
    const full = parent ? `${nameOf(parent)}::${partOf(deck)}` : partOf(deck);
    const free = freeName(full, taken);
    taken.add(free.toLowerCase());
    names.set(deck.id, free);
    return free;
  };
  for (const deck of decks) nameOf(deck);
  return names;
}

function partOf({ title, key }: DeckForAnki): string {
  return (title.trim() || key).replace(/:{2,}/g, ':').normalize('NFC');
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name} ${number}`;
  return free;
}

/** What was answered today of each deck and of all that lie in it: by that Anki counts what is left of its limits. */
function studiedWithin(
  decks: readonly DeckForAnki[],
  { calendar, withProgress, today, studied }: DeckSurroundings,
): Map<DeckId, AnkiDeck['studied']> {
  const found = new Map<DeckId, AnkiDeck['studied']>();
  if (!withProgress) return found;
  const day = calendar.dayNumber(today);
  for (const { deck, newCards, reviews, milliseconds } of studied) {
    for (const id of withOuter(decks, new Set([deck]))) {
      const known = found.get(id) ?? NOTHING_STUDIED;
      found.set(id, {
        day,
        newCards: known.newCards + newCards,
        reviews: known.reviews + reviews,
        learning: 0,
        milliseconds: known.milliseconds + milliseconds,
      });
    }
  }
  return found;
}

const NOTHING_STUDIED = { day: 0, newCards: 0, reviews: 0, learning: 0, milliseconds: 0 };

function ankiDeck(deck: DeckForAnki, name: string, around: DeckSurroundings): AnkiDeck {
  return {
    ...plainDeck,
    id: deck.ankiId,
    name,
    modified: Math.floor(deck.createdAt / 1000),
    kind: { ...normalDeck(deck, around), description: deck.description ?? '' },
  };
}

function normalDeck(
  deck: DeckForAnki,
  { calendar, presets, withProgress }: DeckSurroundings,
): AnkiNormalDeck {
  if (!withProgress) return plainKind;
  const ofDay = (limit: number | null) =>
    limit === null || deck.limitsDay === null
      ? null
      : { limit, day: calendar.dayNumber(deck.limitsDay) };
  return {
    ...plainKind,
    preset: presets.get(deck.presetId ?? '') ?? DEFAULT_PRESET,
    newLimit: deck.newPerDay,
    reviewLimit: deck.reviewsPerDay,
    newLimitToday: ofDay(deck.newOnDay),
    reviewLimitToday: ofDay(deck.reviewsOnDay),
    desiredRetention: deck.retention,
  };
}

const plainKind: AnkiNormalDeck = {
  kind: 'normal',
  preset: DEFAULT_PRESET,
  description: '',
  isMarkdown: false,
  newLimit: null,
  reviewLimit: null,
  newLimitToday: null,
  reviewLimitToday: null,
  extendNew: 0,
  extendReview: 0,
  desiredRetention: null,
};

/** The deck that must be there, as it is where nobody uses it. */
export const plainDeck: AnkiDeck = {
  id: DEFAULT_DECK,
  name: 'Default',
  modified: 0,
  collapsed: false,
  browserCollapsed: false,
  studied: NOTHING_STUDIED,
  kind: plainKind,
  other: {},
};
