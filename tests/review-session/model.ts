import type { AnswerInput, AnswerResult, Counts, SessionCard } from '#lib/review/types.ts';
import { isDue } from '#lib/scheduler/due.ts';
import { foldOne } from '#lib/scheduler/fold.ts';
import type { CardId, NoteId } from '#lib/shared/ids.ts';
import { type Instant, SECOND } from '#lib/shared/instant.ts';
import { ahead, countsFor, eventOf, preset, utc } from './make.ts';

/** What a server would hold: all cards in the order of the queue, and the answers that stand. */
export class Model {
  readonly cards: readonly SessionCard[];
  answers: readonly AnswerInput[] = [];

  constructor(cards: readonly SessionCard[]) {
    this.cards = cards;
  }

  /** A card with the state that its answers give. */
  cardNow(card: SessionCard): SessionCard {
    const state = this.answers
      .filter((answer) => answer.card === card.id)
      .reduce((before, answer) => foldOne(before, toEvent(answer), preset.options), card.state);
    return { ...card, state };
  }

  /** What the queue would serve at an instant: due steps, the main list with siblings apart, steps ahead. */
  queue(now: Instant): SessionCard[] {
    const cards = this.cards.map((card) => this.cardNow(card));
    const steps = cards.filter(
      (card) => (stepAt(card) ?? Number.POSITIVE_INFINITY) <= now + ahead * SECOND,
    );
    const taken = new Set<NoteId>(this.answers.flatMap(({ card }) => this.#noteOf(card)));
    for (const { note } of steps) taken.add(note);
    const main = cards.filter(
      (card) => stepAt(card) === null && isServed(card, now) && isFirst(taken, card),
    );
    steps.sort((a, b) => (stepAt(a) ?? 0) - (stepAt(b) ?? 0));
    const due = steps.filter((card) => (stepAt(card) ?? 0) <= now);
    return [...due, ...main, ...steps.filter((card) => !due.includes(card))];
  }

  counts(now: Instant): Counts {
    return countsFor(this.queue(now));
  }

  /** When the next step comes after those in the queue. */
  nextDue(now: Instant): Instant | null {
    const later = this.cards
      .map((card) => stepAt(this.cardNow(card)))
      .filter((at) => at !== null && at > now + ahead * SECOND);
    return later.length === 0 ? null : Math.min(...later.map(Number));
  }

  /** Takes an answer in, and says what became of it. */
  accept(answer: AnswerInput): AnswerResult {
    this.answers = [...this.answers, answer];
    const card = this.cards.find(({ id }) => id === answer.card);
    if (card === undefined) throw new Error('an answer to an unknown card');
    return {
      id: answer.id,
      card: answer.card,
      status: 'accepted',
      state: this.cardNow(card).state,
      leech: null,
    };
  }

  /** Takes the newest answer back, and returns it with its card. */
  undo(): { answer: AnswerInput; card: SessionCard } | null {
    const answer = this.answers.at(-1);
    const card = this.cards.find(({ id }) => id === answer?.card);
    if (answer === undefined || card === undefined) return null;
    this.answers = this.answers.slice(0, -1);
    return { answer, card: this.cardNow(card) };
  }

  #noteOf(id: CardId): NoteId[] {
    return this.cards.filter((card) => card.id === id).map(({ note }) => note);
  }
}

function stepAt({ state }: SessionCard): Instant | null {
  return state.due?.kind === 'instant' ? state.due.at : null;
}

function isServed({ state }: SessionCard, now: Instant): boolean {
  return state.due === null || isDue(state.due, now, utc);
}

function isFirst(taken: Set<NoteId>, { note }: SessionCard): boolean {
  if (taken.has(note)) return false;
  taken.add(note);
  return true;
}

function toEvent({ id, card, rating, clientAt, phaseBefore, outcome }: AnswerInput) {
  if (outcome === null) throw new Error('an answer without its outcome');
  return eventOf({ id, card, rating, at: clientAt, phase: phaseBefore, outcome });
}
