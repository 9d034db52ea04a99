import Database from 'better-sqlite3';
import type { Actor, Context } from '#lib/context.ts';
import { putDecksOnDesk } from '#lib/library/put-on-desk.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { type DeckId, type EventId, idMaker, type PresetId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { countAnswers } from '#lib/stats/count-answers.ts';
import { settleDecks } from '#lib/store/decks.ts';
import { readPresets } from '#lib/store/presets.ts';
import { fillCardTexts, forgetCardTexts } from '#lib/store/search/card-texts.ts';
import { execute, query } from '#lib/store/sql.ts';
import { transact } from '#lib/store/transact.ts';
import type { Row } from '#lib/store/write-rows.ts';
import { chanceFrom } from './chance.ts';
import { type Content, contentTables, makeContent, type PlacedCard } from './content-rows.ts';
import { inOrderOfTime } from './event-order.ts';
import { CALENDAR } from './life.ts';
import { movedEvent, movedState, type Owner } from './moved-life.ts';
import { type PlannedLife, planLives } from './plan-lives.ts';
import { withoutIndices } from './without-indices.ts';

/** How large a collection to make. */
export interface Size {
  readonly cards: number;
  readonly events: number;
}

const PRAGMAS = ['synchronous = OFF', 'cache_size = -400000', 'foreign_keys = OFF'];

/** Fills an empty place, whose database is `file`, with years of answers up to yesterday: simulated, and the same in every run. */
export async function fillCollection(
  context: Context,
  actor: Actor,
  { size, file }: { readonly size: Size; readonly file: string },
): Promise<void> {
  const { db } = context.store;
  // Nothing is lost where a power cut ends this: it begins anew.
  for (const pragma of PRAGMAS) await query(db, `PRAGMA ${pragma}`);
  const clock = movableClock(context.now());
  const content = makeContent(clock.newId, actor.user, size.cards);
  withDriver(file, (driver) => {
    for (const [table, rows] of contentTables(content)) insertAll(driver, table, rows);
  });
  await layDesk(context, actor, content);
  const [preset] = await readPresets(db, actor.user);
  const today = studyDay(context.now(), CALENDAR);
  const plans = planLives(content.studied.length, { events: size.events, today });
  const owner = { user: actor.user, preset: preset?.id as PresetId };
  const newId = (at: Instant) => clock.at(at).newId<'event'>();
  const lives = { owner, plans, newId, cards: content.studied };
  const lastEvents: EventId[] = [];
  withDriver(file, (driver) => {
    withoutIndices(driver, ['Event', 'CardState'], () => {
      insertAll(driver, 'Event', events(lives, lastEvents));
      insertAll(driver, 'CardState', states(lives, lastEvents));
    });
  });
  await settleDecks(db, actor.user);
  // The driver wrote past the door that would have done it.
  await forgetCardTexts(db);
  await fillCardTexts(db);
  // The trigger that would have said so was away.
  await execute(
    db,
    'INSERT INTO "UncountedDay" SELECT DISTINCT "userId", "studyDay" FROM "Event" WHERE true ON CONFLICT DO NOTHING',
  );
  await countAnswers(context, actor);
  await query(db, 'PRAGMA wal_checkpoint(TRUNCATE)');
}

async function layDesk(context: Context, actor: Actor, { decks }: Content): Promise<void> {
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind: 'import' as const,
    at: context.now() - 1,
    label: {},
  };
  const ids = decks.map(({ id }) => id as DeckId);
  await transact(context.store, head, (change) => putDecksOnDesk(change, context, ids));
}

interface Lives {
  readonly owner: Owner;
  readonly cards: readonly PlacedCard[];
  readonly plans: readonly PlannedLife[];
  readonly newId: (at: Instant) => EventId;
}

/** Writes by the driver itself, all at once: ten million rows take minutes that way, and not hours. */
function withDriver(file: string, work: (driver: Database.Database) => void): void {
  const driver = new Database(file);
  try {
    for (const pragma of PRAGMAS) driver.pragma(pragma);
    driver.transaction(work)(driver);
  } finally {
    driver.close();
  }
}

function* events({ owner, cards, plans, newId }: Lives, lastEvents: EventId[]): Generator<Row> {
  for (const { index, place } of inOrderOfTime(plans)) {
    const card = cards[index] as PlacedCard;
    const row = movedEvent(plans[index] as PlannedLife, place, { ...owner, card, newId });
    lastEvents[index] = row.id as EventId;
    yield row;
  }
}

function* states({ owner, cards, plans }: Lives, lastEvents: readonly EventId[]): Generator<Row> {
  for (const [index, card] of cards.entries()) {
    const lastEvent = lastEvents[index] as EventId;
    yield movedState(plans[index] as PlannedLife, { user: owner.user, card, lastEvent });
  }
}

/** Inserts rows that all have the columns of the first one. */
function insertAll(db: Database.Database, table: string, rows: Iterable<Row>): void {
  let statement: Database.Statement | null = null;
  for (const row of rows) {
    const columns = Object.keys(row);
    statement ??= db.prepare(
      `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')})
       VALUES (${columns.map(() => '?').join(', ')})`,
    );
    statement.run(Object.values(row));
  }
}

/** Ids of chosen instants, the same in every run. */
function movableClock(start: Instant) {
  let now = start;
  const chance = chanceFrom(start);
  const newId = idMaker(
    () => now,
    (size) => Uint8Array.from({ length: size }, () => chance() * 256),
  );
  return {
    newId,
    at(instant: Instant) {
      now = instant;
      return { newId };
    },
  };
}
