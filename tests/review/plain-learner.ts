import { expect } from 'vitest';
import type { Counts } from '#lib/review/types.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import type { CardMemoryState, Rating } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY, MINUTE, SECOND } from '#lib/shared/instant.ts';
import { chance as chanceOf } from '../fitting/learners.ts';

const ROLLOVER = 4;
const NEW_A_DAY = 20;
const LEARN_AHEAD = 20 * MINUTE;

interface Plain {
  phase: CardMemoryState['phase'];
  step: number;
  stability: number;
  difficulty: number;
  lastDay: number;
  dueAt: number | null;
  dueDay: number | null;
}

interface Given {
  readonly now: number;
  readonly rating: Rating;
  readonly state: CardMemoryState | null;
}

/**
 * What is served to somebody, how memory moves and where cards go next, told without any code of the app from the published
 * formulas and the clock on the wall; only the day within the fuzz range is taken as it came. No card has a sibling.
 */
export class PlainLearner {
  answers = 0;
  readonly #cards = new Map<CardId, Plain>();
  readonly #begun = new Map<number, number>();
  readonly #random = chanceOf(7);

  constructor(
    readonly zone: string,
    readonly all: number,
  ) {}

  /** What must be served now. Which new cards come is the queue's choice: only how many is told. */
  due(now: number, shown: readonly CardId[]): CardId[] {
    const fresh = shown.filter((id) => !this.#cards.has(id));
    expect(fresh).toHaveLength(this.#newLeft(now));
    return [...this.#old(now).map(([id]) => id), ...fresh].sort();
  }

  /** Whether a card may be shown now. */
  mayCome(now: number, id: CardId): boolean {
    if (!this.#cards.has(id)) return this.#newLeft(now) > 0;
    return this.#old(now).some(([card]) => card === id);
  }

  /** What the three numbers must say. */
  counts(now: number): Counts {
    const old = this.#old(now).map(([, card]) => card);
    const steps = old.filter(({ phase }) => phase !== 'review').length;
    return { new: this.#newLeft(now), learning: steps, review: old.length - steps };
  }

  #old(now: number): [CardId, Plain][] {
    const today = civilDay(now, this.zone);
    return [...this.#cards].filter(([, card]) =>
      card.dueAt === null ? (card.dueDay ?? 0) <= today : card.dueAt <= now + LEARN_AHEAD,
    );
  }

  #newLeft(now: number): number {
    const begun = this.#begun.get(civilDay(now, this.zone)) ?? 0;
    return Math.min(NEW_A_DAY - begun, this.all - this.#cards.size);
  }

  /** Fails about one time in seven. */
  rating(): Rating {
    const chance = this.#random() * 14;
    if (chance < 2) return 1;
    return chance < 4 ? 2 : chance > 12 ? 4 : 3;
  }

  answered(id: CardId, { now, rating, state }: Given): void {
    this.answers++;
    const today = civilDay(now, this.zone);
    const before = this.#cards.get(id);
    if (!before) this.#begun.set(today, (this.#begun.get(today) ?? 0) + 1);
    const memory = before
      ? nextMemory(before, Math.max(0, today - before.lastDay), rating)
      : firstMemory(rating);
    expect(state?.memory?.stability).toBeCloseTo(memory.stability, 4);
    expect(state?.memory?.difficulty).toBeCloseTo(memory.difficulty, 4);
    const { phase, step } = this.#placeAfter(before, rating);
    expect(state).toMatchObject({ phase, step });
    const seconds = stepSeconds(before, rating);
    const { due } = state as CardMemoryState;
    if (seconds !== null) expect(due).toEqual(this.#stepDue(now, seconds));
    else expectDay(due?.kind === 'day' ? due.day - today : null, memory.stability);
    this.#cards.set(id, {
      phase,
      step,
      ...memory,
      lastDay: today,
      dueAt: due?.kind === 'instant' ? due.at : null,
      dueDay: due?.kind === 'day' ? due.day : null,
    });
  }

  #placeAfter(before: Plain | undefined, rating: Rating): Pick<Plain, 'phase' | 'step'> {
    if (stepSeconds(before, rating) === null) return { phase: 'review', step: 0 };
    const relearning = before?.phase === 'review' || before?.phase === 'relearning';
    const step = rating === 1 ? 0 : (before?.step ?? 0) + (rating === 3 ? 1 : 0);
    return { phase: relearning ? 'relearning' : 'learning', step };
  }

  #stepDue(now: number, seconds: number) {
    const at = now + seconds * SECOND;
    const day = civilDay(at, this.zone);
    return day === civilDay(now, this.zone) ? { kind: 'instant', at } : { kind: 'day', day };
  }
}

/** The steps 1 m 10 m, and 10 m after a lapse; null where the card goes to review. */
function stepSeconds(before: Plain | undefined, rating: Rating): number | null {
  const phase = before?.phase ?? 'new';
  if (phase === 'review') return rating === 1 ? 600 : null;
  if (rating === 4) return null;
  if (phase === 'relearning') return { 1: 600, 2: 900, 3: null }[rating];
  if ((before?.step ?? 0) === 0) return { 1: 60, 2: 330, 3: 600 }[rating];
  return { 1: 60, 2: 600, 3: null }[rating];
}

/** For a recall of 90 % the interval is the stability; fuzz, floor and the three ratings above one another move it a little. */
function expectDay(days: number | null, stability: number): void {
  expect(days).not.toBeNull();
  const wanted = Math.max(1, stability);
  const reach = 1 + 0.15 * Math.min(wanted, 7) + 0.1 * wanted;
  expect(Math.abs((days ?? 0) - wanted), `${days} for ${stability}`).toBeLessThan(3 * reach + 1);
}

const w = defaultParameters as readonly number[] as number[];
const p = (index: number): number => w[index] as number;
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
const difficultyAt = (rating: number) => p(4) - Math.exp(p(5) * (rating - 1)) + 1;

function firstMemory(rating: Rating) {
  return { stability: p(rating - 1), difficulty: clamp(difficultyAt(rating), 1, 10) };
}

/** FSRS-6 as it is written down in the specification. */
function nextMemory({ stability: s, difficulty: d }: Plain, t: number, g: Rating) {
  const moved = d - (p(6) * (g - 3) * (10 - d)) / 9;
  const difficulty = clamp(p(7) * difficultyAt(4) + (1 - p(7)) * moved, 1, 10);
  return { stability: clamp(nextStability(s, d, { t, g }), 0.001, 36_500), difficulty };
}

function nextStability(s: number, d: number, { t, g }: { t: number; g: Rating }): number {
  if (t === 0) {
    const factor = Math.exp(p(17) * (g - 3 + p(18))) * s ** -p(19);
    return s * (g >= 2 ? Math.max(1, factor) : factor);
  }
  const curve = 0.9 ** (-1 / p(20)) - 1;
  const r = (1 + (curve * t) / s) ** -p(20);
  if (g === 1) {
    const lapse = p(11) * d ** -p(12) * ((s + 1) ** p(13) - 1) * Math.exp(p(14) * (1 - r));
    return Math.min(lapse, s / Math.exp(p(17) * p(18)));
  }
  const bonus = g === 2 ? p(15) : g === 4 ? p(16) : 1;
  const gain = Math.exp(p(8)) * (11 - d) * s ** -p(9) * (Math.exp(p(10) * (1 - r)) - 1) * bonus;
  return s * (1 + gain);
}

/** The date on the wall, less a day while the clock shows an hour before the turn. */
function civilDay(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
  }).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const date = Date.UTC(of('year'), of('month') - 1, of('day')) / DAY;
  return of('hour') < ROLLOVER ? date - 1 : date;
}
