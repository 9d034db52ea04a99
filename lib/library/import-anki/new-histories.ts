import type { BaselineEvent } from '#lib/scheduler/types.ts';
import { IdRun } from '#lib/shared/id-run.ts';
import { insertEvents } from '#lib/store/events.ts';
import { beginBulk, isBulk, uncountAllDays } from '#lib/store/in-bulk.ts';
import type { Db } from '#lib/store/store.ts';
import { insertMissingRows, type Row } from '#lib/store/write-rows.ts';
import type { PackageImport } from './importing.ts';
import type { NumberedCard, OutlinedCard, ReviewLog } from './review-log.ts';
import { newStateRow } from './state-rows.ts';
import type { PresetOfDeck } from './write-study.ts';

/** Cards whose logs are asked for at once. */
const ROUND = 2000;

/** Writes the histories of cards that are new, round by round, and the states that follow from them. */
export class NewHistories {
  readonly #db: Db;
  readonly #importing: PackageImport;
  readonly #log: ReviewLog;
  readonly #presets: () => Promise<PresetOfDeck>;
  /** Taken back as a range. */
  readonly ids: IdRun<'event'>;
  /** Numbers of the cards that came. */
  readonly came = new Set<number>();
  #waiting: NumberedCard[] = [];
  /** The round whose logs are asked for. */
  #asked: Promise<OutlinedCard[]> | null = null;
  #endBulk: (() => Promise<void>) | null = null;

  constructor(
    db: Db,
    {
      importing,
      log,
      presets,
    }: { importing: PackageImport; log: ReviewLog; presets: () => Promise<PresetOfDeck> },
  ) {
    this.#db = db;
    this.#importing = importing;
    this.#log = log;
    this.#presets = presets;
    this.ids = new IdRun(importing.newId<'event'>(), importing.newId);
  }

  /** Takes cards that are written by now. The histories of the last of them are written when it is finished. */
  async add(cards: readonly NumberedCard[]): Promise<void> {
    for (const card of cards) {
      this.#waiting.push(card);
      this.came.add(card.anki.id);
    }
    if (this.#waiting.length >= ROUND) await this.#round();
  }

  /** Writes the rest. */
  async finish(): Promise<void> {
    await this.#round();
    await this.#round();
    if (this.#endBulk === null) return;
    await this.#endBulk();
    await uncountAllDays(this.#db, this.#importing.user);
  }

  /** Asks for the logs of those that wait, and writes those that were asked for before: the database looks them up meanwhile. */
  async #round(): Promise<void> {
    const asked = this.#asked;
    const cards = this.#waiting;
    this.#waiting = [];
    if (asked === null) await this.#beginBulk(cards.length);
    this.#asked = cards.length > 0 ? this.#log.outlined(cards) : null;
    // Whoever waits for them hears of it; where the import ends before, nobody does.
    this.#asked?.catch(() => {});
    if (asked !== null) await this.#write(await asked);
  }

  /** Where a whole round of cards is new, most are: they are written in bulk. */
  async #beginBulk(cards: number): Promise<void> {
    const { notes, reviews } = this.#importing.collection.counts;
    const expected = cards < ROUND ? (reviews * cards) / Math.max(1, notes) : reviews;
    if (this.#endBulk === null && (await isBulk(this.#db, expected))) {
      this.#endBulk = await beginBulk(this.#db);
    }
  }

  async #write(cards: readonly OutlinedCard[]): Promise<void> {
    const making = { presetOf: await this.#presets(), ids: this.ids };
    await this.#log.insert(cards, { ...making, only: null });
    const baselines: BaselineEvent[] = [];
    const states: Row[] = [];
    for (const card of cards) {
      const baseline = this.#log.baselineOf(card, making);
      if (baseline) baselines.push(baseline);
      const row = newStateRow(card, baseline, this.#importing);
      if (row) states.push(row);
      this.#importing.tally.addReviews(card.outline?.answers ?? 0);
      if (baseline && card.outline === null) this.#importing.tally.addSchedule();
    }
    await insertEvents(this.#db, this.#importing.user, baselines);
    await insertMissingRows(this.#db, 'CardState', states);
  }
}
