import { expect, test } from 'vitest';
import { beginSession } from '#lib/review/session/begin.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import type { SessionCard } from '#lib/review/types.ts';
import { dueOn } from '#lib/scheduler/load.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { act, heldIds, makeReply, makeStart, noon, preset, rate, reviewCard, utc } from './make.ts';

const today = studyDay(noon, utc);
const even = { [preset.id]: { from: today, counts: new Array<number>(104).fill(5) } };
const notes = (count: number) =>
  Array.from({ length: count }, (_, index) => reviewCard(`card${index}`));

function load(state: SessionState) {
  const own = state.loads[preset.id];
  if (own === undefined) throw new Error('no load');
  return own;
}

function dueDay(card: SessionCard | undefined): number {
  const due = card?.state.due;
  if (due?.kind !== 'day') throw new Error('not due on a day');
  return due.day;
}

test('each answer is counted in, so that the next preview knows of it', () => {
  let state = beginSession(makeStart(notes(3), { loads: even }));
  for (const rating of [2, 2] as const) {
    const before = load(state);
    const given = rate(state, rating);
    const due = given.answer.outcome?.due;
    const day = due?.kind === 'day' ? due.day : Number.NaN;
    expect(dueOn(load(given.state), day)).toBe(dueOn(before, day) + 1);
    state = given.state;
  }
});

test('a step within the day is no load', () => {
  const state = beginSession(makeStart(notes(2), { loads: even }));
  expect(load(rate(state, 1).state)).toEqual(load(state));
});

test('an answer taken back before it was sent is counted out again', () => {
  const state = beginSession(makeStart(notes(2), { loads: even }));
  const given = rate(state, 2);
  const asked = act(given.state, { type: 'undo' });
  const back = act(asked, { type: 'take-back', event: given.answer.id });
  expect(load(back)).toEqual(load(state));
  expect(back.current?.outcomes.byRating[2]).toEqual(state.current?.outcomes.byRating[2]);
});

test("the server's load holds once no answer is on its way", () => {
  const first = rate(beginSession(makeStart(notes(3), { loads: even })), 3);
  const second = rate(first.state, 3);
  const loads = { [preset.id]: { from: today, counts: new Array<number>(104).fill(9) } };
  const result = ({ answer }: typeof first) => ({
    id: answer.id,
    card: answer.card,
    status: 'accepted' as const,
    state: null,
    leech: null,
  });
  const acknowledge = (state: SessionState, given: (typeof first)[]) => {
    const reply = makeReply({ now: state.now, results: given.map(result), loads });
    return act(state, { type: 'acknowledge', reply, asked: 0 });
  };
  const half = acknowledge(second.state, [first]);
  expect(load(half)).toEqual(load(second.state));
  expect(half.loads).not.toEqual(loads);
  expect(acknowledge(half, [second]).loads).toEqual(loads);
});

test('a card that waits learns where a sibling went', () => {
  const apart = { ...preset, options: { ...preset.options, buryReviews: false } };
  const cards = [reviewCard('a', 'note'), reviewCard('b', 'note'), reviewCard('c')];
  const start = makeStart(cards, { loads: even, presets: [apart] });
  const given = rate(beginSession(start), 3);
  const due = given.answer.outcome?.due;
  const sibling = given.state.current?.card;
  expect(sibling?.id).toBe('b');
  // The first one to be shown was held by the line when it was told.
  expect(sibling?.siblings).toEqual({ a: due?.kind === 'day' && due.day });
});

test('a retention that the deck wants is the one of the buttons', () => {
  const card = { ...reviewCard('a'), retention: 0.8 };
  const chain = beginSession(makeStart([card])).current?.outcomes.byRating[3].chain;
  expect(chain?.[0]).toMatchObject({ rule: 'interval', retention: 0.8 });
});

test('a leech that is set aside leaves the session', () => {
  const { state, answer } = rate(beginSession(makeStart(notes(2))), 1);
  expect(heldIds(state)).toEqual(['card1', 'card0']);
  const results = [
    {
      id: answer.id,
      card: answer.card,
      status: 'accepted' as const,
      state: null,
      leech: 'suspend' as const,
    },
  ];
  const next = act(state, { type: 'acknowledge', reply: makeReply({ results }), asked: 0 });
  expect(heldIds(next)).toEqual(['card1']);
});

test('a preview is drawn from the load that came with the session', () => {
  const full = new Array<number>(104).fill(1000);
  const card = reviewCard('a');
  const range = beginSession(makeStart([card])).current?.outcomes.byRating[2].chain.find(
    ({ rule }) => rule === 'fuzz',
  );
  if (range?.rule !== 'fuzz') throw new Error('no range');
  for (let days = range.from; days <= range.to; days++) {
    const counts = full.map((count, index) => (index === days ? 0 : count));
    const loads = { [preset.id]: { from: today, counts } };
    const shown = beginSession(makeStart([card], { loads })).current?.outcomes.byRating[2];
    expect(shown?.interval).toBe(days * 86_400);
  }
  expect(dueDay(card)).toBeLessThanOrEqual(today);
  expect(card.id).toBe('a' as CardId);
});
