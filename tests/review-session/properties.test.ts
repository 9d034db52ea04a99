import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginSession } from '#lib/review/session/begin.ts';
import { countsOf } from '#lib/review/session/counts.ts';
import { haveOf, isOutdated, wantWithAnswers } from '#lib/review/session/refill.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import { nothingDone } from '#lib/review/session/tally.ts';
import type { AnswerInput, SessionCard } from '#lib/review/types.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import { MINUTE } from '#lib/shared/instant.ts';
import {
  act,
  heldIds,
  makeCard,
  makeReply,
  makeStart,
  noon,
  rate,
  reviewCard,
  stepCard,
} from './make.ts';
import { Model } from './model.ts';

const SLICE = 4;

/** Cards of all kinds; some of the new ones and reviews share a note. */
const anyCards: fc.Arbitrary<SessionCard[]> = fc
  .array(fc.tuple(fc.constantFrom('new', 'review', 'step'), fc.integer({ min: -30, max: 60 })), {
    minLength: 1,
    maxLength: 10,
  })
  .map((shapes) =>
    shapes.map(([kind, number], index) => {
      const name = `card${index}`;
      if (kind === 'step') return stepCard(name, number);
      const note = number > 30 ? `note${number % 3}` : name;
      return kind === 'new' ? makeCard(name, undefined, note) : reviewCard(name, note);
    }),
  );

type Step =
  | { readonly type: 'rate'; readonly rating: Rating; readonly pause: number }
  | { readonly type: 'wait'; readonly minutes: number }
  | { readonly type: 'deliver'; readonly answers: number }
  | { readonly type: 'undo' }
  | { readonly type: 'elsewhere'; readonly place: number; readonly rating: Rating }
  | { readonly type: 'resume' };

const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('rate' as const),
        rating: fc.constantFrom<Rating>(1, 2, 3, 4),
        pause: fc.integer({ min: 1, max: 90_000 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('deliver' as const),
        answers: fc.integer({ min: 0, max: 4 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('wait' as const),
        minutes: fc.integer({ min: 1, max: 25 }),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ type: 'undo' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('elsewhere' as const),
        place: fc.nat({ max: 9 }),
        rating: fc.constantFrom<Rating>(1, 2, 3, 4),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ type: 'resume' as const }) },
  ),
  { maxLength: 40 },
);

/** A browser and its server: answers wait in an outbox until they are delivered. */
class Play {
  readonly server: Model;
  /** Holds the answers that the server does not know yet, too. */
  readonly truth: Model;
  state: SessionState;
  outbox: readonly AnswerInput[] = [];
  /** Grows with every write that the server sees. */
  #writes = 0;

  constructor(cards: readonly SessionCard[]) {
    this.server = new Model(cards);
    this.truth = new Model(cards);
    const slice = this.server.queue(noon).slice(0, SLICE);
    const given = {
      counts: this.server.counts(noon),
      nextDue: this.server.nextDue(noon),
      stamp: String(this.#writes),
    };
    this.state = beginSession(makeStart(slice, given));
  }

  take(step: Step): void {
    this.#carryOut(step);
    if (isOutdated(this.state)) this.deliver(this.outbox.length);
  }

  #carryOut(step: Step): void {
    switch (step.type) {
      case 'rate':
        this.#rate(step.rating, step.pause);
        break;
      case 'wait':
        this.state = act(this.state, { type: 'tick' }, this.state.now + step.minutes * MINUTE);
        break;
      case 'deliver':
        this.deliver(step.answers);
        break;
      case 'undo':
        this.#undo();
        break;
      case 'elsewhere':
        this.#answerElsewhere(step.place, step.rating);
        break;
      case 'resume':
        this.state = act(this.state, { type: 'resume' });
    }
  }

  /** Another tab answers a card of the queue, and this one is told. */
  #answerElsewhere(place: number, rating: Rating): void {
    this.deliver(this.outbox.length);
    const queue = this.server.queue(this.state.now);
    const card = queue[place % queue.length];
    if (card === undefined) return;
    const { answer } = rate(beginSession(makeStart([card], { now: this.state.now })), rating);
    this.server.accept(answer);
    this.truth.accept(answer);
    const now = answer.clientAt;
    const more = this.server.queue(now).slice(0, SLICE);
    const counts = this.server.counts(now);
    const reply = makeReply({ now, more, counts, nextDue: this.server.nextDue(now) });
    this.state = act(this.state, { type: 'renew', reply, asked: SLICE }, now);
  }

  /** Sends the first answers of the outbox and takes the reply in. */
  deliver(count: number): void {
    const asked = Math.min(3, wantWithAnswers(this.state));
    const have = haveOf(this.state);
    const since = this.state.stamp;
    const isCurrent = since === String(this.#writes) && asked === 0;
    const results = this.outbox.slice(0, count).map((answer) => this.server.accept(answer));
    this.outbox = this.outbox.slice(count);
    this.#writes += results.length;
    const { now } = this.state;
    const more = this.server
      .queue(now)
      .filter(({ id }) => !have.includes(id))
      .slice(0, asked);
    const reply = makeReply({
      now,
      results,
      more,
      counts: isCurrent ? null : this.server.counts(now),
      nextDue: isCurrent ? null : this.server.nextDue(now),
      stamp: String(this.#writes),
      since,
    });
    this.state = act(this.state, { type: 'acknowledge', reply, asked });
  }

  #rate(rating: Rating, pause: number): void {
    if (this.state.current === null) return;
    const { state, answer } = rate(this.state, rating, pause);
    this.state = state;
    this.outbox = [...this.outbox, answer];
    this.truth.accept(answer);
  }

  #undo(): void {
    const taken = this.truth.undo();
    if (taken === null) return;
    const { answer, card } = taken;
    this.state = act(this.state, { type: 'undo' });
    if (this.outbox.at(-1) === answer) {
      this.outbox = this.outbox.slice(0, -1);
      this.state = act(this.state, { type: 'take-back', event: answer.id });
      return;
    }
    this.server.undo();
    this.#writes++;
    const { now } = this.state;
    const counts = this.server.counts(now);
    const reply = {
      now,
      event: answer.id,
      card,
      counts,
      loads: {},
      canUndo: false,
      undoAct: null,
      stamp: String(this.#writes),
      elsewhere: false,
      nextDue: this.server.nextDue(now),
      done: nothingDone,
    };
    this.state = act(this.state, { type: 'undone', reply });
  }
}

function check({ state, truth }: Play): void {
  const counts = countsOf(state);
  expect(Math.min(counts.new, counts.learning, counts.review)).toBeGreaterThanOrEqual(0);
  expect(new Set(heldIds(state)).size).toBe(heldIds(state).length);
  for (const { card, event } of state.answered) {
    expect(truth.answers.some(({ id }) => id === event)).toBe(true);
    expect(truth.cards.some(({ id }) => id === card.id)).toBe(true);
  }
}

test('counts are what the queue would serve if the server knew every answer, whatever happens', () => {
  fc.assert(
    fc.property(anyCards, anySteps, (cards, steps) => {
      const play = new Play(cards);
      for (const step of steps) {
        play.take(step);
        check(play);
        expect(countsOf(play.state)).toEqual(play.truth.counts(play.state.now));
      }
    }),
    { numRuns: 200 },
  );
});

test('no card is lost: played to its end, a session has answered all that the queue had', () => {
  fc.assert(
    fc.property(anyCards, anySteps, (cards, steps) => {
      const play = new Play(cards);
      for (const step of steps) play.take(step);
      for (let turns = 0; turns < 30; turns++) {
        play.take({ type: 'rate', rating: 4, pause: 1000 });
        play.deliver(100);
        play.take({ type: 'resume' });
      }
      expect(play.state.current).toBeNull();
      expect(play.truth.queue(play.state.now)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('taking an answer back restores the session as it was, also several times', () => {
  fc.assert(
    fc.property(
      anyCards,
      fc.array(fc.constantFrom<Rating>(1, 2, 3, 4), { maxLength: 8 }),
      (cards, ratings) => {
        const play = new Play(cards);
        const before: SessionState[] = [];
        for (const rating of ratings) {
          if (play.state.current === null) break;
          before.push(play.state);
          play.take({ type: 'rate', rating, pause: 500 });
        }
        for (const earlier of before.reverse()) {
          play.take({ type: 'undo' });
          expect(restored(play.state)).toEqual(restored(earlier));
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('replies in any order and repetition end in the same session', () => {
  const ratings = fc.array(fc.constantFrom<Rating>(1, 2, 3, 4), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(anyCards, ratings, fc.infiniteStream(fc.nat()), (cards, given, chance) => {
      const play = new Play(cards);
      for (const rating of given) play.take({ type: 'rate', rating, pause: 500 });
      const { now } = play.state;
      const replies = play.outbox.map((answer, index) => {
        const results = [play.server.accept(answer)];
        return makeReply({ now: now + index, results, counts: play.server.counts(now + index) });
      });
      const inOrder = replies.reduce(acknowledge, play.state);
      const shuffled = [...replies, ...replies]
        .map((reply) => ({ reply, place: chance.next().value }))
        .sort((a, b) => a.place - b.place)
        .map(({ reply }) => reply);
      expect(shuffled.reduce(acknowledge, play.state)).toEqual(inOrder);
      expect(inOrder.pending).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

function acknowledge(state: SessionState, reply: ReturnType<typeof makeReply>): SessionState {
  return act(state, { type: 'acknowledge', reply, asked: 0 });
}

/** What must be as before: all but the clock, and the time at which the card was shown. */
function restored(state: SessionState) {
  const { current, line, last, answered, pending, unseen, undoing } = state;
  return { card: current?.card, line, last, answered, pending, unseen, undoing };
}
