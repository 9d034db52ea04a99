import type { AnkiCard, AnkiNote, AnkiReview } from '#lib/formats/anki/collection.ts';
import { DAY, HOUR, type Instant } from '#lib/shared/instant.ts';
import { type Chance, chanceFrom } from '../collection/chance.ts';
import { BASIC, CLOZE } from './note-types.ts';

/** How much a package holds; each note has one card. */
export interface PackageSize {
  readonly notes: number;
  readonly reviews: number;
  readonly media: number;
}

/** As large as a diligent person's after ten years, and a tenth of it for a quick look. */
export const LARGE_PACKAGE: PackageSize = { notes: 100_000, reviews: 1_000_000, media: 1000 };
export const SMALL_PACKAGE: PackageSize = { notes: 10_000, reviews: 100_000, media: 100 };

/** How many decks the notes lie in. */
export const DECKS = 20;
/** Turn of the day from which its days count, and the day on which it was made. */
export const CREATED: Instant = Date.UTC(2020, 0, 1, 4);
export const MADE_ON_DAY = 2500;

const FIRST_NOTE = CREATED;
const FIRST_CARD = CREATED + 10 * DAY;
const MOST_REVIEWS = 30;
/** The last notes were never answered. */
const NEW_SHARE = 0.02;

const WORDS =
  'a pod holds volume probe that runs when node fails and controller makes it anew so cluster keeps state schedule memory under load service route every request to one of them поле ответ вопрос слово память узел запрос служба состояние расписание'.split(
    ' ',
  );

/** The note of a place: text with some of what people put into fields, every twentieth with a sound. */
export function noteAt(place: number, { media }: PackageSize): AnkiNote {
  const chance = chanceFrom(place);
  const isCloze = place % 10 === 9;
  const front = `${place}. ${words(chance, 8)}?`;
  const back = `${words(chance, 10)}<br><b>${words(chance, 3)}</b> ${words(chance, 10)} &amp; ${words(chance, 5)}`;
  const sound = place % 20 === 0 ? `[sound:sound-${place % media}.mp3]` : '';
  const holes = `${words(chance, 6)} {{c1::${words(chance, 2)}}} ${words(chance, 8)}`;
  return {
    id: FIRST_NOTE + place,
    guid: `bench${place.toString(36).padStart(6, '0')}`,
    noteType: isCloze ? CLOZE.id : BASIC.id,
    modified: CREATED / 1000 + place,
    tags: [`chapter${place % 50}`, ...(place % 3 === 0 ? ['hard'] : [])],
    fields: isCloze ? [`${place}. ${holes}`, back] : [front, `${back}${sound}`],
  };
}

/** The card of a note and its log: intervals that grow until the last one reaches beyond the day on which the package was made. */
export function lifeAt(
  place: number,
  size: PackageSize,
): { readonly card: AnkiCard; readonly reviews: readonly AnkiReview[] } {
  const studied = Math.floor(size.notes * (1 - NEW_SHARE));
  if (place >= studied) return { card: cardAt(place, []), reviews: [] };
  // The shares add up to all, for each is what lies between two steps.
  const upTo = (at: number) => Math.floor((at * size.reviews) / studied);
  const mean = upTo(place + 1) - upTo(place);
  const odd = place % 2 === 0 ? 1 : -1;
  const partner = place + odd < studied;
  const swing = partner ? odd * (Math.floor(place / 2) % Math.min(mean, 8)) : 0;
  const reviews = reviewsAt(place, { count: Math.min(mean + swing, MOST_REVIEWS), size });
  return { card: cardAt(place, reviews), reviews };
}

function reviewsAt(
  place: number,
  { count, size }: { readonly count: number; readonly size: PackageSize },
): AnkiReview[] {
  const chance = chanceFrom(place + 7);
  const intervals = intervalsOf(count, chance);
  const length = intervals.slice(0, -1).reduce((sum, days) => sum + days, 0);
  const last = intervals.at(-1) ?? 0;
  let day = Math.max(0, MADE_ON_DAY - length - Math.floor(chance() * Math.max(1, last)));
  // Every answer has an instant of its own: ids of the log are instants.
  const room = Math.floor((14 * HOUR) / (size.notes * MOST_REVIEWS));
  return intervals.map((interval, at) => {
    const id = CREATED + day * DAY + 2 * HOUR + (place * MOST_REVIEWS + at) * room;
    day += interval;
    return {
      id,
      card: FIRST_CARD + place,
      rating: at === 0 || chance() < 0.9 ? 3 : 1,
      interval,
      lastInterval: at === 0 ? -60 : (intervals[at - 1] ?? 1),
      factor: at === 0 ? 0 : 500,
      milliseconds: 3000 + Math.floor(chance() * 9000),
      kind: at === 0 ? 'learning' : 'review',
    };
  });
}

function intervalsOf(count: number, chance: Chance): number[] {
  let interval = 1;
  return Array.from({ length: count }, () => {
    const given = interval;
    interval = chance() < 0.1 ? 1 : Math.min(200, Math.ceil(interval * (1.2 + chance())));
    return given;
  });
}

function cardAt(place: number, reviews: readonly AnkiReview[]): AnkiCard {
  const last = reviews.at(-1);
  const isNew = last === undefined;
  const lastDay = last ? Math.floor((last.id - CREATED) / DAY) : 0;
  return {
    id: FIRST_CARD + place,
    note: FIRST_NOTE + place,
    deck: deckId(place % DECKS),
    ordinal: 0,
    modified: Math.floor((last?.id ?? CREATED) / 1000),
    type: isNew ? 'new' : 'review',
    queue: isNew ? 'new' : 'review',
    due: last ? lastDay + last.interval : place,
    interval: last?.interval ?? 0,
    ease: isNew ? 0 : 2500,
    reps: reviews.length,
    lapses: reviews.filter(({ rating }) => rating === 1).length,
    ...{ left: 0, originalDue: 0, originalDeck: 0, flags: place % 100 === 0 ? 1 : 0 },
    data: {
      ...{ raw: '', position: null, custom: null },
      stability: last ? last.interval * 1.1 : null,
      difficulty: last ? 1 + (place % 90) / 10 : null,
      desiredRetention: last ? 0.9 : null,
      decay: last ? 0.154 : null,
      lastReviewAt: last ? Math.floor(last.id / 1000) : null,
    },
  };
}

/** The number of a deck. */
export function deckId(place: number): number {
  return CREATED + 20 * DAY + place;
}

function words(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => WORDS[Math.floor(chance() * WORDS.length)]).join(' ');
}
