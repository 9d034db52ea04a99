import { hash32 } from '#lib/scheduler/hash.ts';
import { intervalFor, nextMemory, recall } from '#lib/scheduler/memory.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { Memory, Rating, StudyDay } from '#lib/scheduler/types.ts';
import { DAY_SECONDS, type Seconds } from '#lib/shared/instant.ts';

/** A card of a forecast; it may stand for several. */
export interface ForecastCard {
  /** Draws its luck: the same name forgets at the same answers, so that two forecasts can be compared. */
  readonly name: string;
  /** Null for a card that is begun on `due`. */
  readonly memory: Memory | null;
  readonly last: StudyDay;
  readonly due: StudyDay;
  /** Wanted probability of recall when it is due. */
  readonly retention: number;
  /** For how many cards it stands. */
  readonly weight: number;
}

/** What is foreseen: from `today` on, for so many days, under these options. */
export interface ForecastInput {
  readonly today: StudyDay;
  readonly days: number;
  readonly options: StudyOptions;
  readonly cards: readonly ForecastCard[];
}

/** Answers a day on average, and what is remembered at the end. */
export interface Forecast {
  /** Reviews a day. */
  readonly reviews: number;
  /** Answers in steps a day, the first sight of new cards among them. */
  readonly steps: number;
  /** Mean probability of recall of the cards begun by the end; null where there are none. */
  readonly recall: number | null;
}

interface Life {
  reviews: number;
  steps: number;
  recall: number | null;
}

/**
 * Foresees the work of the days to come by living them: each card is answered on the day it is due, forgotten as often as FSRS
 * expects, else answered Good; intervals have no fuzz, and no daily limit holds anything back. It is wrong where memory is not as
 * FSRS has it, and where other buttons are pressed.
 */
export function forecast(input: ForecastInput): Forecast {
  const sum = { reviews: 0, steps: 0, recall: 0, begun: 0 };
  for (const card of input.cards) {
    const life = live(card, input);
    sum.reviews += life.reviews * card.weight;
    sum.steps += life.steps * card.weight;
    if (life.recall === null) continue;
    sum.recall += life.recall * card.weight;
    sum.begun += card.weight;
  }
  return {
    reviews: sum.reviews / input.days,
    steps: sum.steps / input.days,
    recall: sum.begun > 0 ? sum.recall / sum.begun : null,
  };
}

function live(card: ForecastCard, { today, days, options }: ForecastInput): Life {
  const life: Life = { reviews: 0, steps: 0, recall: null };
  const mind = new Mind(card, options);
  const end = today + days;
  let day = Math.max(card.due, today);
  for (let answers = 0; day < end; answers++) {
    if (mind.memory === null) life.steps += mind.begin(day);
    else {
      life.reviews++;
      const luck = hash32(`${card.name}/${answers}`) / 2 ** 32;
      if (luck < mind.recallOn(day)) mind.answer(day, 3);
      else life.steps += mind.fail(day);
    }
    day = mind.nextDay();
  }
  life.recall = mind.memory === null ? null : mind.recallOn(Math.max(end, mind.last));
  return life;
}

class Mind {
  memory: Memory | null;
  last: StudyDay;
  private readonly retention: number;

  constructor(
    card: ForecastCard,
    private readonly options: StudyOptions,
  ) {
    this.memory = card.memory;
    this.last = card.last;
    this.retention = card.retention;
  }

  answer(day: StudyDay, rating: Rating): void {
    const { parameters } = this.options;
    this.memory = nextMemory(this.memory, day - this.last, { rating, parameters });
    this.last = day;
  }

  /** The first step is taken by the first answer itself; gives how many answers it takes. */
  begin(day: StudyDay): number {
    this.answer(day, 3);
    const steps = this.options.learningSteps.slice(1);
    this.walk(steps);
    return 1 + steps.length;
  }

  /** Gives how many answers in steps follow the one that failed. */
  fail(day: StudyDay): number {
    this.answer(day, 1);
    this.walk(this.options.relearningSteps);
    return this.options.relearningSteps.length;
  }

  recallOn(day: StudyDay): number {
    return recall(this.memory as Memory, day - this.last, this.options.parameters);
  }

  nextDay(): StudyDay {
    const { parameters, maximumInterval } = this.options;
    const { stability } = this.memory as Memory;
    const days = Math.round(intervalFor(stability, this.retention, parameters));
    return this.last + Math.min(Math.max(days, 1), maximumInterval);
  }

  private walk(steps: readonly Seconds[]): void {
    for (const seconds of steps) this.answer(this.last + Math.round(seconds / DAY_SECONDS), 3);
  }
}
