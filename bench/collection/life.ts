import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { defaultStudyOptions } from '#lib/scheduler/parameters.ts';
import { startOfStudyDay } from '#lib/scheduler/study-day.ts';
import type {
  AnswerEvent,
  Calendar,
  CardMemoryState,
  Outcomes,
  Rating,
  StudyDay,
} from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId } from '#lib/shared/ids.ts';
import { DAY_SECONDS, HOUR, type Instant, MINUTE } from '#lib/shared/instant.ts';
import { type Chance, chanceFrom } from './chance.ts';

/** Without daylight saving every day is alike, so that a life can be moved in time by whole days. */
export const CALENDAR: Calendar = { zone: 'UTC', rollover: 4 };

const WAKING = 14 * HOUR;

/** What decides a life: the same seed always gives the same ratings at the same hours. */
export interface LifePlan {
  readonly card: CardId;
  readonly seed: number;
  /** How many answers the card is given; the last one leaves it in review. */
  readonly answers: number;
  readonly firstDay: StudyDay;
}

/** What an event needs that the life itself does not decide. */
export interface LifeTools {
  readonly preset: PresetId;
  readonly newId: (at: Instant) => EventId;
}

/** A card that is answered whenever it is due, mostly well. */
export class Life {
  readonly #plan: LifePlan;
  readonly #tools: LifeTools;
  readonly #chance: Chance;
  #given = 0;
  state: CardMemoryState = newCardState;
  /** The study day of its next answer. */
  nextDay: StudyDay;

  constructor(plan: LifePlan, tools: LifeTools) {
    this.#plan = plan;
    this.#tools = tools;
    this.#chance = chanceFrom(plan.seed);
    this.nextDay = plan.firstDay;
  }

  get isOver(): boolean {
    return this.#given >= this.#plan.answers;
  }

  /** All answers of its next day, the steps within that day included. */
  liveNextDay(): AnswerEvent[] {
    const day = this.nextDay;
    const events: AnswerEvent[] = [];
    let at = startOfStudyDay(day, CALENDAR) + 2 * HOUR + this.#upTo(WAKING);
    while (this.nextDay === day && !this.isOver) {
      const event = this.#answer(at, day);
      events.push(event);
      this.state = foldOne(this.state, event, defaultStudyOptions);
      this.#given++;
      const { due } = event.outcome;
      if (due.kind === 'day') this.nextDay = due.day;
      else at = due.at + this.#upTo(MINUTE);
    }
    return events;
  }

  #answer(at: Instant, day: StudyDay): AnswerEvent {
    const { card } = this.#plan;
    const { state } = this;
    const options = defaultStudyOptions;
    const given = outcomes({ card, state, options, now: at, calendar: CALENDAR });
    const rating = this.#rating(given);
    const { phase, step, due, interval, chain } = given.byRating[rating];
    const durationMs = 3000 + this.#upTo(9000);
    return {
      id: this.#tools.newId(at),
      kind: 'answer',
      card,
      at,
      clientAt: at,
      receivedAt: at,
      studyDay: day,
      device: 'bench',
      zoneOffset: 0,
      rating,
      revealMs: Math.floor(durationMs / 2),
      durationMs,
      phaseBefore: state.phase,
      recall: given.recall,
      preset: this.#tools.preset,
      presetVersion: 1,
      revision: 1,
      language: 'en',
      outcome: { phase, step, due, interval, chain },
      typed: null,
      verdict: null,
    };
  }

  #rating(given: Outcomes): Rating {
    const draw = this.#chance();
    const rating = draw < 0.1 ? 1 : draw < 0.2 ? 2 : draw < 0.92 ? 3 : 4;
    const isLast = this.#given + 1 === this.#plan.answers;
    const { phase, interval } = given.byRating[rating];
    // After its last answer a card rests for some days: nothing is left on a step for ever.
    const rests = phase === 'review' && interval >= 2 * DAY_SECONDS;
    return isLast && !rests ? 4 : rating;
  }

  #upTo(limit: number): number {
    return Math.floor(this.#chance() * limit);
  }
}
