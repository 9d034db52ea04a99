import { expect } from 'vitest';
import { acceptAnswers } from '#lib/review/accept-answers.ts';
import { queueStamp } from '#lib/review/moment.ts';
import { moreCards } from '#lib/review/more-cards.ts';
import { openSession } from '#lib/review/open-session.ts';
import { answerTo } from '#lib/review/session/answer.ts';
import { beginSession } from '#lib/review/session/begin.ts';
import { countsOf } from '#lib/review/session/counts.ts';
import { reduce, type SessionEvent } from '#lib/review/session/reduce.ts';
import { haveOf, isOutdated, wantWithAnswers } from '#lib/review/session/refill.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { countsOfPlain, type Desk } from './desk.ts';
import { kindOf, type PlainCard, plainQueue } from './plain-queue.ts';

const SLICE = 3;

/** A browser's tab over a deck: the session, and what it says to the server, without the network. */
export class Tab {
  readonly #desk: Desk;
  readonly #deck: DeckId | null;
  #state: SessionState;

  private constructor(desk: Desk, deck: DeckId | null, state: SessionState) {
    this.#desk = desk;
    this.#deck = deck;
    this.#state = state;
  }

  static async open(desk: Desk, scope: number): Promise<Tab> {
    const { context, actor } = desk.place;
    const deck = desk.scope(scope);
    const start = await openSession(context, actor, { deck, size: SLICE });
    return new Tab(desk, deck, beginSession(start));
  }

  /** Rates the card shown, and checks the counts before and after the server replies. */
  async rate(rating: Rating): Promise<void> {
    const { context, actor } = this.#desk.place;
    const knowsAll = await this.#isRight();
    this.#act({ type: 'reveal' });
    const { current } = this.#state;
    if (current === null) return;
    const given = { id: context.newId<'event'>(), rating, now: context.now(), device: 'test' };
    const answer = answerTo(this.#state, { ...given, zoneOffset: 0 });
    if (answer === null) throw new Error('a revealed card takes an answer');
    const { state } = await this.#desk.card(current.card.id);
    this.#desk.note(answer.card, kindOf({ state } as PlainCard));
    this.#act({ type: 'answer', answer });
    const counted = countsOf(this.#state);
    const want = wantWithAnswers(this.#state) > 0 ? SLICE : 0;
    const have = haveOf(this.#state);
    const { stamp } = this.#state;
    const deck = this.#deck;
    const input = { answers: [answer], deck, have, want, stamp };
    const reply = await acceptAnswers(context, actor, input);
    const expected = await this.#counts();
    if (knowsAll) expect(counted).toEqual(expected);
    this.#act({ type: 'acknowledge', reply, asked: want });
    if (reply.elsewhere) await this.#renew();
    expect(countsOf(this.#state)).toEqual(expected);
    this.#desk.place.wait(1000);
  }

  /** Asks the server to take the last answer back, whichever tab gave it. */
  async undo(): Promise<void> {
    const reply = await this.#desk.undo(this.#deck, this.#state.stamp);
    if (reply === null) return;
    this.#act({ type: 'undo' });
    this.#act({ type: 'undone', reply });
    if (reply.elsewhere) await this.#renew();
    expect(countsOf(this.#state)).toEqual(await this.#counts());
  }

  /** What was answered elsewhere may be held here: the head of the queue is asked for. */
  async #renew(): Promise<void> {
    const { context, actor } = this.#desk.place;
    const wish = { deck: this.#deck, have: [], want: SLICE };
    const reply = await moreCards(context, actor, wish);
    this.#act({ type: 'renew', reply, asked: SLICE });
  }

  /** Whether this tab has counted all that there is: nothing came from elsewhere, and nothing fell due. */
  async #isRight(): Promise<boolean> {
    const { context, actor } = this.#desk.place;
    const state = reduce(this.#state, { type: 'tick', now: context.now() });
    if (isOutdated(state) || state.stamp !== queueStamp(context, actor)) return false;
    expect(countsOf(state)).toEqual(await this.#counts());
    return true;
  }

  async #counts() {
    return countsOfPlain(plainQueue(await this.#desk.day(), this.#deck));
  }

  #act(event: SessionEvent): void {
    this.#state = reduce(this.#state, { ...event, now: this.#desk.place.context.now() });
  }
}
