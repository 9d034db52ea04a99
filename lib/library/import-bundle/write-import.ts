import type { Context } from '#lib/context.ts';
import { ComingHistories } from '#lib/history/coming-histories.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, EventId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { cardsOfStates, followCards } from '#lib/store/card-states.ts';
import { settleDecks } from '#lib/store/decks.ts';
import { cardsWithHistory, insertEvents } from '#lib/store/events.ts';
import { inBulkUnread, isBulk, uncountDays, uncountDaysSince } from '#lib/store/in-bulk.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import { readSettingsOf, writeSettingsOf } from '#lib/store/users.ts';
import { putDecksOnDesk } from '../put-on-desk.ts';
import type { PlanView } from '../types.ts';
import { AddedRows } from './added-rows.ts';
import { type HistoryCounts, HistoryTally } from './count-history.ts';
import { type EventNames, eventPages } from './event-rows.ts';
import type { Importing, RowsOf } from './importing.ts';
import { NewContent } from './new-content.ts';
import { type PreparedImport, prepareImport } from './prepare-import.ts';
import { stateRows } from './state-rows.ts';

/** What an import is written with. */
export interface ImportWriting {
  readonly context: Context;
  readonly importing: Importing;
}

/** What came of an import. */
export interface WrittenImport {
  readonly history: HistoryCounts;
  readonly isChanged: boolean;
  /** What became of the content, for people; answers are not counted in it. */
  readonly view: PlanView;
}

/** Compares a bundle file with what is here, writes what is missing within one change, and folds every card anew that got a history. */
export async function writeImport(
  change: Change,
  { context, importing }: ImportWriting,
): Promise<WrittenImport> {
  const noted = noting(change);
  const content = await writeContent(noted.change, importing);
  const history = await addHistory(noted.change, importing, content);
  importing.told({ stage: 'finishing', done: 0, total: 0 });
  if (noted.isChanged()) await settle(noted.change, { context, importing, content });
  return { history, isChanged: noted.isChanged(), view: content.view };
}

/** What is left of the content once it is written: so little that there is room for the history. */
interface WrittenContent {
  readonly view: PlanView;
  readonly names: EventNames;
  readonly newCards: readonly CardId[];
  readonly changedCards: readonly CardId[];
  /** Live decks that were made. */
  readonly made: readonly DeckId[];
}

async function writeContent(change: Change, importing: Importing): Promise<WrittenContent> {
  const prepared = await prepareImport(importing);
  await writeAll(change, prepared.writes);
  await writeSettings(change, importing);
  const added = new AddedRows(change);
  const content = await NewContent.read(importing, prepared, (table, rows) =>
    added.add(table, rows),
  );
  await added.finish();
  return {
    view: content.view(),
    names: content.names(),
    newCards: added.cards(),
    changedCards: prepared.notes.changedCards,
    made: madeDecks(importing, prepared),
  };
}

/** The same change, which knows whether anything was written. */
function noting(change: Change): { change: Change; isChanged: () => boolean } {
  let isChanged = false;
  const remember: Change['remember'] = (step) => {
    isChanged = true;
    change.remember(step);
  };
  return { change: { ...change, remember }, isChanged: () => isChanged };
}

async function writeAll(change: Change, writes: readonly RowsOf[]): Promise<void> {
  for (const { table, rows } of writes) await changeRows(change, table, rows);
}

/** Settings come only to a person who never chose any. */
async function writeSettings(change: Change, { user, file }: Importing): Promise<void> {
  const here = await readSettingsOf(change.db, user);
  if (Object.keys(here as object).length > 0 || Object.keys(file.settings).length === 0) return;
  await writeSettingsOf(change, user, file.settings);
}

/** Events, marks, and the states that follow from them. */
async function addHistory(
  change: Change,
  importing: Importing,
  { names, newCards }: WrittenContent,
): Promise<HistoryCounts> {
  const { db } = change;
  const { db: before, user, file, withProgress } = importing;
  const had = await cardsWithHistory(before, user);
  const here = new Set([...had, ...(await cardsOfStates(before, user))]);
  const histories = await ComingHistories.begin(db, user, here);
  if (withProgress) await histories.expect(newCards);
  const tally = await HistoryTally.begin(db);
  const work = async () => {
    const events = await addEvents(histories, { db, importing, names, tally, had });
    const states = new AddedRows(change);
    const { cardHere } = names;
    for await (const rows of stateRows(importing, { db, cardHere, here, histories })) {
      await changeRows(change, 'CardState', rows.changed);
      await states.add('CardState', rows.made);
    }
    // Remembered before the events, so taken back after them: a state goes only when no event is left.
    await states.finish();
    if (events.first && events.last) {
      change.remember({ kind: 'remove-written', first: events.first, last: events.last });
    }
    return events;
  };
  const isMany = withProgress && (await isBulk(db, file.manifest.counts.events));
  const events = isMany ? await inBulkUnread(db, work) : await work();
  await histories.refoldOthers();
  if (isMany) await uncount(db, user, events);
  return tally.written(db);
}

/** What is kept of the events that came. */
interface AddedEvents {
  /** The first and the last, as they were written; null where none came. */
  first: EventId | null;
  last: EventId | null;
  /** From when on something was added to the histories of cards that had one. */
  readonly since: Map<CardId, Instant>;
  readonly days: Set<StudyDay>;
}

async function addEvents(
  histories: ComingHistories,
  { db, importing, names, tally, had }: Adding,
): Promise<AddedEvents> {
  const came: AddedEvents = { first: null, last: null, since: new Map(), days: new Set() };
  for await (const page of eventPages(db, importing, names)) {
    const { added } = page;
    await insertEvents(db, importing.user, added);
    await histories.take(added);
    tally.add(page);
    importing.told({
      stage: 'history',
      done: tally.events,
      total: importing.file.manifest.counts.events,
    });
    came.first ??= added[0]?.id ?? null;
    came.last = added.at(-1)?.id ?? came.last;
    for (const { card, at, studyDay } of added) {
      came.days.add(studyDay);
      if (had.has(card)) came.since.set(card, Math.min(at, came.since.get(card) ?? Infinity));
    }
  }
  return came;
}

/** Says which study days have to be counted, where the triggers that do so wait. */
async function uncount(
  db: Change['db'],
  user: UserId,
  { days, since }: AddedEvents,
): Promise<void> {
  await uncountDays(db, user, days);
  await uncountDaysSince(db, user, since);
}

/** What events are added with. */
interface Adding {
  readonly db: Change['db'];
  readonly importing: Importing;
  readonly names: EventNames;
  readonly tally: HistoryTally;
  /** Cards with a history. */
  readonly had: ReadonlySet<CardId>;
}

/** What follows from new rows: where states belong, what lies on the desk, where new cards begin. */
async function settle(
  change: Change,
  { context, importing, content }: ImportWriting & { readonly content: WrittenContent },
): Promise<void> {
  await followCards(change.db, content.changedCards);
  if (!importing.withProgress) await putDecksOnDesk(change, context, content.made);
  await settleDecks(change.db, importing.user);
}

/** A file without progress says nothing of the desk; what is new lies there, as after any other import. */
function madeDecks({ file }: Importing, { decks }: PreparedImport): DeckId[] {
  const live = file.decks.filter(({ archivedAt }) => archivedAt === null);
  const made = live.filter(({ id }) => decks.created.has(id));
  return made.flatMap(({ id }) => decks.ids.get(id) ?? []);
}
