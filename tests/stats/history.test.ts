import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardEvent, Schedule } from '#lib/scheduler/types.ts';
import { parseQuery } from '#lib/search/parse-query.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import type { CardId, DeckId, PresetId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import { countAnswers } from '#lib/stats/count-answers.ts';
import { readStatistics } from '#lib/stats/read-statistics.ts';
import type { Statistics, StatsRange, StatsScope } from '#lib/stats/types.ts';
import { deleteEvents, insertEvents, markRetracted } from '#lib/store/events.ts';
import { execute, query } from '#lib/store/sql.ts';
import { uncountedDays } from '#lib/store/tallies.ts';
import { write } from '#lib/store/transact.ts';
import { keepWalked, readWalkedCards, WalkedTallies } from '#lib/store/walked-tallies.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add } from '../support/studying.ts';
import { type PlainAnswer, type PlainEvent, plainAnswers } from './plain-history.ts';

const RUNS = process.env.DRILL ? 150 : 12;
const TODAY = Math.floor(Date.UTC(2027, 0, 15) / DAY);

type Step =
  | { readonly do: 'add'; readonly card: number; readonly event: Omit<PlainEvent, 'id' | 'card'> }
  | { readonly do: 'retract' | 'remove'; readonly which: number }
  | { readonly do: 'move'; readonly card: number; readonly deck: number }
  | { readonly do: 'count' };

// Few days, few cards and many events: they must meet.
const day = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: TODAY - 2, max: TODAY }) },
  { weight: 1, arbitrary: fc.integer({ min: TODAY - 500, max: TODAY }) },
);
const card = fc.constantFrom(0, 1, 3);

const event: fc.Arbitrary<Omit<PlainEvent, 'id' | 'card'>> = fc
  .record({
    kind: fc.constantFrom(
      'answer',
      'answer',
      'answer',
      'practice',
      'set-due',
      'baseline',
      'reset',
      'reschedule',
    ),
    at: fc.nat(DAY - 1),
    day,
    zoneOffset: fc.constantFrom(-720, -210, 0, 180, 345, 840),
    rating: fc.constantFrom(1, 2, 3, 4),
    durationMs: fc.integer({ min: 0, max: 90_000 }),
    phaseBefore: fc.constantFrom('new', 'learning', 'review', 'review', 'relearning'),
    byDay: fc.boolean(),
    interval: fc.constantFrom(0.01, 1, 20, 21, 22, 300),
    retracted: fc.constant(false),
  })
  .map((made) => {
    // Within the day, or a little over its end: the study day is told by the event itself.
    const byDay = made.byDay && made.phaseBefore !== 'review' && made.phaseBefore !== 'new';
    return { ...made, byDay, at: made.day * DAY + made.at };
  });

const taking: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('retract' as const, 'remove' as const),
  which: fc.nat(99),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('add' as const), card, event }) },
  { weight: 4, arbitrary: taking },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('move' as const), card, deck: fc.nat(1) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('count' as const) }) },
);

class Log {
  readonly events: PlainEvent[] = [];
  readonly decks: DeckId[];
  readonly cards: { id: CardId; deck: DeckId }[];

  constructor(
    readonly place: Place,
    rows: { id: CardId; deck: DeckId }[],
    readonly preset: PresetId,
  ) {
    this.cards = rows;
    this.decks = [...new Set(rows.map(({ deck }) => deck))];
  }

  async take(taken: Step): Promise<void> {
    const { context, actor } = this.place;
    const { db } = context.store;
    if (taken.do === 'count') return countAnswers(context, actor);
    if (taken.do === 'move') {
      const card = this.cards[taken.card]!;
      card.deck = this.decks[taken.deck]!;
      await execute(db, `UPDATE "Card" SET "deckId" = ? WHERE "id" = ?`, card.deck, card.id);
      return;
    }
    if (taken.do === 'add') return this.add(taken);
    const which = this.events[taken.which % this.events.length];
    if (!which) return;
    if (taken.do === 'remove') {
      this.events.splice(this.events.indexOf(which), 1);
      return deleteEvents(db, actor.user, [which.id]);
    }
    which.retracted = !which.retracted;
    await markRetracted(db, [which.id], which.retracted ? [which.id] : []);
  }

  async add({ card, event: made }: Step & { do: 'add' }): Promise<void> {
    const { context, actor } = this.place;
    const plain = { ...made, id: context.newId<'event'>(), card: this.cards[card]!.id };
    this.events.push(plain);
    await insertEvents(context.store.db, actor.user, [stored(plain, this.preset)]);
  }

  answers(scope: DeckId | null): PlainAnswer[] {
    const deckOf = (id: CardId) => this.cards.find((card) => card.id === id)!.deck;
    return plainAnswers(this.events, deckOf).filter(({ deck }) => scope === null || deck === scope);
  }
}

function stored(plain: PlainEvent, preset: PresetId): CardEvent {
  const { id, card, at, zoneOffset, rating, durationMs, phaseBefore } = plain;
  const base = {
    id,
    card,
    at,
    clientAt: at,
    receivedAt: at,
    studyDay: plain.day,
    device: 'test',
    zoneOffset,
  };
  const schedule: Schedule = {
    phase: 'review',
    step: 0,
    due: { kind: 'day', day: plain.day + 1 },
    interval: plain.interval * 86_400,
  };
  const version = { preset, presetVersion: 1 };
  switch (plain.kind) {
    case 'answer': {
      const shown = { revision: 1, language: 'en', typed: null, verdict: null, recall: null };
      const outcome = { ...schedule, chain: [] };
      const answer = {
        ...base,
        ...version,
        ...shown,
        kind: 'answer' as const,
        rating,
        durationMs,
        outcome,
      };
      return {
        ...answer,
        revealMs: null,
        phaseBefore,
        ...(plain.byDay && { byDay: true as const }),
      };
    }
    case 'practice':
      return { ...base, kind: 'practice', rating, revealMs: null, durationMs, revision: 1 };
    case 'baseline':
      return { ...base, kind: 'baseline', schedule, memory: null, reps: 1, lapses: 0 };
    case 'set-due':
      return { ...base, kind: 'set-due', schedule };
    case 'reschedule':
      return { ...base, ...version, kind: 'reschedule', schedule, chain: [] };
    case 'reset':
      return { ...base, kind: 'reset' };
  }
}

const LENGTH = { month: 30, year: 365, all: 1e6 } as const;

/** What the page must say, told from the list of answers alone. */
function expected(answers: readonly PlainAnswer[], range: StatsRange) {
  const real = answers.filter(({ what }) => what !== 'practice');
  const within =
    (days: number, to = TODAY) =>
    (each: PlainAnswer) =>
      each.day > to - days && each.day <= to;
  const tested = (of: readonly PlainAnswer[]) => {
    const tests = of.filter(({ isTest }) => isTest);
    return { tested: tests.length, passed: tests.filter(({ rating }) => rating > 1).length };
  };
  const retention = (days: number, to = TODAY) => {
    const own = real.filter(within(days, to));
    return {
      young: tested(own.filter(({ what }) => what !== 'mature')),
      mature: tested(own.filter(({ what }) => what === 'mature')),
    };
  };
  const ranged = real.filter(within(LENGTH[range]));
  const presses = (...kinds: string[]) =>
    [1, 2, 3, 4].map(
      (rating) =>
        ranged.filter((each) => each.rating === rating && kinds.includes(each.what)).length,
    );
  const today = answers.filter(within(1));
  const studied = new Set(real.map((each) => each.day));
  let streak = 0;
  for (let at = studied.has(TODAY) ? TODAY : TODAY - 1; studied.has(at); at--) streak++;
  return {
    streak,
    doneAnswers: byKind(today, () => 1),
    doneTime: byKind(today, time),
    workAnswers: byKind(answers.filter(within(LENGTH[range])), () => 1),
    workTime: byKind(answers.filter(within(LENGTH[range])), time),
    presses: {
      learning: presses('new', 'learning'),
      young: presses('young'),
      mature: presses('mature'),
    },
    retention: [
      { period: 'today', ...retention(1) },
      { period: 'yesterday', ...retention(1, TODAY - 1) },
      { period: 'week', ...retention(7) },
      { period: 'month', ...retention(30) },
      { period: 'year', ...retention(365) },
      { period: 'all', ...retention(1e6) },
    ],
    hours: Array.from({ length: 24 }, (_, hour) => {
      const own = ranged.filter((each) => each.hour === hour);
      return { hour, answers: own.length, ...tested(own) };
    }),
    year: Array.from({ length: 365 }, (_, index) => {
      const own = answers.filter((each) => each.day === TODAY - 364 + index);
      const answered = own.filter(({ what }) => what !== 'practice').length;
      return { day: TODAY - 364 + index, answers: answered, milliseconds: sum(own.map(time)) };
    }),
  };
}

const time = ({ durationMs }: PlainAnswer) => Math.min(durationMs, 60_000);
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

function byKind(answers: readonly PlainAnswer[], what: (answer: PlainAnswer) => number) {
  const kinds = ['new', 'learning', 'young', 'mature', 'practice'] as const;
  return Object.fromEntries(
    kinds.map((kind) => [kind, sum(answers.filter((each) => each.what === kind).map(what))]),
  );
}

function told(found: Statistics) {
  const total = (which: 'answers' | 'milliseconds') =>
    Object.fromEntries(
      (['new', 'learning', 'young', 'mature', 'practice'] as const).map((kind) => [
        kind,
        sum(found.work.map((each) => each[which][kind])),
      ]),
    );
  return {
    streak: found.streak,
    doneAnswers: found.done.answers,
    doneTime: found.done.milliseconds,
    workAnswers: total('answers'),
    workTime: total('milliseconds'),
    presses: found.presses,
    retention: found.retention,
    hours: found.hours,
    year: found.year,
  };
}

async function openLog(): Promise<Log> {
  const place = await openPlace();
  for (const deck of ['first', 'second']) {
    const notes = [0, 1, 2].map((at) => ({ prompt: `${deck} ${at}`, answer: 'a' }));
    await add(place, bundleOf(notes, deck, `${deck}.md`));
  }
  const { db } = place.context.store;
  const rows = await query<{ id: CardId; deck: DeckId }>(
    db,
    `SELECT "id", "deckId" AS "deck" FROM "Card" ORDER BY "deckId", "position"`,
  );
  const [preset] = await query<{ id: PresetId }>(db, `SELECT "id" FROM "Preset"`);
  return new Log(place, rows, preset!.id);
}

function searching(text: string): StatsScope {
  return { kind: 'search', tree: (parseQuery(text) as { tree: SearchTree }).tree };
}

/** All that was counted. */
async function kept({ context }: Place) {
  const { db } = context.store;
  const days = await query(db, 'SELECT * FROM "DayTally" ORDER BY 1, 2, 3, 4, 5');
  return { days, hours: await query(db, 'SELECT * FROM "HourTally" ORDER BY 1, 2, 3, 4') };
}

/** Counts every day that is over in one walk through the log. */
async function walk({ place, events }: Log): Promise<void> {
  const { context, actor } = place;
  const { db } = context.store;
  const days = [...new Set(events.map((each) => each.day))].filter((each) => each < TODAY);
  const tallies = new WalkedTallies(days);
  for (const card of await readWalkedCards(db, actor.user, { after: '', most: 100 })) {
    tallies.add(card);
  }
  await keepWalked(db, actor.user, { tallies, days });
}

test('every number about answers is that of a plain walk through the log, whatever happens to it and whenever it is counted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 40, maxLength: 80, size: 'max' }),
      // What happens after everything was counted.
      fc.array(taking, { minLength: 1, maxLength: 3 }),
      fc.constantFrom<StatsRange>('month', 'year', 'all'),
      async (steps, last, range) => {
        const log = await openLog();
        const { context, actor } = log.place;
        for (const each of steps) await log.take(each);
        await countAnswers(context, actor);
        for (const each of last) await log.take(each);
        const read = async (scope: StatsScope) =>
          told(await readStatistics(context, actor, { scope, range }));
        for (const counted of [false, true]) {
          if (counted) await countAnswers(context, actor);
          expect(await read({ kind: 'collection' })).toEqual(expected(log.answers(null), range));
          expect(await read(searching(''))).toEqual(expected(log.answers(null), range));
          for (const deck of log.decks) {
            expect(await read({ kind: 'deck', deck })).toEqual(expected(log.answers(deck), range));
          }
        }
        const waiting = await uncountedDays(context.store.db, actor.user);
        expect(waiting.filter((each) => each < TODAY)).toEqual([]);
        const counted = await kept(log.place);
        await walk(log);
        expect(await kept(log.place)).toEqual(counted);
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
});

test('an answer that comes while all days are counted is counted, too', async () => {
  const log = await openLog();
  const { context, actor } = log.place;
  const { store } = context;
  const made = fc.sample(event, 400);
  for (const [index, each] of made.entries()) {
    const past = TODAY - 1 - index;
    const answered = { ...each, kind: 'answer' as const, day: past, at: past * DAY };
    await log.add({ do: 'add', card: 0, event: answered });
  }
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const late = { ...made[0]!, kind: 'answer' as const, day: TODAY - 200, at: TODAY * DAY - DAY };
  const writing = write(store, actor.user, async (db) => {
    await arrived;
    const plain = { ...late, id: context.newId<'event'>(), card: log.cards[1]!.id };
    await insertEvents(db, actor.user, [stored(plain, log.preset)]);
  });
  const counting = countAnswers(context, actor);
  // By the next turn the log was read, and its counts wait for the write that is under way.
  await new Promise((resolve) => setImmediate(resolve));
  arrive();
  await Promise.all([writing, counting]);
  const [sum] = await query(store.db, 'SELECT sum("answers") AS "answers" FROM "DayTally"');
  expect(sum).toEqual({ answers: 401 });
  expect(await uncountedDays(store.db, actor.user)).toEqual([]);
});
