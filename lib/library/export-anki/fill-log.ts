import type { Actor, Context } from '#lib/context.ts';
import { reviewRow } from '#lib/formats/anki/write/review-row.ts';
import type { AnkiRow } from '#lib/formats/anki/write/schema.ts';
import type { NewDatabase } from '#lib/platform/new-database.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { letOthersIn } from '#lib/shared/let-others-in.ts';
import { type EventForAnki, eventsForAnki, logForAnki } from '#lib/store/anki-rows.ts';
import type { CardLog } from './card-log.ts';
import { insertNumbered } from './insert-numbered.ts';
import type { Wanted } from './note-pages.ts';

/** What the log is filled from. */
interface Source {
  readonly database: NewDatabase;
  /** Of the cards that went; none has taken an event. */
  readonly logs: ReadonlyMap<CardId, CardLog>;
}

/** Cards whose events are read at a time. */
const PAGE = 400;

/**
 * Fills the review log of a package and gives the number of its rows. Where all cards go, the log here is read once from end to end. What
 * came late, from another machine or an import, stands behind what it came before: cards with such events are done by themselves.
 */
export async function fillLog(
  context: Context,
  actor: Actor,
  { wanted, ...source }: Source & { readonly wanted: Wanted },
): Promise<number> {
  if (wanted.cards) return fillByCard(context, actor, source);
  const { database, logs } = source;
  const late = new Set<CardId>();
  let rows = 0;
  for await (const page of logForAnki(context.store.db, actor.user)) {
    rows += insertNumbered(database, 'revlog', rowsOf(page, logs, late)).length;
    await letOthersIn();
  }
  if (late.size === 0) return rows;
  const anew = new Map(
    [...logs].filter(([id]) => late.has(id)).map(([id, log]) => [id, log.anew()]),
  );
  const numbers = [...anew.values()].map(({ card }) => card);
  const removed = database.remove('revlog', 'cid', numbers);
  return rows - removed + (await fillByCard(context, actor, { database, logs: anew }));
}

async function fillByCard(
  context: Context,
  { user }: Actor,
  { database, logs }: Source,
): Promise<number> {
  const cards = [...logs.keys()];
  let rows = 0;
  for (let start = 0; start < cards.length; start += PAGE) {
    const page = await eventsForAnki(context.store.db, user, cards.slice(start, start + PAGE));
    rows += insertNumbered(database, 'revlog', rowsOf(page, logs, new Set())).length;
    await letOthersIn();
  }
  return rows;
}

/** The rows of events in the order given; `late` learns the cards of those that come too late. */
function rowsOf(
  events: readonly EventForAnki[],
  logs: ReadonlyMap<CardId, CardLog>,
  late: Set<CardId>,
): AnkiRow[] {
  const rows: AnkiRow[] = [];
  for (const event of events) {
    const log = logs.get(event.card);
    if (!log || late.has(event.card)) continue;
    if (!log.isNext(event)) {
      late.add(event.card);
      continue;
    }
    const review = log.take(event);
    if (review) rows.push(reviewRow(review));
  }
  return rows;
}
