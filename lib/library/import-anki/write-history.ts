import type { AnkiCard, AnkiReview } from '#lib/formats/anki/collection.ts';
import { refoldCards } from '#lib/history/refold-cards.ts';
import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import { cardSalt } from '#lib/scheduler/order.ts';
import type { BaselineEvent, CardEvent, CardMemoryState, StudyDay } from '#lib/scheduler/types.ts';
import { IdRun } from '#lib/shared/id-run.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { type StateRow, stateToRow } from '#lib/store/card-states.ts';
import { insertEvents } from '#lib/store/events.ts';
import {
  type HistoryMark,
  type HistoryOutline,
  historyMarks,
  historyOutlines,
} from '#lib/store/fields-notes.ts';
import { inBulk, isBulk, uncountDays, uncountDaysSince } from '#lib/store/in-bulk.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import { insertMissingRows, type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import { baselineOf, upstreamOf } from './card-baseline.ts';
import { type CardLog, cardLogs } from './card-logs.ts';
import type { PackageImport } from './importing.ts';
import { type EventMaking, eventsOfReviews } from './review-events.ts';
import type { WrittenCard } from './write-notes.ts';
import type { PresetOfDeck } from './write-study.ts';

/** Events held before they are written: with more of them the memory that dies young is not all dead when it is cleaned. */
const CHUNK = 400;

/** Writes the histories of cards, the states that follow from them, and the marks that the person put on cards. */
export class HistoryWriter {
  readonly #change: Change;
  readonly #importing: PackageImport;
  readonly #presetOf: PresetOfDeck;
  /** Of cards that are new: taken back as a range. */
  readonly eventIds: IdRun<'event'>;
  /** Of cards that were here: taken back one by one, for their states follow. */
  readonly #addedIds: IdRun<'event'>;
  readonly #refolded: CardId[] = [];
  /** Study days of the histories of new cards, and from when on something was added to those of others. */
  readonly #days = new Set<StudyDay>();
  readonly #addedSince = new Map<CardId, Instant>();

  constructor(
    change: Change,
    { importing, presetOf }: { importing: PackageImport; presetOf: PresetOfDeck },
  ) {
    this.#change = change;
    this.#importing = importing;
    this.#presetOf = presetOf;
    const { newId } = importing;
    this.eventIds = new IdRun(newId<'event'>(), newId);
    this.#addedIds = new IdRun(newId<'event'>(), newId);
  }

  /** Whether anything was written to the history of a card that was here. */
  get isMerged(): boolean {
    return this.#refolded.length > 0;
  }

  async write(cards: ReadonlyMap<number, WrittenCard>): Promise<void> {
    const { db } = this.#change;
    const { user } = this.#importing;
    if (await isBulk(db, this.#expected(cards))) {
      await inBulk(db, () => this.#writeAll(cards));
      await uncountDays(db, user, this.#days);
      await uncountDaysSince(db, user, this.#addedSince);
    } else await this.#writeAll(cards);
    await refoldCards(db, user, this.#refolded);
  }

  /** How many events there will be, where cards that are here bring none. */
  #expected(cards: ReadonlyMap<number, WrittenCard>): number {
    let isNew = 0;
    for (const card of cards.values()) if (card.isNew) isNew += 1;
    return (this.#importing.collection.counts.reviews * isNew) / Math.max(1, cards.size);
  }

  async #writeAll(cards: ReadonlyMap<number, WrittenCard>): Promise<void> {
    const { counts } = this.#importing.collection;
    let done = 0;
    for (const logs of cardLogs(this.#importing, cards, CHUNK)) {
      await this.#writeNew(logs.filter(({ card }) => card.isNew));
      await this.#merge(logs.filter(({ card }) => !card.isNew));
      done += logs.reduce((sum, { reviews }) => sum + reviews.length, 0);
      this.#importing.told({ stage: 'history', done, total: counts.reviews });
    }
  }

  async #writeNew(logs: readonly CardLog[]): Promise<void> {
    const events: CardEvent[] = [];
    // Apart from the others: rows that say the same in many columns are written faster.
    const baselines: BaselineEvent[] = [];
    const states: Row[] = [];
    for (const log of logs) {
      const { events: own, baseline } = this.#tell(log, this.eventIds);
      for (const event of own) events.push(event);
      if (baseline) baselines.push(baseline);
      const row = this.#stateRow(log, stateOf(own, baseline));
      if (row) states.push(row);
      this.#importing.tally.addReviews(countAnswers(log.reviews));
      if (baseline && own.length === 0) this.#importing.tally.addSchedule();
    }
    for (const told of [events, baselines]) {
      for (const { studyDay } of told) this.#days.add(studyDay);
      await insertEvents(this.#change.db, this.#importing.user, told);
    }
    await insertMissingRows(this.#change.db, 'CardState', states);
  }

  #tell({ card, anki, reviews }: CardLog, ids: IdRun<'event'>) {
    const preset = this.#presetOf(card.deck);
    const { now, calendar, source } = this.#importing;
    const device = source.kind === 'program' ? source.program : 'anki';
    const making: EventMaking = { calendar, now, device, newEventId: () => ids.next() };
    const logged = { ...card, card: card.id, preset: preset.id, presetVersion: preset.version };
    const events = eventsOfReviews(reviews, logged, making);
    const history = { card: anki, reviews, options: preset.options };
    return { events, baseline: baselineOf(history, card.id, making) };
  }

  /** The row of a card that was here nowhere before; null where there is nothing to say of it. */
  #stateRow({ card, anki }: CardLog, state: CardMemoryState): Row | null {
    const marks = marksOf(anki, card.isMarked, this.#importing);
    if (state.lastEvent === null && !hasMarks(marks)) return null;
    const { user } = this.#importing;
    return stateRow(placeRow(user, card), stateToRow(state), marks);
  }

  async #merge(logs: readonly CardLog[]): Promise<void> {
    if (logs.length === 0) return;
    const { db: before, user } = this.#importing;
    const { db } = this.#change;
    const ids = (some: readonly CardLog[]) => some.map(({ card }) => card.id);
    const outlines = new Map(
      (await historyOutlines(before, user, ids(logs))).map((outline) => [outline.cardId, outline]),
    );
    const changed = logs.filter((log) => !isOutlinedBy(log, outlines.get(log.card.id)));
    const known = new Map(
      (await historyMarks(before, user, ids(changed))).map((mark) => [mark.cardId, mark]),
    );
    const events: CardEvent[] = [];
    const touched: CardLog[] = [];
    for (const log of changed) {
      const added = this.#missing(log, known.get(log.card.id));
      if (added.length > 0) touched.push(log);
      for (const event of added) {
        events.push(event);
        const since = this.#addedSince.get(event.card) ?? Infinity;
        this.#addedSince.set(event.card, Math.min(since, event.at));
      }
    }
    await this.#marks(logs, touched);
    await insertEvents(db, user, events);
    if (events.length > 0) {
      this.#change.remember({ kind: 'remove-events', events: events.map(({ id }) => id) });
    }
    for (const { card } of touched) this.#refolded.push(card.id);
  }

  /**
   * What the history here lacks. Where it knows more than the file, the newest event here says how the card stands; and where a card was
   * studied here and the log of the file is no news, nothing happened to it there.
   */
  #missing(log: CardLog, mark: HistoryMark | undefined): CardEvent[] {
    const known = new Set(mark ? (JSON.parse(mark.known) as number[]) : []);
    const fresh = log.reviews.filter(({ id }) => !known.has(id));
    this.#importing.tally.addReviews(countAnswers(fresh));
    const isOurs = (mark?.own ?? 0) > 0;
    const isSame = isOurs || mark?.row === JSON.stringify(upstreamOf(log.anki));
    if (fresh.length === 0 && isSame) return [];
    const { events, baseline } = this.#tell(log, this.#addedIds);
    const added = events.filter(({ anki }) => !known.has(anki?.id ?? 0));
    if (!baseline || !isAbreast(log, known, mark) || isOlder(log.anki, mark)) return added;
    if (!mark && log.reviews.length === 0) this.#importing.tally.addSchedule();
    return [...added, baseline];
  }

  /** A mark comes only where there is none of its kind here. */
  async #marks(logs: readonly CardLog[], touched: readonly CardLog[]): Promise<void> {
    const { user } = this.#importing;
    const isTouched = new Set(touched);
    const told = logs.flatMap((log) => {
      const marks = marksOf(log.anki, log.card.isMarked, this.#importing);
      return isTouched.has(log) || hasMarks(marks) ? [{ card: log.card, marks }] : [];
    });
    const keys = told.map(({ card }) => ({ userId: user, cardId: card.id }));
    const here = new Map(
      (await readRowsByKey(this.#change.db, 'CardState', keys)).map((row) => [row.cardId, row]),
    );
    const rows = told.flatMap(({ card, marks }) => {
      const row = here.get(card.id);
      if (row) return changedMarks(row, marks);
      return [stateRow(placeRow(user, card), stateToRow(newCardState), marks)];
    });
    const fresh = rows.filter(({ cardId }) => !here.has(cardId ?? null));
    await changeRows(this.#change, 'CardState', fresh);
    await changeRows(
      this.#change,
      'CardState',
      rows.filter(({ cardId }) => here.has(cardId ?? null)),
    );
  }
}

/** Whether the log of the file and the card's row are here as they are: most are when a file comes again, and nobody looks closer. */
function isOutlinedBy({ anki, reviews }: CardLog, outline: HistoryOutline | undefined): boolean {
  return (
    outline !== undefined &&
    outline.row === JSON.stringify(upstreamOf(anki)) &&
    outline.instants === JSON.stringify(reviews.map(({ id }) => id))
  );
}

/** Whether the file knows all that counts here, and nothing that was taken back here. */
function isAbreast(
  { reviews }: CardLog,
  known: ReadonlySet<number>,
  mark: HistoryMark | undefined,
): boolean {
  if (!mark) return true;
  const inFile = new Set(reviews.map(({ id }) => id));
  const takenBack = new Set(JSON.parse(mark.takenBack) as number[]);
  return mark.ownBaselines === 0 && [...known].every((id) => inFile.has(id) !== takenBack.has(id));
}

function isOlder({ modified }: AnkiCard, mark: HistoryMark | undefined): boolean {
  if (!mark?.row) return false;
  return modified < (JSON.parse(mark.row) as { modified: number }).modified;
}

/** The same as folding all events: a baseline replaces what was before it, but for the day on which the card was begun. */
function stateOf(events: readonly CardEvent[], baseline: BaselineEvent | null): CardMemoryState {
  if (!baseline) return newCardState;
  let introducedDay: number | null = null;
  for (const event of events) {
    if (event.kind === 'answer') introducedDay ??= event.studyDay;
    else if (event.kind === 'reset') introducedDay = null;
  }
  const options = { parameters: [] } as unknown as Parameters<typeof foldOne>[2];
  return foldOne({ ...newCardState, introducedDay }, baseline, options);
}

/** A whole row of `CardState`, written out: parts that are spread together take many times as long. */
function stateRow(place: ReturnType<typeof placeRow>, state: StateRow, marks: Marks): Row {
  return {
    userId: place.userId,
    cardId: place.cardId,
    deckId: place.deckId,
    noteId: place.noteId,
    archived: place.archived,
    salt: place.salt,
    phase: state.phase,
    step: state.step,
    stability: state.stability,
    difficulty: state.difficulty,
    dueAt: state.dueAt,
    dueDay: state.dueDay,
    interval: state.interval,
    lastAt: state.lastAt,
    lastDay: state.lastDay,
    introducedDay: state.introducedDay,
    reps: state.reps,
    lapses: state.lapses,
    lastEventId: state.lastEventId,
    suspended: marks.suspended,
    buriedDay: marks.buriedDay,
    flag: marks.flag,
    marked: marks.marked,
    tags: '[]',
  };
}

function placeRow(user: UserId, card: WrittenCard) {
  return {
    userId: user,
    cardId: card.id,
    deckId: card.deck,
    noteId: card.note,
    archived: 0,
    salt: cardSalt(card.id),
  };
}

/** What a person puts on a card, as columns. */
interface Marks {
  readonly suspended: 0 | 1;
  readonly buriedDay: number | null;
  readonly flag: number;
  readonly marked: 0 | 1;
}

function marksOf(anki: AnkiCard, isMarked: boolean, { calendar }: PackageImport): Marks {
  const isBuried = anki.queue === 'buried-by-person' || anki.queue === 'buried-by-scheduler';
  return {
    suspended: anki.queue === 'suspended' ? 1 : 0,
    // Anki brings buried cards back on the next day.
    buriedDay: isBuried ? calendar.studyDayAt(anki.modified * 1000) : null,
    flag: anki.flags & 7,
    marked: isMarked ? 1 : 0,
  };
}

function hasMarks({ suspended, buriedDay, flag, marked }: Marks): boolean {
  return suspended + flag + marked > 0 || buriedDay !== null;
}

function changedMarks(row: Row, marks: Marks): Row[] {
  const merged = {
    suspended: Number(row.suspended) || marks.suspended,
    buriedDay: row.buriedDay ?? marks.buriedDay,
    flag: row.flag || marks.flag,
    marked: Number(row.marked) || marks.marked,
  };
  const isSame =
    merged.suspended === Number(row.suspended) &&
    merged.buriedDay === row.buriedDay &&
    merged.flag === row.flag &&
    merged.marked === Number(row.marked);
  return isSame ? [] : [{ ...row, ...merged }];
}

function countAnswers(reviews: readonly AnkiReview[]): number {
  return reviews.filter(({ rating }) => rating >= 1).length;
}
