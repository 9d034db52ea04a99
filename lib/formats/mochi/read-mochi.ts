import { fileBeyond } from '#lib/shared/file-trouble.ts';
import { brokenData, type Datum, type DatumMap, listOf, mapOf, numberOf, textOf } from './datum.ts';
import { readEdn } from './read-edn.ts';
import { readTransit } from './read-transit.ts';

/** The files that hold what a `.mochi` file holds; the first that is there counts. */
export const DATA_FILES = ['data.json', 'data.edn'] as const;

/** Bytes of such a file; more is refused. */
export const MOST_DATA_BYTES: number = 256 * 1024 * 1024;

/** Cards; more are refused. */
const MOST_CARDS = 500_000;

/** What a file of Mochi holds. */
export interface MochiFile {
  readonly decks: readonly MochiDeck[];
  readonly cards: readonly MochiCard[];
  readonly templates: ReadonlyMap<string, MochiTemplate>;
}

/** A deck. */
export interface MochiDeck {
  readonly id: string;
  readonly name: string;
  /** Id of the deck that it lies in; null at the top. */
  readonly parent: string | null;
  readonly isArchived: boolean;
}

/** A card: its text, or the texts of its template's fields. */
export interface MochiCard {
  /** Empty where a program other than Mochi made the file and gave none. */
  readonly id: string;
  readonly name: string;
  /** Markdown. */
  readonly content: string;
  readonly deck: string;
  readonly template: string | null;
  /** Markdown by the ids of fields. */
  readonly fields: ReadonlyMap<string, string>;
  readonly tags: readonly string[];
  readonly isArchived: boolean;
  readonly isInTrash: boolean;
  /** Whether it is asked the other way round as well. */
  readonly isReversed: boolean;
  /** Epoch milliseconds of its last change; 0 where that is not said. */
  readonly modified: number;
  readonly reviews: readonly MochiReview[];
  readonly reverseReviews: readonly MochiReview[];
}

/** An answer. */
export interface MochiReview {
  /** Epoch milliseconds. */
  readonly at: number;
  /** 1 Again – 4 Easy; Mochi itself knows only forgotten and remembered. */
  readonly rating: number;
  /** Days that it gave; null where they are not said. */
  readonly interval: number | null;
  readonly milliseconds: number;
}

/** What cards with fields look like. */
export interface MochiTemplate {
  readonly id: string;
  readonly name: string;
  /** Markdown with `<< Name >>` for fields. */
  readonly content: string;
  /** In order. */
  readonly fields: readonly { readonly id: string; readonly name: string }[];
}

/** Reads the data of a `.mochi` file. Throws `unreadable-file`, and `too-large`. */
export function readMochi(bytes: Uint8Array, entry: (typeof DATA_FILES)[number]): MochiFile {
  const text = textOfBytes(bytes, entry);
  const data = mapOf(entry === 'data.json' ? readTransit(text, entry) : readEdn(text, entry));
  const decks = listOf(data.get('decks')).map(mapOf);
  if (decks.length === 0 && !data.has('cards')) throw brokenData(entry, 'it holds no decks');
  const cards = [
    ...decks.flatMap((deck) => cardsOf(deck.get('cards'), idOf(deck))),
    ...cardsOf(data.get('cards'), ''),
  ];
  if (cards.length > MOST_CARDS) throw fileBeyond('too-many-rows', { entry, most: MOST_CARDS });
  const templates = valuesOf(data.get('templates')).map(templateOf);
  return {
    decks: decks.map(deckOf),
    cards,
    templates: new Map(templates.map((template) => [template.id, template])),
  };
}

function textOfBytes(bytes: Uint8Array, entry: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw brokenData(entry, 'it is no text in UTF-8');
  }
}

function idOf(deck: DatumMap): string {
  return textOf(deck.get('id')) || textOf(deck.get('name'));
}

function deckOf(deck: DatumMap): MochiDeck {
  return {
    id: idOf(deck),
    name: textOf(deck.get('name')),
    parent: textOf(deck.get('parent-id')) || null,
    isArchived: deck.get('archived?') === true || isTrashed(deck),
  };
}

function cardsOf(cards: Datum | undefined, deck: string): MochiCard[] {
  return listOf(cards).map((card) => cardOf(mapOf(card), deck));
}

function cardOf(card: DatumMap, deck: string): MochiCard {
  const tags = [...listOf(card.get('tags')), ...listOf(card.get('manual-tags'))].map(textOf);
  return {
    id: textOf(card.get('id')),
    name: textOf(card.get('name')),
    content: textOf(card.get('content')),
    deck: deck || textOf(card.get('deck-id')),
    template: textOf(card.get('template-id')) || null,
    fields: fieldsOf(card.get('fields')),
    tags: [...new Set(tags.filter((tag) => tag !== ''))],
    isArchived: card.get('archived?') === true,
    isInTrash: isTrashed(card),
    isReversed: card.get('review-reverse?') === true,
    modified: instantOf(card.get('updated-at')) ?? instantOf(card.get('created-at')) ?? 0,
    reviews: reviewsOf(card.get('reviews')),
    reverseReviews: reviewsOf(card.get('reverse-reviews')),
  };
}

/** When it was thrown away, or that it was. */
function isTrashed(map: DatumMap): boolean {
  const trashed = map.get('trashed?');
  return trashed !== undefined && trashed !== null && trashed !== false;
}

function fieldsOf(fields: Datum | undefined): ReadonlyMap<string, string> {
  return new Map(
    [...mapOf(fields)].map(([id, field]) => [
      id,
      field instanceof Map ? textOf(field.get('value')) : textOf(field),
    ]),
  );
}

function reviewsOf(reviews: Datum | undefined): MochiReview[] {
  const found = listOf(reviews).flatMap((each) => reviewOf(mapOf(each)));
  return found.sort((a, b) => a.at - b.at);
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 36_500;

function reviewOf(review: DatumMap): MochiReview[] {
  const at = instantOf(review.get('date'));
  if (at === null) return [];
  const due = instantOf(review.get('due'));
  const until = due !== null && due > at ? (due - at) / DAY_MS : null;
  const interval = numberOf(review.get('interval')) ?? until;
  const isSound = interval !== null && interval >= 0 && interval <= MOST_DAYS;
  const seconds = numberOf(review.get('duration')) ?? 0;
  return [
    {
      at,
      rating: ratingOf(review),
      interval: isSound ? interval : null,
      milliseconds: Math.min(Math.max(0, Math.round(seconds)), DAY_MS),
    },
  ];
}

const RATINGS = ['', 'again', 'hard', 'good', 'easy'];

function ratingOf(review: DatumMap): number {
  const rating = review.get('rating');
  const place = typeof rating === 'number' ? rating : RATINGS.indexOf(textOf(rating));
  if (Number.isInteger(place) && place >= 1 && place <= 4) return place;
  return review.get('remembered?') === true ? 3 : 1;
}

/** Epoch milliseconds, after 1970 and before the year 10000. */
function instantOf(datum: Datum | undefined): number | null {
  const at = typeof datum === 'string' ? Date.parse(datum) : numberOf(datum);
  return at !== null && at > 0 && at < 253_402_300_800_000 ? Math.trunc(at) : null;
}

function valuesOf(datum: Datum | undefined): DatumMap[] {
  const values = datum instanceof Map ? [...datum.values()] : listOf(datum);
  return values.map(mapOf);
}

function templateOf(template: DatumMap): MochiTemplate {
  const fields = [...mapOf(template.get('fields'))].map(([key, datum]) => {
    const field = mapOf(datum);
    const id = textOf(field.get('id')) || key;
    return { id, name: textOf(field.get('name')) || id, position: textOf(field.get('pos')) };
  });
  fields.sort((a, b) => (a.position < b.position ? -1 : Number(a.position > b.position)));
  return {
    id: textOf(template.get('id')),
    name: textOf(template.get('name')),
    content: textOf(template.get('content')),
    fields: fields.map(({ id, name }) => ({ id, name })),
  };
}
