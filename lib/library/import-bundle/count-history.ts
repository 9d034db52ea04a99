import { retractedIds } from '#lib/scheduler/fold.ts';
import type { RetractEvent } from '#lib/scheduler/types.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { answersAfter, eventsAfter, type WrittenEvents } from '#lib/store/bundle-rows.ts';
import { cardsWithHistory, countAnswersAfter, lastEventRow } from '#lib/store/events.ts';
import type { Db } from '#lib/store/store.ts';
import { type ContentNames, type EventPage, eventPages } from './event-rows.ts';
import type { Importing } from './importing.ts';

/** How the history of a file fares here. */
export interface HistoryCounts {
  /** Answers that come. */
  readonly reviews: number;
  /** Events that cannot come. */
  readonly skipped: number;
}

/**
 * Counts events while they come. Answers that the file itself takes back do not count, as they do not where a file is written: which ones these are is
 * known when all have come.
 */
export class HistoryTally {
  readonly #before: number;
  #added = 0;
  #answers = 0;
  #skipped = 0;
  #events = 0;
  readonly #retracts: RetractEvent[] = [];

  private constructor(before: number) {
    this.#before = before;
  }

  static async begin(db: Db): Promise<HistoryTally> {
    return new HistoryTally(await lastEventRow(db));
  }

  /** How many events the pages held so far. */
  get events(): number {
    return this.#events;
  }

  add({ added, skipped }: EventPage): void {
    this.#added += added.length;
    for (const event of added) {
      if (event.kind === 'answer') this.#answers += 1;
      else if (event.kind === 'retract') this.#retracts.push(event);
    }
    this.#skipped += skipped;
    this.#events += added.length + skipped;
  }

  /** What was written; `areAll` is false where the file holds some events twice, which are one. */
  async written(db: Db): Promise<WrittenEvents & { readonly areAll: boolean }> {
    const written = await eventsAfter(db, this.#before);
    return { ...written, areAll: written.count === this.#added };
  }

  /** The counts where the events were written. */
  async counts(db: Db): Promise<HistoryCounts> {
    const { areAll } = await this.written(db);
    const answers = areAll ? this.#answers : await answersAfter(db, this.#before);
    const targets = [...retractedIds(this.#retracts)];
    const takenBack = await countAnswersAfter(db, this.#before, targets);
    return { reviews: answers - takenBack, skipped: this.#skipped };
  }

  /** The same where they were only looked at, which takes another pass over them if any is taken back. */
  async looked(pages: () => AsyncIterable<EventPage>): Promise<HistoryCounts> {
    const targets = new Set<EventId>(retractedIds(this.#retracts));
    let takenBack = 0;
    if (targets.size > 0) {
      for await (const { added } of pages()) {
        for (const { id, kind } of added) if (kind === 'answer' && targets.has(id)) takenBack += 1;
      }
    }
    return { reviews: this.#answers - takenBack, skipped: this.#skipped };
  }
}

/** Counts what of the history would come. Writes nothing. */
export async function countHistory(
  importing: Importing,
  names: ContentNames,
): Promise<HistoryCounts> {
  const tally = await HistoryTally.begin(importing.db);
  const had = await cardsWithHistory(importing.db, importing.user);
  const pages = () => eventPages(importing, { ...names, had });
  const total = importing.file.manifest.counts.events;
  for await (const page of pages()) {
    tally.add(page);
    importing.told({ stage: 'history', done: tally.events, total });
  }
  return tally.looked(pages);
}
