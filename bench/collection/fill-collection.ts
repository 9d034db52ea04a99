import type { Actor, Context } from '#lib/context.ts';
import { putDecksOnDesk } from '#lib/library/put-on-desk.ts';
import { cardSalt } from '#lib/scheduler/order.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { DeckId, PresetId } from '#lib/shared/ids.ts';
import { idMaker } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { stateToRow } from '#lib/store/card-states.ts';
import { settleNewFrom } from '#lib/store/decks.ts';
import { eventToRow } from '#lib/store/events.ts';
import { readPresets } from '#lib/store/presets.ts';
import { transact } from '#lib/store/transact.ts';
import { insertMissingRows, type Row } from '#lib/store/write-rows.ts';
import { chanceFrom } from './chance.ts';
import { type Content, contentRows, type PlacedCard } from './content-rows.ts';
import { CALENDAR, Life, type LifePlan, type LifeTools } from './life.ts';
import { planLives } from './plan-lives.ts';

/** How large a collection to make. */
export interface Size {
  readonly cards: number;
  readonly events: number;
}

/** One card in fifty was never answered; they stand at the end of their decks. */
const NEW_SHARE = 1 / 50;
const BATCH = 2000;

/** Fills an empty place with years of answers up to yesterday: simulated, and the same in every run. */
export async function fillCollection(context: Context, actor: Actor, size: Size): Promise<void> {
  const { db } = context.store;
  let instant: Instant = context.now();
  const newId = idMaker(() => instant, bytesFrom(1));
  const content = contentRows(newId, actor.user, size.cards);
  // Nothing is lost where a power cut ends this: it begins anew.
  await db.$queryRawUnsafe('PRAGMA synchronous = OFF');
  await db.$queryRawUnsafe('PRAGMA cache_size = -400000');
  await writeContent(context, actor, content);
  const [preset] = await readPresets(db, actor.user);
  const tools: LifeTools = {
    preset: preset?.id as PresetId,
    newId: (at) => {
      instant = at;
      return newId<'event'>();
    },
  };
  const studied = content.cards.filter(isStudied(content.cards));
  const today = studyDay(context.now(), CALENDAR);
  const plans = planLives(
    studied.map(({ id }) => id),
    { events: size.events, today },
  );
  const lives = plans.map((plan) => new Life(plan, tools));
  await db.$transaction(async (tx) => {
    const write = (table: 'Event' | 'CardState', rows: readonly Row[]) =>
      insertMissingRows(tx, table, rows);
    for (const rows of eventBatches(plans, lives, actor)) await write('Event', rows);
    await write('CardState', studied.map(stateRow(lives, actor)));
    await settleNewFrom(tx, actor.user, content.tables.Deck.map(({ id }) => id as DeckId));
  });
  await db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
}

async function writeContent(context: Context, actor: Actor, { tables }: Content): Promise<void> {
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind: 'import' as const,
    at: context.now() - 1,
    label: {},
  };
  await transact(context.store, head, async (change) => {
    for (const table of ['Deck', 'Note', 'Card', 'CardRevision'] as const) {
      await insertMissingRows(change.db, table, tables[table]);
    }
    await putDecksOnDesk(change, context, tables.Deck.map(({ id }) => id as DeckId));
  });
}

/** The last cards of each deck are new. */
function isStudied(cards: readonly PlacedCard[]) {
  const sizes = new Map<DeckId, number>();
  for (const { deck } of cards) sizes.set(deck, (sizes.get(deck) ?? 0) + 1);
  const seen = new Map<DeckId, number>();
  return ({ deck }: PlacedCard): boolean => {
    const place = seen.get(deck) ?? 0;
    seen.set(deck, place + 1);
    return place < (sizes.get(deck) ?? 0) * (1 - NEW_SHARE);
  };
}

/** All answers in the order in which they were given, as a log that grew day by day holds them. */
function* eventBatches(
  plans: readonly LifePlan[],
  lives: readonly Life[],
  { user }: Actor,
): Generator<Row[]> {
  const days = new Map<number, Life[]>();
  const wait = (life: Life) => {
    const waiting = days.get(life.nextDay);
    if (waiting) waiting.push(life);
    else days.set(life.nextDay, [life]);
  };
  lives.forEach(wait);
  let day = plans.reduce((first, { firstDay }) => Math.min(first, firstDay), Number.MAX_VALUE);
  let rows: Row[] = [];
  while (days.size > 0) {
    const waiting = days.get(day) ?? [];
    days.delete(day);
    const events = waiting.flatMap((life) => life.liveNextDay());
    for (const life of waiting) if (!life.isOver) wait(life);
    for (const event of events.sort((a, b) => a.at - b.at)) {
      rows.push({ ...eventToRow(event), userId: user });
    }
    if (rows.length >= BATCH) {
      yield rows;
      rows = [];
    }
    day++;
  }
  if (rows.length > 0) yield rows;
}

function stateRow(lives: readonly Life[], { user }: Actor) {
  return ({ id, note, deck }: PlacedCard, index: number): Row => ({
    userId: user,
    cardId: id,
    deckId: deck,
    noteId: note,
    archived: 0,
    salt: cardSalt(id),
    ...stateToRow((lives[index] as Life).state),
  });
}

function bytesFrom(seed: number): (size: number) => Uint8Array {
  const chance = chanceFrom(seed);
  return (size) => Uint8Array.from({ length: size }, () => chance() * 256);
}
