import { expect, test } from 'vitest';
import { newCardState } from '#lib/scheduler/fold.ts';
import { stepAfter } from '#lib/scheduler/steps.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import { answer, noon, ratings, utc } from './make.ts';

const DAY = 86_400;
const leads = (steps: number[], index: number) =>
  ratings.map((rating) => {
    const step = stepAfter(steps, index, rating);
    return step === null ? 'review' : `${step.index}:${step.seconds}`;
  });

test.each([
  [[60, 600], 0, ['0:60', '0:330', '1:600', 'review']],
  [[60, 600], 1, ['0:60', '1:600', 'review', 'review']],
  [[60, 600, 6000], 1, ['0:60', '1:600', '2:6000', 'review']],
  [[600], 0, ['0:600', '0:900', 'review', 'review']],
  [[3 * DAY], 0, [`0:${3 * DAY}`, `0:${4 * DAY}`, 'review', 'review']],
  [[DAY, 2 * DAY], 0, [`0:${DAY}`, `0:${2 * DAY}`, `1:${2 * DAY}`, 'review']],
  [[], 0, ['review', 'review', 'review', 'review']],
  [[60, 600], 5, ['0:60', '1:600', 'review', 'review']],
])('steps of %j seconds lead from step %d to %j', (steps, index, expected) => {
  expect(leads(steps, index)).toEqual(expected);
});

test('a step within the study day is due at the exact instant, without jitter', () => {
  const { outcome } = answer(newCardState, 3, { now: noon });
  expect(outcome.due).toEqual({ kind: 'instant', at: noon + 600_000 });
  expect(outcome.interval).toBe(600);
});

test('a step that reaches the rollover is due on the next study day and stays a step', () => {
  const rollover = Date.UTC(2026, 10, 24, 4);
  const before = answer(newCardState, 3, { now: rollover - 600_001 }).outcome;
  const across = answer(newCardState, 3, { now: rollover - 600_000 }).outcome;
  expect(before.due.kind).toBe('instant');
  expect(across).toMatchObject({
    phase: 'learning',
    step: 1,
    due: { kind: 'day', day: Date.UTC(2026, 10, 24) / 86_400_000 },
    interval: DAY,
  });
});

test('a step of three days counts study days', () => {
  const options = { ...defaultStudyOptions, learningSteps: [3 * DAY] };
  const { outcome } = answer(newCardState, 1, { now: noon, options, calendar: utc });
  expect(outcome.due).toEqual({ kind: 'day', day: Math.floor(noon / 86_400_000) + 3 });
  expect(outcome.interval).toBe(3 * DAY);
});

test('without steps a card goes to review where memory asks for half a day or more', () => {
  const options = { ...defaultStudyOptions, learningSteps: [], relearningSteps: [] };
  for (const rating of [2, 3, 4] as const) {
    const first = answer(newCardState, rating, { now: noon, options });
    expect(first.state.phase).toBe('review');
    expect(first.outcome.interval).toBeGreaterThanOrEqual(DAY);
    const lapse = answer(first.state, 1, { now: noon + 20 * DAY * 1000, options });
    expect(lapse.state.lapses).toBe(1);
    const { stability } = lapse.outcome.memory;
    expect(lapse.state.phase).toBe(stability < 0.5 ? 'relearning' : 'review');
  }
});

test('without steps memory that asks for less gets its hours, within the day or past it', () => {
  const options = { ...defaultStudyOptions, learningSteps: [] };
  const hours = Math.floor(0.212 * DAY);
  const { outcome } = answer(newCardState, 1, { now: noon, options });
  expect(outcome).toMatchObject({ phase: 'learning', step: 0, raw: null, interval: hours });
  expect(outcome.due).toEqual({ kind: 'instant', at: noon + hours * 1000 });
  const late = Date.UTC(2026, 10, 24, 3);
  const across = answer(newCardState, 1, { now: late, options }).outcome;
  expect(across).toMatchObject({ phase: 'learning', interval: DAY, due: { kind: 'day' } });
  const withoutShortTerm = options.parameters.map((value, index) => (index === 17 ? 0 : value));
  const given = { now: noon, options: { ...options, parameters: withoutShortTerm } };
  expect(answer(newCardState, 1, given).outcome).toMatchObject({ phase: 'review', raw: 1 });
});
