import type { Rating, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { COUNTED_TIME } from './counted-time.ts';
import { execute, query } from './sql.ts';
import type { Db } from './store.ts';
import { type AnswerKind, dropDays, HOUR, MATURE_DAYS } from './tallies.ts';

/** A card with what its history says of each answer, in order: numbers as `WalkedTallies` takes them apart. */
export interface WalkedCard {
  readonly id: CardId;
  readonly deck: DeckId;
  readonly events: readonly number[];
}

const KINDS: readonly AnswerKind[] = ['practice', 'new', 'learning', 'young', 'mature'];
const placeOfKind = (kind: AnswerKind) => KINDS.indexOf(kind);
const YOUNG = placeOfKind('young');
const MATURE = placeOfKind('mature');
const PRACTICE = placeOfKind('practice');
/** Stands where a kind would: the event is no answer, but tells at which interval the card is answered next. */
const NO_ANSWER = 7;

/** What stands below the study day is smaller than this. */
const DAY_BITS = 2 ** 37;
/** Two hours and more: no answer counts for longer. */
const TIME_BITS = 2 ** 23;

/** All that is counted of an event in one number, the study day above: kind 3 bits, rating 3, hour 5, tests 1, interval given 1, mature 1, milliseconds 23. */
const PACKED = `e."studyDay" * ${DAY_BITS} + (((((CASE e."kind" WHEN 'practice' THEN ${PRACTICE} WHEN 'answer'
    THEN CASE e."phaseBefore" WHEN 'new' THEN ${placeOfKind('new')} WHEN 'review' THEN ${YOUNG} ELSE ${placeOfKind('learning')} END ELSE ${NO_ANSWER} END
    * 8 + coalesce(e."rating", 0)) * 32 + ${HOUR('e')}) * 2 + (e."kind" = 'answer' AND (e."phaseBefore" = 'review' OR e."byDay" = 1)))
    * 2 + (e."interval" IS NOT NULL)) * 2 + (coalesce(e."interval", 0) >= ${MATURE_DAYS * DAY_SECONDS})) * ${TIME_BITS} + min(coalesce(CAST(${COUNTED_TIME} AS INTEGER), 0), ${TIME_BITS - 1})`;

// One row a card, from the index of the history alone.
const WALKED = `SELECT c."id", c."deckId" AS "deck", (SELECT json_group_array(${PACKED} ORDER BY e."at", e."id") FROM "Event" e
    WHERE e."cardId" = c."id" AND e."userId" = ?1 AND e."retracted" = 0
      AND (e."kind" IN ('answer', 'practice') OR e."interval" IS NOT NULL)) AS "events"
  FROM "Card" c WHERE c."id" > ?2 ORDER BY c."id" LIMIT ?3`;

/** Cards with the histories that this person gave them, by id, after the last one read. */
export async function readWalkedCards(
  db: Db,
  user: UserId,
  { after, most }: { after: CardId | ''; most: number },
): Promise<WalkedCard[]> {
  const rows = await query<{ id: CardId; deck: DeckId; events: string }>(
    db,
    WALKED,
    user,
    after,
    most,
  );
  return rows.map(({ id, deck, events }) => ({
    id,
    deck,
    events: JSON.parse(events) as number[],
  }));
}

interface DayCount {
  answers: number;
  milliseconds: number;
  tested: number;
}

interface HourCount {
  answers: number;
  tested: number;
  passed: number;
}

interface OneDay {
  /** By deck, kind and rating. */
  readonly days: Map<number, DayCount>;
  /** By deck and hour. */
  readonly hours: Map<number, HourCount>;
}

/** What was answered on some study days, counted by walking through the history of one card after the other: ten thousand days take not much longer than one. */
export class WalkedTallies {
  readonly #decks: DeckId[] = [];
  readonly #places = new Map<DeckId, number>();
  readonly #days: Map<StudyDay, OneDay>;

  constructor(days: readonly StudyDay[]) {
    this.#days = new Map(days.map((day) => [day, { days: new Map(), hours: new Map() }]));
  }

  add({ deck, events }: WalkedCard): void {
    if (events.length === 0) return;
    const place = this.#placeOf(deck);
    const testedOn = new Set<StudyDay>();
    let isMature = false;
    for (const event of events) {
      const day = Math.floor(event / DAY_BITS);
      const below = event - day * DAY_BITS;
      const bits = Math.floor(below / TIME_BITS);
      const milliseconds = below - bits * TIME_BITS;
      const isTest = ((bits >> 2) & 1) === 1;
      const counted = this.#days.get(day);
      if (counted && bits >> 11 !== NO_ANSWER) {
        const isTested = isTest && !testedOn.has(day);
        count(counted, { place, bits, milliseconds, isMature, isTested });
      }
      if (isTest) testedOn.add(day);
      if ((bits >> 1) & 1) isMature = (bits & 1) === 1;
    }
  }

  /** The rows of these days for `DayTally`, but whose they are. */
  dayRows(days: readonly StudyDay[]) {
    return days.flatMap((day) =>
      [...(this.#days.get(day)?.days ?? [])].map(([key, { answers, milliseconds, tested }]) => {
        const [deck, kind] = [this.#decks[key >> 6], KINDS[(key >> 3) & 7]];
        return [day, deck, kind, (key & 7) as Rating, answers, milliseconds, tested];
      }),
    );
  }

  /** The rows of these days for `HourTally`, but whose they are. */
  hourRows(days: readonly StudyDay[]) {
    return days.flatMap((day) =>
      [...(this.#days.get(day)?.hours ?? [])].map(([key, { answers, tested, passed }]) => {
        return [day, this.#decks[key >> 5], key & 31, answers, tested, passed];
      }),
    );
  }

  #placeOf(deck: DeckId): number {
    const known = this.#places.get(deck);
    if (known !== undefined) return known;
    const place = this.#decks.push(deck) - 1;
    this.#places.set(deck, place);
    return place;
  }
}

interface Counting {
  /** Of the deck. */
  readonly place: number;
  readonly bits: number;
  readonly milliseconds: number;
  readonly isMature: boolean;
  readonly isTested: boolean;
}

function count({ days, hours }: OneDay, counting: Counting): void {
  const { place, bits, milliseconds, isMature, isTested } = counting;
  const found = bits >> 11;
  const kind = found === YOUNG && isMature ? MATURE : found;
  const rating = (bits >> 8) & 7;
  const key = (place << 6) | (kind << 3) | rating;
  const own = days.get(key) ?? { answers: 0, milliseconds: 0, tested: 0 };
  own.answers++;
  own.milliseconds += milliseconds;
  if (isTested) own.tested++;
  days.set(key, own);
  if (kind === PRACTICE) return;
  const hourKey = (place << 5) | ((bits >> 3) & 31);
  const hour = hours.get(hourKey) ?? { answers: 0, tested: 0, passed: 0 };
  hour.answers++;
  if (isTested) hour.tested++;
  if (isTested && rating > 1) hour.passed++;
  hours.set(hourKey, hour);
}

/** Keeps what was counted of these study days, in place of what was kept before. */
export async function keepWalked(
  db: Db,
  user: UserId,
  { tallies, days }: { tallies: WalkedTallies; days: readonly StudyDay[] },
): Promise<void> {
  await dropDays(db, user, days);
  await execute(db, KEEP_DAYS, user, JSON.stringify(tallies.dayRows(days)));
  await execute(db, KEEP_HOURS, user, JSON.stringify(tallies.hourRows(days)));
}

const given = (places: number) =>
  Array.from({ length: places }, (_, place) => `json_extract(value, '$[${place}]')`).join(', ');

const KEEP_DAYS = `INSERT INTO "DayTally" ("userId", "studyDay", "deckId", "kind", "rating", "answers", "milliseconds", "tested")
  SELECT ?, ${given(7)} FROM json_each(?)`;

const KEEP_HOURS = `INSERT INTO "HourTally" ("userId", "studyDay", "deckId", "hour", "answers", "tested", "passed")
  SELECT ?, ${given(6)} FROM json_each(?)`;
