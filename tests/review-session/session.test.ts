import { describe, expect, test } from 'vitest';
import { answerTo } from '#lib/review/session/answer.ts';
import { beginSession } from '#lib/review/session/begin.ts';
import { countsOf } from '#lib/review/session/counts.ts';
import { isUntold } from '#lib/review/session/day.ts';
import { haveOf, wantOf } from '#lib/review/session/refill.ts';
import { stageOf } from '#lib/review/session/stage.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import { nextDueOf, summaryOf } from '#lib/review/session/summary.ts';
import { nothingDone } from '#lib/review/session/tally.ts';
import { canUndo } from '#lib/review/session/undo.ts';
import type { SessionCard, UndoReply } from '#lib/review/types.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { DAY, HOUR, MINUTE } from '#lib/shared/instant.ts';
import {
  act,
  cardId,
  countsFor,
  heldIds,
  makeCard,
  makeReply,
  makeStart,
  noon,
  preset,
  rate,
  reviewCard,
  shownId,
  stepCard,
} from './make.ts';

describe('showing and rating', () => {
  test('the first card is shown with its answer hidden', () => {
    const state = beginSession(makeStart([makeCard('a'), makeCard('b')]));
    expect(shownId(state)).toBe('a');
    expect(state.current?.revealedAt).toBeNull();
  });

  test('a hidden card cannot be rated', () => {
    const state = beginSession(makeStart([makeCard('a'), makeCard('b')]));
    const given = {
      id: 'e' as EventId,
      rating: 3,
      now: noon,
      device: 'test',
      zoneOffset: 0,
    } as const;
    expect(answerTo(state, given)).toBeNull();
    expect(answerTo(act(state, { type: 'reveal' }), given)?.rating).toBe(3);
  });

  test('an answer to another card than the one shown changes nothing', () => {
    const state = beginSession(makeStart([makeCard('a'), makeCard('b')]));
    const { answer } = rate(state, 3);
    const other = act(state, { type: 'answer', answer: { ...answer, card: cardId('b') } });
    expect(shownId(other)).toBe('a');
  });

  test('the answer carries the outcome that the button said, its steps counted from the moment of rating', () => {
    const state = beginSession(makeStart([makeCard('a'), makeCard('b')]));
    const { answer } = rate(state, 1, 90_000);
    const said = state.current?.outcomes.byRating[1];
    expect(answer.outcome?.interval).toBe(said?.interval);
    expect(answer.outcome?.due).toEqual({ kind: 'instant', at: noon + 90_000 + MINUTE });
    expect(answer).toMatchObject({ phaseBefore: 'new' });
  });

  test.each([
    [60, 40_000, 40_000],
    [60, 90_000, 60_000],
    [120, 90_000, 90_000],
    [5, 90_000, 5_000],
  ])('with at most %i s an answer after %i ms took %i ms', (answerCap, waited, took) => {
    const capped = { ...preset, options: { ...preset.options, answerCap } };
    const start = makeStart([makeCard('a'), makeCard('b')]);
    const { answer, state } = rate(beginSession({ ...start, presets: [capped] }), 3, waited);
    expect(answer).toMatchObject({ revealMs: took, durationMs: took });
    expect(summaryOf(state).seconds).toBe(took / 1000);
  });

  test('a card in review carries the recall predicted when it was shown', () => {
    const state = beginSession(makeStart([reviewCard('a')]));
    const { answer } = rate(state, 3);
    expect(answer.recall).toBeCloseTo(state.current?.outcomes.recall ?? 0, 12);
    expect(answer.outcome?.due.kind).toBe('day');
  });

  test('a card that stayed overnight gets the outcomes of the new day', () => {
    const state = beginSession(makeStart([reviewCard('a')]));
    const next = act(state, { type: 'reveal' }, noon + DAY);
    expect(next.current?.day).toBe((state.current?.day ?? 0) + 1);
    expect(next.current?.shownAt).toBe(noon);
  });
});

describe('order', () => {
  test('a step that is due comes before the main list, one due within learn-ahead after it', () => {
    const cards = [stepCard('due', -1), reviewCard('r'), makeCard('n'), stepCard('soon', 5)];
    let state = beginSession(makeStart(cards));
    const seen: (string | null)[] = [];
    for (let i = 0; i < 4; i++) {
      seen.push(shownId(state));
      state = rate(state, 4).state;
    }
    expect(seen).toEqual(['due', 'r', 'n', 'soon']);
  });

  test('a failed card comes back when its step is over', () => {
    let state = beginSession(makeStart(['a', 'b', 'c', 'd'].map((name) => makeCard(name))));
    state = rate(state, 1).state;
    expect(shownId(state)).toBe('b');
    state = rate(state, 4, 30_000).state;
    expect(shownId(state)).toBe('c');
    state = rate(state, 4, 40_000).state;
    expect(shownId(state)).toBe('a');
  });

  test('a card is not shown twice in a row while another can be shown', () => {
    let state = beginSession(makeStart([makeCard('a'), stepCard('b', 19)]));
    expect(shownId(state)).toBe('a');
    state = rate(state, 1).state;
    expect(shownId(state)).toBe('b');
  });

  test('the only card comes again at once, and counts as learning', () => {
    const state = rate(beginSession(makeStart([makeCard('a')])), 1).state;
    expect(shownId(state)).toBe('a');
    expect(countsOf(state)).toEqual({ new: 0, learning: 1, review: 0 });
  });

  test('a step further away than learn-ahead waits for its time', () => {
    let state = beginSession(makeStart([stepCard('a', 30)], { counts: countsZero }));
    expect(stageOf(state)).toBe('end');
    expect(nextDueOf(state)).toBe(noon + 30 * MINUTE);
    state = act(state, { type: 'tick' }, noon + 11 * MINUTE);
    expect(stageOf(state)).toBe('more');
    expect(countsOf(state)).toEqual({ new: 0, learning: 1, review: 0 });
    expect(shownId(act(state, { type: 'resume' }))).toBe('a');
  });
});

describe('siblings', () => {
  test('siblings of an answered card leave, and come back to their places on undo', () => {
    const cards = [
      makeCard('a', undefined, 'note'),
      makeCard('b'),
      makeCard('c', undefined, 'note'),
      makeCard('d'),
    ];
    const before = beginSession(makeStart(cards));
    const { state, answer } = rate(before, 3);
    expect(heldIds(state)).toEqual(['b', 'd', 'a']);
    const back = act(state, { type: 'take-back', event: answer.id });
    expect(heldIds(back)).toEqual(['a', 'b', 'c', 'd']);
    expect(countsOf(back)).toEqual(countsOf(before));
  });

  test('siblings in steps within the day stay', () => {
    const sibling = { ...stepCard('b', 5), note: makeCard('a').note };
    const { state } = rate(beginSession(makeStart([makeCard('a'), sibling])), 4);
    expect(heldIds(state)).toEqual(['b']);
  });

  test('siblings stay together where the preset says so', () => {
    const together = { ...preset, options: { ...preset.options, buryNew: false } };
    const cards = [makeCard('a', undefined, 'note'), makeCard('b', undefined, 'note')];
    const { state } = rate(beginSession(makeStart(cards, { presets: [together] })), 4);
    expect(heldIds(state)).toEqual(['b']);
  });

  test('a session does not begin with the card answered last while another waits', () => {
    const cards = [stepCard('a', -1), makeCard('b')];
    expect(shownId(beginSession(makeStart(cards, { last: cardId('a') })))).toBe('b');
    expect(shownId(beginSession(makeStart(cards.slice(0, 1), { last: cardId('a') })))).toBe('a');
  });

  test('a review does not wait for a new card: it stood before it', () => {
    const cards = [makeCard('a', undefined, 'note'), reviewCard('b', 'note')];
    const { state } = rate(beginSession(makeStart(cards)), 4);
    expect(heldIds(state)).toEqual(['b']);
  });
});

const countsZero = { new: 0, learning: 0, review: 0 };

describe('the server replies', () => {
  test('its counts are believed once nothing is on its way', () => {
    const first = rate(beginSession(makeStart([makeCard('a'), makeCard('b'), makeCard('c')])), 4);
    const second = rate(first.state, 4);
    const reply = (id: EventId, now: number, left: number) =>
      makeReply({
        now,
        results: [{ id, card: cardId('a'), status: 'accepted', state: null, leech: null }],
        counts: { new: left, learning: 0, review: 7 },
      });
    const half = acknowledged(second.state, reply(first.answer.id, noon + 1, 2));
    expect(countsOf(half)).toEqual({ new: 1, learning: 0, review: 0 });
    const whole = acknowledged(half, reply(second.answer.id, noon + 2, 1));
    expect(countsOf(whole)).toEqual({ new: 1, learning: 0, review: 7 });
  });

  test('more cards are asked for when the list runs low, and each is taken in once', () => {
    const state = beginSession(
      makeStart([makeCard('a')], { counts: { new: 3, learning: 0, review: 0 } }),
    );
    expect(wantOf(state)).toBeGreaterThan(2);
    expect(haveOf(state)).toEqual(['a']);
    const more = [makeCard('a'), makeCard('b'), makeCard('c')];
    const reply = makeReply({ more, counts: { new: 3, learning: 0, review: 0 } });
    const stocked = acknowledged(acknowledged(state, reply), reply);
    expect(heldIds(stocked)).toEqual(['a', 'b', 'c']);
    expect(countsOf(stocked)).toEqual({ new: 3, learning: 0, review: 0 });
    expect(wantOf(stocked)).toBe(0);
  });

  test('a card whose answer is on its way does not come in again, nor do its siblings', () => {
    const state = rate(beginSession(makeStart([makeCard('a', undefined, 'note')])), 4).state;
    const more = [
      makeCard('a', undefined, 'note'),
      makeCard('s', undefined, 'note'),
      makeCard('b'),
    ];
    expect(heldIds(acknowledged(state, makeReply({ more })))).toEqual(['b']);
  });

  test('while the server has cards that are not here, the screen waits; new cards end the wait', () => {
    const state = rate(
      beginSession(makeStart([makeCard('a')], { counts: { new: 2, learning: 0, review: 0 } })),
      4,
    ).state;
    expect(stageOf(state)).toBe('waiting');
    const counts = { new: 1, learning: 0, review: 0 };
    const next = acknowledged(state, makeReply({ more: [makeCard('b')], counts }));
    expect(shownId(next)).toBe('b');
  });

  test('a server that counts cards it cannot give does not keep anybody waiting', () => {
    const counts = { new: 2, learning: 0, review: 0 };
    const state = beginSession(makeStart([], { counts }));
    expect(stageOf(state)).toBe('waiting');
    const next = act(state, { type: 'acknowledge', reply: makeReply({ counts }), asked: 24 });
    expect(stageOf(next)).toBe('end');
  });

  test('a refused answer counts nowhere and blocks nothing', () => {
    const { state, answer } = rate(beginSession(makeStart([makeCard('a'), makeCard('b')])), 1);
    const results = [
      { id: answer.id, card: cardId('a'), status: 'refused' as const, state: null, leech: null },
    ];
    const counts = { new: 1, learning: 0, review: 0 };
    const next = acknowledged(state, makeReply({ results, counts }));
    expect(heldIds(next)).toEqual(['b']);
    expect(summaryOf(next).answers).toBe(0);
    expect(next.pending).toEqual([]);
    expect(canUndo(next)).toBe(false);
  });

  test('a card that moved on elsewhere follows the server', () => {
    const { state, answer } = rate(beginSession(makeStart([makeCard('a'), makeCard('b')])), 1);
    const moved = { ...reviewCard('a').state, due: { kind: 'day' as const, day: 99_999 } };
    const results = [
      { id: answer.id, card: cardId('a'), status: 'accepted' as const, state: moved, leech: null },
    ];
    expect(heldIds(acknowledged(state, makeReply({ results })))).toEqual(['b']);
  });

  test('a card shown again that was settled elsewhere leaves, unless its answer is visible', () => {
    const { state, answer } = rate(beginSession(makeStart([makeCard('a')])), 1);
    const moved = { ...reviewCard('a').state, due: { kind: 'day' as const, day: 99_999 } };
    const results = [
      { id: answer.id, card: cardId('a'), status: 'accepted' as const, state: moved, leech: null },
    ];
    expect(stageOf(acknowledged(state, makeReply({ results })))).toBe('end');
    const visible = acknowledged(act(state, { type: 'reveal' }), makeReply({ results }));
    expect(shownId(visible)).toBe('a');
  });

  test('a newer version of a preset decides from the next card on', () => {
    const state = beginSession(makeStart([makeCard('a'), makeCard('b')]));
    const newer = { ...preset, version: 2 };
    const next = acknowledged(state, makeReply({ presets: [newer] }));
    const first = rate(next, 4);
    expect(first.answer.presetVersion).toBe(1);
    expect(rate(first.state, 4).answer.presetVersion).toBe(2);
  });
});

describe('answers of an earlier tab', () => {
  test('their cards are not asked again, and they are no part of the summary until the server counts them', () => {
    const start = makeStart([makeCard('a'), makeCard('b')]);
    const { answer } = rate(beginSession(start), 4);
    const state = act(beginSession(start), { type: 'replay', answers: [answer] });
    expect(heldIds(state)).toEqual(['b']);
    expect(countsOf(state)).toEqual({ new: 1, learning: 0, review: 0 });
    expect(summaryOf(state).answers).toBe(0);
    expect(act(state, { type: 'replay', answers: [answer] })).toEqual(state);
  });

  test('a card that they failed waits in its step', () => {
    const start = makeStart([makeCard('a'), makeCard('b')]);
    const { answer } = rate(beginSession(start), 1);
    const state = act(beginSession(start), { type: 'replay', answers: [answer] });
    expect(heldIds(state)).toEqual(['b', 'a']);
    expect(countsOf(state)).toEqual({ new: 1, learning: 1, review: 0 });
  });
});

const undone = (given: Partial<UndoReply>): UndoReply => ({
  now: noon,
  event: 'event' as EventId,
  card: null,
  counts: countsZero,
  loads: {},
  canUndo: false,
  undoAct: null,
  stamp: 'undo',
  elsewhere: false,
  nextDue: null,
  done: nothingDone,
  ...given,
});

describe('undo', () => {
  test('the server takes the answer back and its card is shown again, hidden', () => {
    const before = beginSession(makeStart([makeCard('a'), makeCard('b')]));
    const { state, answer } = rate(before, 4);
    const asked = act(state, { type: 'undo' });
    expect(canUndo(asked)).toBe(false);
    const reply = undone({ event: answer.id, card: makeCard('a'), counts: countsOf(before) });
    const back = act(asked, { type: 'undone', reply });
    expect(heldIds(back)).toEqual(['a', 'b']);
    expect(back.current?.revealedAt).toBeNull();
    expect(countsOf(back)).toEqual(countsOf(before));
    expect(summaryOf(back).answers).toBe(0);
    expect(canUndo(back)).toBe(false);
  });

  test('after a reload, an answer from before is taken back', () => {
    const state = beginSession(makeStart([makeCard('b')], { canUndo: true }));
    expect(canUndo(state)).toBe(true);
    const reply = undone({
      card: makeCard('a'),
      counts: { new: 2, learning: 0, review: 0 },
      canUndo: true,
    });
    const back = act(act(state, { type: 'undo' }), { type: 'undone', reply });
    expect(heldIds(back)).toEqual(['a', 'b']);
    expect(countsOf(back)).toEqual({ new: 2, learning: 0, review: 0 });
    expect(canUndo(back)).toBe(true);
  });

  test('a card in another deck is not shown', () => {
    const state = beginSession(makeStart([makeCard('b')], { canUndo: true }));
    const back = act(state, { type: 'undone', reply: undone({ counts: countsOf(state) }) });
    expect(heldIds(back)).toEqual(['b']);
  });

  test('while it is on its way nothing is rated; when it fails, all goes on', () => {
    const first = rate(beginSession(makeStart([makeCard('a'), makeCard('b')])), 4).state;
    const revealed = act(act(first, { type: 'reveal' }), { type: 'undo' });
    expect(() => rate(revealed, 3)).toThrow();
    const failed = act(revealed, { type: 'undo-failed', nothing: false });
    expect(shownId(rate(failed, 4).state)).toBeNull();
  });

  test('it works from the end screen', () => {
    const { state, answer } = rate(beginSession(makeStart([makeCard('a')])), 4);
    expect(stageOf(state)).toBe('end');
    expect(shownId(act(state, { type: 'take-back', event: answer.id }))).toBe('a');
  });
});

describe('a card answered in another tab', () => {
  const renewed = (state: SessionState, cards: readonly SessionCard[]) =>
    act(state, {
      type: 'renew',
      reply: makeReply({ now: state.now, more: cards, counts: countsFor(cards) }),
      asked: 24,
    });

  test('leaves, and what the queue has instead comes', () => {
    const opened = beginSession(makeStart(['a', 'b', 'c'].map((name) => makeCard(name))));
    const after = renewed(opened, [makeCard('c'), makeCard('d'), stepCard('a', 5)]);
    expect(heldIds(after)).toEqual(['c', 'd', 'a']);
    expect(countsOf(after)).toEqual({ new: 2, learning: 1, review: 0 });
  });

  test('stays where its answer is visible, and so does one that was not answered', () => {
    const opened = beginSession(makeStart([makeCard('a'), makeCard('b')]));
    const revealed = act(opened, { type: 'reveal' });
    expect(renewed(revealed, [makeCard('b')]).current).toEqual(revealed.current);
    expect(renewed(opened, [makeCard('b'), makeCard('a')]).current).toEqual(opened.current);
  });

  test('comes to an end screen as more to do', () => {
    const ended = beginSession(makeStart([]));
    const after = renewed(ended, [makeCard('a')]);
    expect(stageOf(after)).toBe('more');
    expect(shownId(act(after, { type: 'resume' }))).toBe('a');
  });
});

describe('the end', () => {
  test('says what was done, how much was remembered, and how long it took, at most a minute a card', () => {
    let state = beginSession(makeStart([reviewCard('r'), reviewCard('s'), makeCard('n')]));
    state = rate(state, 1, 10_000).state;
    state = rate(state, 3, 2 * HOUR).state;
    state = rate(state, 4, 10_000).state;
    expect(summaryOf(state)).toMatchObject({ answers: 3, recalled: 0.5 });
    expect(summaryOf(state).byRating).toEqual({ 1: 1, 2: 0, 3: 1, 4: 1 });
    expect(summaryOf(state).seconds).toBe(80);
  });

  test('counts what was answered this day before the page was opened, or on another device', () => {
    const done = {
      answers: 5,
      byRating: { 1: 1, 2: 0, 3: 4, 4: 0 },
      reviews: 4,
      remembered: 3,
      milliseconds: 50_000,
    };
    const opened = beginSession(makeStart([reviewCard('r')], { done }));
    expect(summaryOf(opened)).toMatchObject({ answers: 5, recalled: 0.75, seconds: 50 });
    const { state, answer } = rate(opened, 1, 10_000);
    expect(summaryOf(state)).toMatchObject({ answers: 6, recalled: 0.6, seconds: 60 });

    const { id, card } = answer;
    const result = { id, card, status: 'accepted' as const, state: null, leech: null };
    const sent = makeReply({ now: state.now + 1, results: [result] });
    const settled = act(state, { type: 'acknowledge', reply: sent, asked: 0 });
    expect(isUntold(settled)).toBe(true);
    const all = {
      ...done,
      answers: 7,
      byRating: { 1: 3, 2: 0, 3: 4, 4: 0 },
      reviews: 5,
      milliseconds: 70_000,
    };
    const reply = { ...makeReply({ now: state.now + 2 }), done: all };
    const told = act(settled, { type: 'acknowledge', reply, asked: 0 });
    expect(isUntold(told)).toBe(false);
    expect(summaryOf(told)).toMatchObject({ answers: 7, recalled: 0.6, seconds: 70 });
    expect(summaryOf(act(told, { type: 'tick' }, noon + DAY)).answers).toBe(0);
  });

  test('an answer from before that is taken back no more counts', () => {
    const done = { ...nothingDone, answers: 2 };
    const opened = beginSession(makeStart([], { done, canUndo: true }));
    const reply = undone({ done: { ...nothingDone, answers: 1 } });
    const back = act(act(opened, { type: 'undo' }), { type: 'undone', reply });
    expect(summaryOf(back).answers).toBe(1);
  });

  test('an empty session knows when the next card comes', () => {
    const state = beginSession(makeStart([], { nextDue: noon + HOUR }));
    expect(stageOf(state)).toBe('end');
    expect(nextDueOf(state)).toBe(noon + HOUR);
    expect(stageOf(act(state, { type: 'tick' }, noon + HOUR))).toBe('more');
  });
});

function acknowledged(state: ReturnType<typeof beginSession>, reply: ReturnType<typeof makeReply>) {
  return act(state, { type: 'acknowledge', reply, asked: 0 });
}
