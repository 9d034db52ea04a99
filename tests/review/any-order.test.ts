import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refoldCards } from '#lib/history/refold-cards.ts';
import { retraction } from '#lib/history/retraction.ts';
import { acceptAnswer } from '#lib/review/accept-answers.ts';
import type { AnswerInput, SessionCard } from '#lib/review/types.ts';
import type { Rating, RetractEvent } from '#lib/scheduler/types.ts';
import { DAY, HOUR, MINUTE } from '#lib/shared/instant.ts';
import { readState } from '#lib/store/card-states.ts';
import { insertEvents } from '#lib/store/events.ts';
import { query } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answerTo, served } from '../support/studying.ts';

const WAITS = [MINUTE, 10 * MINUTE, HOUR, DAY, 9 * DAY];
const RUNS = process.env.DRILL ? 200 : 12;

type Arrival = { answer: AnswerInput } | { retract: RetractEvent };

async function arrive({ context, actor }: Place, arrival: Arrival): Promise<void> {
  if ('answer' in arrival) {
    await acceptAnswer(context, actor, arrival.answer);
    return;
  }
  await context.store.transaction(async (db) => {
    await insertEvents(db, actor.user, [arrival.retract]);
    await refoldCards(db, actor.user, [arrival.retract.card]);
  });
}

/** What two devices did with one card: answers at their times, some of them taken back. */
function history(place: Place, card: SessionCard, script: readonly Step[]): Arrival[] {
  const arrivals: Arrival[] = [];
  for (const { rating, wait, retract } of script) {
    place.wait(WAITS[wait] ?? MINUTE);
    const answer = answerTo(place, card, rating);
    arrivals.push({ answer });
    if (!retract) continue;
    place.wait(1000);
    const taken = { event: answer.id, card: card.id };
    arrivals.push({ retract: retraction(place.context, place.actor, taken) });
  }
  return arrivals;
}

interface Step {
  rating: Rating;
  wait: number;
  retract: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  rating: fc.constantFrom<Rating>(1, 2, 3, 4),
  wait: fc.nat(WAITS.length - 1),
  retract: fc.boolean(),
});

async function outcomeOf(place: Place, card: SessionCard) {
  const { db } = place.context.store;
  const live = await query(db, `SELECT "id" FROM "Event" WHERE "retracted" = 0 ORDER BY "id"`);
  return { state: await readState(db, place.actor.user, card.id), live };
}

test('any order and repetition of events ends in the same state', async () => {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 1, maxLength: 7 }),
    fc.array(fc.nat(30), { minLength: 14, maxLength: 30 }),
    async (script, picks) => {
      const place = await openPlace();
      await add(place, bundleOf([{ prompt: 'p', answer: 'a' }]));
      const [card] = await served(place);
      const arrivals = history(place, card!, script);
      const order = [...picks.map((pick) => arrivals[pick % arrivals.length]!), ...arrivals];
      for (const arrival of order) await arrive(place, arrival);
      const shuffled = await outcomeOf(place, card!);
      await place.context.store.db.prisma.event.deleteMany();
      await place.context.store.db.prisma.operation.deleteMany();
      await place.context.store.db.prisma.cardState.deleteMany();
      for (const arrival of arrivals) await arrive(place, arrival);
      expect(shuffled).toEqual(await outcomeOf(place, card!));
    },
  );
  await fc.assert(property, { numRuns: RUNS });
}, 600_000);
