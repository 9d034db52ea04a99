import type { Context } from '#lib/context.ts';
import { ComingHistories } from '#lib/history/coming-histories.ts';
import { retractedIds } from '#lib/scheduler/fold.ts';
import type { RetractEvent, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, EventId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { followCards } from '#lib/store/card-states.ts';
import { settleDecks } from '#lib/store/decks.ts';
import { cardsWithHistory, insertEvents } from '#lib/store/events.ts';
import { inBulkUnread, isBulk, uncountDays, uncountDaysSince } from '#lib/store/in-bulk.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import { readSettingsOf, writeSettingsOf } from '#lib/store/users.ts';
import { planView } from '../plan-view.ts';
import { putDecksOnDesk } from '../put-on-desk.ts';
import type { PlanView } from '../types.ts';
import { type EventNames, type EventPage, eventPages } from './event-rows.ts';
import type { Importing, RowsOf } from './importing.ts';
import { markRows } from './mark-rows.ts';
import { type PreparedImport, prepareImport } from './prepare-import.ts';

/** How the history of a file fares here. */
export interface HistoryCounts {
  /** Answers that come. */
  readonly reviews: number;
  /** Events that cannot come. */
  readonly skipped: number;
}

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

/** Counts what of the history would come. Writes nothing. */
export async function countReviews(
  importing: Importing,
  prepared: PreparedImport,
): Promise<HistoryCounts> {
  const tally = newTally();
  const names = { cards: prepared.notes.cards, presets: prepared.study.presets };
  for await (const page of eventPages(importing, names)) count(tally, page);
  return countsOf(tally);
}

/** Compares a bundle file with what is here, writes what is missing within one change, and folds every card anew that got a history. */
export async function writeImport(
  change: Change,
  { context, importing }: ImportWriting,
): Promise<WrittenImport> {
  const noted = noting(change);
  const content = await writeContent(noted.change, importing);
  const history = await addHistory(noted.change, importing, content);
  if (noted.isChanged()) await settle(noted.change, { context, importing, content });
  const { reviews, skipped } = history;
  return { history: { reviews, skipped }, isChanged: noted.isChanged(), view: content.view };
}

/** What is left of the content once it is written: so little that there is room for the history. */
interface WrittenContent {
  readonly view: PlanView;
  readonly names: EventNames;
  readonly changedCards: readonly CardId[];
  /** Live decks that were made. */
  readonly made: readonly DeckId[];
}

async function writeContent(change: Change, importing: Importing): Promise<WrittenContent> {
  const prepared = await prepareImport(importing);
  const { match, notes, study } = prepared;
  await writeAll(change, prepared.writes);
  await writeSettings(change, importing);
  const { ids, renumbered } = notes.cards;
  return {
    view: planView(match.plan, { findings: [], massArchive: false, reviews: 0 }),
    names: { cards: { ids, renumbered }, presets: study.presets },
    changedCards: notes.changedCards,
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
  { names }: WrittenContent,
): Promise<HistoryCounts> {
  const { db } = change;
  const { user, file, withProgress } = importing;
  const had = await cardsWithHistory(db, user);
  const histories = await ComingHistories.begin(db, user, had);
  const work = async () => {
    const history = await addEvents(histories, importing, names);
    // Remembered before the events, so taken back after them: a state goes only when no event is left.
    for await (const rows of markRows(importing, names.cards.ids, history.cards)) {
      await writeAll(change, rows);
    }
    rememberEvents(change, history.events);
    await histories.write();
    return history;
  };
  const isMany = withProgress && (await isBulk(db, file.manifest.counts.events));
  const history = isMany ? await inBulkUnread(db, work) : await work();
  await histories.refoldOthers();
  if (isMany) await uncount(db, user, { history, had });
  return history;
}

interface AddedEvents extends HistoryCounts {
  readonly events: readonly EventId[];
  /** The cards, each with the instant of the first event that came. */
  readonly cards: ReadonlyMap<CardId, Instant>;
  readonly days: ReadonlySet<StudyDay>;
}

async function addEvents(
  histories: ComingHistories,
  importing: Importing,
  names: EventNames,
): Promise<AddedEvents> {
  const tally = newTally();
  const events: EventId[] = [];
  const cards = new Map<CardId, Instant>();
  const days = new Set<StudyDay>();
  for await (const page of eventPages(importing, names)) {
    await insertEvents(importing.db, importing.user, page.added);
    await histories.take(page.added);
    count(tally, page);
    for (const { id, card, at, studyDay } of page.added) {
      events.push(id);
      cards.set(card, Math.min(at, cards.get(card) ?? Infinity));
      days.add(studyDay);
    }
  }
  return { ...countsOf(tally), events, cards, days };
}

/** Says which study days have to be counted, where the triggers that do so wait. */
async function uncount(
  db: Change['db'],
  user: UserId,
  { history, had }: { history: AddedEvents; had: ReadonlySet<CardId> },
): Promise<void> {
  await uncountDays(db, user, history.days);
  const since = new Map([...history.cards].filter(([card]) => had.has(card)));
  await uncountDaysSince(db, user, since);
}

interface Tally {
  readonly answers: Set<EventId>;
  readonly retracts: RetractEvent[];
  skipped: number;
}

function newTally(): Tally {
  return { answers: new Set(), retracts: [], skipped: 0 };
}

function count(tally: Tally, { added, skipped }: EventPage): void {
  for (const event of added) {
    if (event.kind === 'answer') tally.answers.add(event.id);
    else if (event.kind === 'retract') tally.retracts.push(event);
  }
  tally.skipped += skipped;
}

/** Answers that the file itself takes back do not count, as they do not where a file is written. */
function countsOf({ answers, retracts, skipped }: Tally): HistoryCounts {
  const takenBack = [...retractedIds(retracts)].filter((id) => answers.has(id));
  return { reviews: answers.size - takenBack.length, skipped };
}

const CHUNK = 10_000;

function rememberEvents(change: Change, events: readonly EventId[]): void {
  for (let start = 0; start < events.length; start += CHUNK) {
    change.remember({ kind: 'remove-events', events: events.slice(start, start + CHUNK) });
  }
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
