import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherQueues, readDesk } from '#lib/review/gather.ts';
import { listDue } from '#lib/review/list-due.ts';
import { openSession } from '#lib/review/open-session.ts';
import { today as openToday } from '#lib/review/today.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import { HOUR, MINUTE } from '#lib/shared/instant.ts';
import { anyCollection } from './any-collection.ts';
import { countsOfPlain, Desk } from './desk.ts';
import { plainQueue } from './plain-queue.ts';
import { Tab } from './tab.ts';

const RUNS = process.env.DRILL ? 400 : 12;

// A failure is told by its seed: making it smaller would take an hour of databases.
const anyRating = fc.constantFrom<Rating>(1, 2, 3, 4);

const anyStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      scope: fc.nat(5),
      rating: anyRating,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      time: fc.constantFrom(MINUTE, 7 * MINUTE, 25 * MINUTE, 25 * MINUTE, 18 * HOUR),
    }),
  },
);

/** Everything that tells what the queue holds, against the plain telling of the rules. */
async function compare(desk: Desk): Promise<void> {
  const { context, actor } = desk.place;
  const day = await desk.day();
  const scopes = [null, ...desk.onDesk];
  const read = await readDesk(context, actor);
  const queues = await gatherQueues(context, actor, { desk: read, scopes });
  const view = await openToday(context, actor);
  const due = await listDue(context, actor);
  for (const scope of scopes) {
    const expected = plainQueue(day, scope);
    const ids = expected.map(({ id }) => id);
    expect(queues.get(scope)?.cards.map(({ id }) => id)).toEqual(ids);
    const session = await openSession(context, actor, { deck: scope, size: 100 });
    expect(session.cards.map(({ id }) => id)).toEqual(ids);
    const counts = countsOfPlain(expected);
    expect(session.counts).toEqual(counts);
    const onToday = scope === null ? view : view.decks.find(({ id }) => id === scope);
    expect(onToday?.counts).toEqual(counts);
    const onCommandLine =
      scope === null ? due : due.decks[view.decks.findIndex(({ id }) => id === scope)];
    expect(onCommandLine).toMatchObject(counts);
  }
}

test('queue, session, Today and the command line tell what the written rules say, all day long', async () => {
  await fc.assert(
    fc.asyncProperty(anyCollection, fc.array(anyStep, { maxLength: 14 }), async (sketch, steps) => {
      const desk = await Desk.open(sketch);
      await compare(desk);
      for (const step of steps) {
        if (step.do === 'wait') desk.place.wait(step.time);
        else if (step.do === 'undo') await desk.undo();
        else await desk.answerFirst(step.scope, step.rating);
        await compare(desk);
      }
      await desk.close();
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 900_000);

test('what is left of a queue keeps its order, however often it is gathered anew', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyCollection,
      fc.array(anyRating, { maxLength: 12 }),
      async (sketch, ratings) => {
        const desk = await Desk.open(sketch);
        for (const rating of ratings) {
          const before = plainQueue(await desk.day(), null).map(({ id }) => id);
          const answered = await desk.answerFirst(0, rating);
          const after = plainQueue(await desk.day(), null).map(({ id }) => id);
          expect(after.filter((id) => id !== answered)).toEqual(
            before.filter((id) => id !== answered),
          );
        }
        await desk.close();
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 900_000);

const anyTurn = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('rate' as const), tab: fc.nat(1), rating: anyRating }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), tab: fc.nat(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      time: fc.constantFrom(MINUTE, 7 * MINUTE, 25 * MINUTE),
    }),
  },
);

test('two tabs count right: at once where they know all, and after every reply', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyCollection,
      fc.array(anyTurn, { maxLength: 25 }),
      fc.nat(4),
      async (sketch, turns, scope) => {
        const desk = await Desk.open(sketch);
        const tabs = [await Tab.open(desk, 0), await Tab.open(desk, scope)];
        for (const turn of turns) {
          if (turn.do === 'wait') desk.place.wait(turn.time);
          else await tabs[turn.tab]?.[turn.do](turn.do === 'rate' ? turn.rating : 1);
        }
        await desk.close();
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 900_000);
