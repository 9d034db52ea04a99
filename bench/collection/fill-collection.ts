import type { Actor, Context } from '#lib/context.ts';
import { putDecksOnDesk } from '#lib/library/put-on-desk.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { type CardId, type DeckId, type EventId, idMaker, type PresetId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { settleDecks } from '#lib/store/decks.ts';
import { readPresets } from '#lib/store/presets.ts';
import { transact } from '#lib/store/transact.ts';
import { insertMissingRows, type Row } from '#lib/store/write-rows.ts';
import { chanceFrom } from './chance.ts';
import { type Content, contentRows, type PlacedCard } from './content-rows.ts';
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

const BATCH = 2000;

/** Fills an empty place with years of answers up to yesterday: simulated, and the same in every run. */
export async function fillCollection(context: Context, actor: Actor, size: Size): Promise<void> {
  const { db } = context.store;
  // Nothing is lost where a power cut ends this: it begins anew.
  for (const pragma of ['synchronous = OFF', 'cache_size = -400000', 'foreign_keys = OFF']) {
    await db.$queryRawUnsafe(`PRAGMA ${pragma}`);
  }
  const clock = movableClock(context.now());
  const content = contentRows(clock.newId, actor.user, size.cards);
  await writeContent(context, actor, content);
  const [preset] = await readPresets(db, actor.user);
  const today = studyDay(context.now(), CALENDAR);
  const plans = planLives(content.studied.length, { events: size.events, today });
  const owner = { user: actor.user, preset: preset?.id as PresetId };
  const newId = (at: Instant) => clock.at(at).newId<'event'>();
  await withoutIndices(db, ['Event', 'CardState'], () =>
    writeLives(context, { owner, plans, newId, cards: content.studied }),
  );
  await settleDecks(db, actor.user);
  await db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
}

async function writeContent(context: Context, actor: Actor, content: Content): Promise<void> {
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind: 'import' as const,
    at: context.now() - 1,
    label: {},
  };
  await transact(context.store, head, async (change) => {
    for (const table of ['Deck', 'Note', 'Card', 'CardRevision'] as const) {
      await insertMissingRows(change.db, table, content.tables[table]);
    }
    await putDecksOnDesk(change, context, deckIds(content));
  });
}

interface Lives {
  readonly owner: Owner;
  readonly cards: readonly PlacedCard[];
  readonly plans: readonly PlannedLife[];
  readonly newId: (at: Instant) => EventId;
}

async function writeLives(context: Context, { owner, cards, plans, newId }: Lives): Promise<void> {
  const lastEvents = new Map<CardId, EventId>();
  await context.store.db.$transaction(async (db) => {
    let rows: Row[] = [];
    for (const { index, place } of inOrderOfTime(plans)) {
      const card = cards[index] as PlacedCard;
      const row = movedEvent(plans[index] as PlannedLife, place, { ...owner, card, newId });
      lastEvents.set(card.id, row.id as EventId);
      if (rows.push(row) < BATCH) continue;
      await insertMissingRows(db, 'Event', rows);
      rows = [];
    }
    await insertMissingRows(db, 'Event', rows);
    const states = cards.map((card, index) => {
      const lastEvent = lastEvents.get(card.id) as EventId;
      return movedState(plans[index] as PlannedLife, { user: owner.user, card, lastEvent });
    });
    await insertMissingRows(db, 'CardState', states);
  });
}

function deckIds({ tables }: Content): DeckId[] {
  return tables.Deck.map(({ id }) => id as DeckId);
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
