import {
  type AnkiCard,
  type AnkiCollection,
  type AnkiReview,
  numberOfKind,
} from '#lib/formats/anki/collection.ts';
import type { BaselineEvent, StudyDay } from '#lib/scheduler/types.ts';
import type { IdBlock, IdRun } from '#lib/shared/id-run.ts';
import { DAY, type Instant } from '#lib/shared/instant.ts';
import { insertLogEvents, type LoggedCard } from '#lib/store/log-events.ts';
import {
  addToLog,
  attachLog,
  cardsOfLog,
  closeLog,
  copyLog,
  daysOfLog,
  indexLog,
  type LogOutline,
  type LogRow,
  type LogTime,
  logOutlines,
  openLog,
  setLogTimes,
} from '#lib/store/review-log.ts';
import type { Db } from '#lib/store/store.ts';
import { baselineOf } from './card-baseline.ts';
import { tellIfUnknown } from './card-logs.ts';
import type { PackageImport } from './importing.ts';
import type { StudyCalendar } from './study-calendar.ts';
import type { WrittenCard } from './write-notes.ts';
import type { PresetOfDeck } from './write-study.ts';

/** A card as it is in Anki, and here. */
export interface NumberedCard {
  readonly card: WrittenCard;
  readonly anki: AnkiCard;
}

/** The same, with its log there in short; null where nothing was ever logged. */
export interface OutlinedCard extends NumberedCard {
  readonly outline: LogOutline | null;
}

/** Under which presets events are made, and with ids of which run. */
export interface EventMaking {
  readonly presetOf: PresetOfDeck;
  readonly ids: IdRun<'event'>;
}

/**
 * Attaches the file of a collection whose review log can be copied as it lies there, before the transaction begins. Only where the connection goes when
 * the import is over. Gives whether it could.
 */
export async function attachCollection(
  db: Db,
  { reviewFile }: Pick<AnkiCollection, 'reviewFile'>,
): Promise<boolean> {
  const file = reviewFile();
  if (file !== null) await attachLog(db, file);
  return file !== null;
}

/** Brings the review log of a file next to the database: of one that is attached at once, and another thread does so while this one goes on; else row by row. */
export async function bringLog(
  db: Db,
  collection: Pick<AnkiCollection, 'reviews'>,
  { isAttached }: { readonly isAttached: boolean },
): Promise<void> {
  await openLog(db);
  if (isAttached) await copyLog(db);
  else await addRows(db, collection);
  await indexLog(db);
}

/** The review log of a file on its way into the histories of cards here. */
export class ReviewLog {
  readonly #db: Db;
  readonly #importing: PackageImport;
  readonly #blocks = new Map<IdRun<'event'>, IdBlock>();
  /** The first study day on which anything of it may lie; null before it is dated. */
  #firstDay: StudyDay | null = null;

  /** It is next to the database by now (`bringLog`). */
  constructor(db: Db, importing: PackageImport) {
    this.#db = db;
    this.#importing = importing;
  }

  /** Asks for what it says of cards. */
  async outlined(cards: readonly NumberedCard[]): Promise<OutlinedCard[]> {
    const numbers = cards.map(({ anki }) => anki.id);
    const outlines = await logOutlines(this.#db, numbers);
    return cards.map((each) => ({ ...each, outline: outlines.get(each.anki.id) ?? null }));
  }

  /** Makes rows of cards into events: those with the places in `only`, all where it is null. */
  async insert(
    cards: readonly OutlinedCard[],
    { presetOf, ids, only }: EventMaking & { readonly only: readonly number[] | null },
  ): Promise<void> {
    const logged = cards.filter(({ outline }) => outline !== null);
    if (logged.length === 0) return;
    const { user, now } = this.#importing;
    const firstDay = await this.#date();
    await insertLogEvents(this.#db, user, {
      cards: logged.map((card) => loggedCard(card, presetOf)),
      withOthers: logged
        .filter(({ outline }) => outline?.others !== 0)
        .map((card) => loggedCard(card, presetOf)),
      ...{ only, now, device: this.#device, firstDay },
      ids: this.block(ids),
    });
  }

  /** The ids of a run that are for the rows of the log, by their places. */
  block(ids: IdRun<'event'>): IdBlock {
    const block = this.#blocks.get(ids) ?? ids.block(this.#importing.collection.counts.reviews + 1);
    this.#blocks.set(ids, block);
    return block;
  }

  /** How a card stood in Anki. It counts after the rows of its instant, by its id: those have theirs by then. */
  baselineOf(
    { card, anki, outline }: OutlinedCard,
    { presetOf, ids }: EventMaking,
  ): BaselineEvent | null {
    this.block(ids);
    const { now, calendar } = this.#importing;
    const making = { calendar, now, device: this.#device, newEventId: () => ids.next() };
    const { options } = presetOf(card.deck);
    return baselineOf({ card: anki, log: outline, options }, card.id, making);
  }

  get #device(): string {
    const { source } = this.#importing;
    return source.kind === 'program' ? source.program : 'anki';
  }

  /** Tells it, once, on which study days its instants fall. Gives the first of them. */
  async #date(): Promise<StudyDay> {
    if (this.#firstDay !== null) return this.#firstDay;
    const { calendar, now } = this.#importing;
    // What was logged in the future happened now.
    const days = new Set([...(await daysOfLog(this.#db)), Math.floor(now / DAY)]);
    const times = [...days].sort((a, b) => a - b).flatMap((day) => timesOf(day * DAY, calendar));
    await setLogTimes(this.#db, times);
    this.#firstDay = times[0]?.day ?? Infinity;
    return this.#firstDay;
  }

  /** Tells of logs whose cards did not come, and of rows of the others that nobody knows, and takes it away. */
  async close(came: (card: number) => boolean): Promise<void> {
    for (const card of await cardsOfLog(this.#db)) {
      if (!came(card)) this.#importing.tally.note('review-without-card', `cid:${card}`);
    }
    const { collection, tally } = this.#importing;
    for (const review of collection.unknownReviews()) {
      if (came(review.card)) tellIfUnknown(review, tally);
    }
    await closeLog(this.#db);
  }
}

function loggedCard({ card, anki }: OutlinedCard, presetOf: PresetOfDeck): LoggedCard {
  const { id, language, revision, deck } = card;
  const { id: preset, version: presetVersion } = presetOf(deck);
  return { card: anki.id, id, language, revision, preset, presetVersion };
}

/** Rows that are held before they are written. */
const CHUNK = 2000;

async function addRows(db: Db, { reviews }: Pick<AnkiCollection, 'reviews'>): Promise<void> {
  let rows: LogRow[] = [];
  for (const review of reviews()) {
    rows.push(rowOf(review));
    if (rows.length < CHUNK) continue;
    await addToLog(db, rows);
    rows = [];
  }
  await addToLog(db, rows);
}

function rowOf(review: AnkiReview): LogRow {
  const { card, id, rating, interval, lastInterval, factor, milliseconds, kind } = review;
  return {
    card,
    id,
    rating,
    interval,
    lastInterval,
    factor,
    milliseconds,
    kind: numberOfKind(kind),
  };
}

/** The beginning of a day of UTC, and the turns of the study day within it. */
function timesOf(start: Instant, calendar: StudyCalendar): LogTime[] {
  const offset = calendar.offsetAt(start);
  const day = calendar.studyDayAt(start);
  const times = [{ start, day, offset }];
  const last = calendar.studyDayAt(start + DAY - 1);
  for (let next = day + 1; next <= last; next++) {
    times.push({ start: calendar.startOf(next), day: next, offset });
  }
  return times;
}
