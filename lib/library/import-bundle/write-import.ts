import type { Context } from '#lib/context.ts';
import { ComingHistories, type ExpectedCard } from '#lib/history/coming-histories.ts';
import { followCards } from '#lib/history/follow-cards.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, NoteId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { countEventsIn } from '#lib/store/bundle-rows.ts';
import { cardsOfStates } from '#lib/store/card-states.ts';
import { settleDecks } from '#lib/store/decks.ts';
import { cardsWithHistory, insertEvents } from '#lib/store/events.ts';
import { inBulkUnread, isBulk, uncountDays, uncountDaysSince } from '#lib/store/in-bulk.ts';
import type { Db } from '#lib/store/store.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import { readSettingsOf, writeSettingsOf } from '#lib/store/users.ts';
import type { Row } from '#lib/store/write-rows.ts';
import { layOnDesk } from '../put-on-desk.ts';
import type { PlanView } from '../types.ts';
import { AddedRows } from './added-rows.ts';
import { type HistoryCounts, HistoryTally } from './count-history.ts';
import type { ImportedDocuments } from './document-rows.ts';
import { type ContentNames, eventPages } from './event-rows.ts';
import type { Importing } from './importing.ts';
import type { ContentMatch } from './match-content.ts';
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
  /** Texts that are still to be written, when all that they show has come. */
  readonly merged: ContentMatch['merged'];
  /** Likewise of documents. */
  readonly documents: ImportedDocuments['merged'];
}

/** Compares a bundle file with what is here, writes what is missing within one change, and folds every card anew that got a history. */
export async function writeImport(
  change: Change,
  { context, importing }: ImportWriting,
): Promise<WrittenImport> {
  const noted = noting(change);
  const prepared = await prepareImport(importing);
  const writing = { change: noted.change, importing, prepared };
  const { view, history } = await writeAll(writing);
  importing.told({ stage: 'finishing', done: 0, total: 0 });
  if (noted.isChanged()) await settle(context, writing);
  const { merged } = prepared.match;
  const { merged: documents } = prepared.documents;
  const isChanged = noted.isChanged() || merged.size > 0;
  return { history, isChanged, view, merged, documents };
}

/** An import under way. */
interface Writing {
  readonly change: Change;
  readonly importing: Importing;
  readonly prepared: PreparedImport;
}

type WrittenParts = Pick<WrittenImport, 'view' | 'history'>;

/**
 * Content, then what happened to it. Where another thread writes, nothing is asked between the first row and the last that is new: to ask means to
 * wait for all that was sent.
 */
async function writeAll(writing: Writing): Promise<WrittenParts> {
  const { db } = writing.change;
  const { db: before, user, withProgress } = writing.importing;
  const coming = await beginHistory(before, user);
  const isMany = withProgress && (await isBulk(before, await comingEvents(writing)));
  const work = async () => {
    const histories = await writeKnown(writing, coming);
    const content = await writeNew(writing, histories);
    const came = await writeHistory(writing, { ...coming, histories, names: content.names() });
    return { content, histories, came };
  };
  const { content, histories, came } = isMany ? await inBulkUnread(db, work) : await work();
  await histories.refoldOthers();
  if (isMany) await uncount(db, user, came);
  return { view: content.view(), history: await coming.tally.counts(db) };
}

/** About how many events are new: of decks that are here, those that are here are taken to be in the file as well. */
async function comingEvents({ importing, prepared: { decks } }: Writing): Promise<number> {
  const here = [...decks.ids].flatMap(([id, deck]) => (decks.created.has(id) ? [] : [deck]));
  return importing.file.manifest.counts.events - (await countEventsIn(importing.db, here));
}

/** How things stand before anything is written. */
interface Before {
  /** Cards with a history. */
  readonly had: ReadonlySet<CardId>;
  /** Cards with a history or a state. */
  readonly here: ReadonlySet<CardId>;
  readonly tally: HistoryTally;
}

async function beginHistory(db: Db, user: UserId): Promise<Before> {
  const had = await cardsWithHistory(db, user);
  const here = new Set([...had, ...(await cardsOfStates(db, user))]);
  return { had, here, tally: await HistoryTally.begin(db) };
}

/** What is here otherwise than in the file, and what is not told by the page. */
async function writeKnown(
  { change, importing, prepared }: Writing,
  { here }: Before,
): Promise<ComingHistories> {
  for (const { table, rows } of prepared.writes) await changeRows(change, table, rows);
  await writeSettings(change, importing);
  return ComingHistories.begin(change.db, importing.user, here);
}

async function writeNew(
  { change, importing, prepared }: Writing,
  histories: ComingHistories,
): Promise<NewContent> {
  const added = new AddedRows(change);
  const content = await NewContent.read(importing, prepared, async (table, rows) => {
    await added.add(table, rows);
    if (table === 'Card' && importing.withProgress) histories.expect(rows.map(expectedCard));
  });
  await added.finish();
  return content;
}

function expectedCard({ id, noteId, deckId, archivedAt }: Row): ExpectedCard {
  const place = { card: id as CardId, deck: deckId as DeckId, note: noteId as NoteId };
  return { ...place, archived: archivedAt !== null };
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

/** Settings come only to a person who never chose any. */
async function writeSettings(change: Change, { user, file }: Importing): Promise<void> {
  const here = await readSettingsOf(change.db, user);
  if (Object.keys(here as object).length > 0 || Object.keys(file.settings).length === 0) return;
  await writeSettingsOf(change, user, file.settings);
}

/** What a history is written with. */
interface HistoryWriting extends Before {
  readonly histories: ComingHistories;
  readonly names: ContentNames;
}

/** Events, marks, and the states that follow from them. */
async function writeHistory(
  { change, importing }: Writing,
  writing: HistoryWriting,
): Promise<AddedEvents> {
  const { db } = change;
  const { here, histories, names, tally } = writing;
  const came = await addEvents(db, importing, writing);
  const states = new AddedRows(change);
  const { cardHere } = names;
  for await (const rows of stateRows(importing, { db, cardHere, here, histories })) {
    await changeRows(change, 'CardState', rows.changed);
    await states.add('CardState', rows.made);
  }
  // Remembered before the events, so taken back after them: a state goes only when no event is left.
  await states.finish();
  const { first, last, areAll } = await tally.written(db);
  if (first && last) change.remember({ kind: 'remove-written', first, last });
  if (!areAll) histories.distrust();
  return came;
}

/** What is kept of the events that came. */
interface AddedEvents {
  /** From when on something was added to the histories of cards that had one. */
  readonly since: Map<CardId, Instant>;
  readonly days: Set<StudyDay>;
}

async function addEvents(
  db: Db,
  importing: Importing,
  { histories, names, tally, had }: HistoryWriting,
): Promise<AddedEvents> {
  const came: AddedEvents = { since: new Map(), days: new Set() };
  for await (const page of eventPages(importing, { ...names, had })) {
    const { added } = page;
    await insertEvents(db, importing.user, added);
    await histories.take(added);
    tally.add(page);
    importing.told({
      stage: 'history',
      done: tally.events,
      total: importing.file.manifest.counts.events,
    });
    for (const { card, at, studyDay } of added) {
      came.days.add(studyDay);
      if (had.has(card)) came.since.set(card, Math.min(at, came.since.get(card) ?? Infinity));
    }
  }
  return came;
}

/** Says which study days have to be counted, where the triggers that do so wait. */
async function uncount(db: Db, user: UserId, { days, since }: AddedEvents): Promise<void> {
  await uncountDays(db, user, days);
  await uncountDaysSince(db, user, since);
}

/** What follows from new rows: where states belong, what lies on the desk, where new cards begin. */
async function settle(context: Context, { change, importing, prepared }: Writing): Promise<void> {
  await followCards(change.db, change.head.user, prepared.notes.changedCards);
  if (!importing.withProgress) {
    await layOnDesk(change, context, madeDecks(importing, prepared));
  }
  await settleDecks(change.db, importing.user);
}

/** A file without progress says nothing of the desk; what is new lies there, as after any other import. */
function madeDecks({ file }: Importing, { decks }: PreparedImport): DeckId[] {
  const live = file.decks.filter(({ archivedAt }) => archivedAt === null);
  const made = live.filter(({ id }) => decks.created.has(id));
  return made.flatMap(({ id }) => decks.ids.get(id) ?? []);
}
