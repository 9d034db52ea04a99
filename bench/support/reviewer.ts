import { randomBytes } from 'node:crypto';
import { answerTo } from '#lib/review/session/answer.ts';
import { beginSession } from '#lib/review/session/begin.ts';
import { reduce, type SessionEvent } from '#lib/review/session/reduce.ts';
import { haveOf, wantOf, wantWithAnswers } from '#lib/review/session/refill.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import type { AnswerInput, AnswersReply, QueueReply, SessionStart } from '#lib/review/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { idMaker } from '#lib/shared/ids.ts';

/** What a browser sends with its answers. */
export interface Sending {
  readonly answers: readonly AnswerInput[];
  readonly deck: null;
  readonly have: readonly CardId[];
  readonly want: number;
  readonly stamp: string | null;
}

/** Reviews as a browser does, with the same session: one answer sent at a time, every eleventh a lapse. */
export class Reviewer {
  #state: SessionState;
  #now: number;
  #given = 0;
  readonly #newId = idMaker(() => this.#now, randomBytes);

  constructor(start: SessionStart) {
    this.#now = start.now;
    this.#state = beginSession(start);
  }

  /** Answers the card shown. Throws where none is left. */
  answer(): Sending {
    this.#given++;
    this.#dispatch({ type: 'reveal' });
    const rating = this.#given % 11 === 0 ? 1 : 3;
    const id = this.#newId<'event'>();
    const given = { id, rating, now: this.#now, device: 'bench', zoneOffset: 0 } as const;
    const answer = answerTo(this.#state, given);
    if (answer === null) throw new Error(`No card is left after ${this.#given - 1} answers`);
    this.#dispatch({ type: 'answer', answer });
    const want = wantWithAnswers(this.#state);
    const have = want > 0 ? haveOf(this.#state) : [];
    return { answers: [answer], deck: null, have, want, stamp: this.#state.stamp };
  }

  /** Takes in the reply. Throws where the answer was not accepted. */
  acknowledge(reply: AnswersReply, asked: number): void {
    const [result] = reply.results;
    if (result?.status !== 'accepted') throw new Error(`An answer was ${result?.status}`);
    this.#now = reply.now;
    this.#dispatch({ type: 'acknowledge', reply, asked });
  }

  /** What it asks for once no answer is on its way; null where it holds enough. */
  wish(): { readonly have: readonly CardId[]; readonly want: number } | null {
    const want = wantOf(this.#state);
    return want > 0 ? { have: haveOf(this.#state), want } : null;
  }

  /** Takes in what was asked for. */
  stock(reply: QueueReply, asked: number): void {
    this.#now = reply.now;
    this.#dispatch({ type: 'acknowledge', reply, asked });
  }

  #dispatch(event: SessionEvent): void {
    this.#state = reduce(this.#state, { ...event, now: this.#now });
  }
}
