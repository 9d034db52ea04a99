import { describe, expect, test } from 'vitest';
import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import { compareAnswer } from '#lib/render/answers/compare-answer.ts';
import { answerTo } from '#lib/review/session/answer.ts';
import { proposedRating } from '#lib/review/session/attempt.ts';
import { beginSession } from '#lib/review/session/begin.ts';
import { answerRepeatsPrompt, itemCount, mannerOf } from '#lib/review/session/manner.ts';
import { openChoice } from '#lib/review/session/mark.ts';
import type { SessionEvent } from '#lib/review/session/reduce.ts';
import type { SessionState, Shown } from '#lib/review/session/state.ts';
import type { SessionCard } from '#lib/review/types.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { act, makeCard, makeStart, noon } from './make.ts';

const OPTIONS =
  '<p>Which?</p><ol class="choice"><li>a<ul><li>x</li></ul></li><li>b</li><li>c</li></ol>';
const choice = card({
  kind: 'choice',
  prompt: OPTIONS,
  answer: OPTIONS.replace('<li>b', '<li class="right">b'),
  check: { kind: 'choice', correct: [0, 2] },
});
const set = card({ kind: 'set', answer: '<ul class="set"><li>a</li><li>b</li><li>c</li></ul>' });
const sequence = card({
  kind: 'sequence',
  answer: '<ol class="sequence"><li>a</li><li>b</li><li>c</li></ol>',
});
const command = card({ kind: 'command', check: { kind: 'command', answer: 'ls -l' } });

function card(given: Partial<SessionCard>): SessionCard {
  return { ...makeCard('a'), ...given };
}

function played(first: SessionCard, ...events: readonly SessionEvent[]): SessionState {
  return events.reduce((state, event) => act(state, event), beginSession(makeStart([first])));
}

function shown(state: SessionState): Shown {
  if (state.current === null) throw new Error('no card is shown');
  return state.current;
}

function logged(state: SessionState) {
  const given = {
    id: 'e' as EventId,
    rating: 3,
    now: noon,
    device: 'test',
    zoneOffset: 0,
  } as const;
  return answerTo(state, given);
}

function attempt(check: AnswerCheck, typed: string) {
  return { typed, comparison: compareAnswer(check, typed, 'en') };
}

describe('how a card is answered', () => {
  const gap = '<pre><code>a: <span class="cloze-blank">[…]</span></code></pre>';
  test.each<[string, SessionCard, string]>([
    ['a card without a check', makeCard('a'), 'look'],
    ['a command', command, 'type'],
    [
      'a gap in YAML',
      card({ kind: 'completion', prompt: gap, check: { kind: 'yaml', answer: 'x' } }),
      'fill',
    ],
    [
      'a gap of several lines',
      card({ kind: 'completion', prompt: gap, check: { kind: 'yaml', answer: 'a\nb' } }),
      'type',
    ],
    ['a choice', choice, 'choose'],
    ['a set as a whole', set, 'tick'],
    ['an item of a set', card({ ...set, prompt: set.answer }), 'look'],
    ['a sequence as a whole', sequence, 'steps'],
    ['a step of a sequence', card({ ...sequence, prompt: sequence.answer }), 'look'],
  ])('%s', (_what, given, manner) => {
    expect(mannerOf(given)).toBe(manner);
  });

  test('items are those of the list itself, not of lists within it', () => {
    expect([choice, set, sequence, command].map(itemCount)).toEqual([3, 3, 3, 0]);
  });

  test('an answer that holds all of the prompt takes its place', () => {
    const item = card({ kind: 'set', answer: '<ul class="set"><li class="cloze">a</li></ul>' });
    expect([choice, item, set, command, makeCard('a')].map(answerRepeatsPrompt)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('options', () => {
  test('are chosen and taken back while they are asked, and no longer after', () => {
    const asked = played(choice, { type: 'mark', item: 2 }, { type: 'mark', item: 0 });
    expect(shown(asked).marked).toEqual([0, 2]);
    expect(openChoice(asked)).toBe(3);
    const revealed = act(act(asked, { type: 'mark', item: 2 }), { type: 'reveal' });
    expect(shown(act(revealed, { type: 'mark', item: 1 })).marked).toEqual([0]);
    expect(openChoice(revealed)).toBe(0);
  });

  test.each([-1, 3, 0.5])('there is none with the number %d', (item) => {
    expect(shown(played(choice, { type: 'mark', item })).marked).toEqual([]);
  });
});

describe('an attempt', () => {
  test('proposes what the comparison does, and is logged with its verdict', () => {
    const check = command.check as AnswerCheck;
    const state = played(command, { type: 'reveal', attempt: attempt(check, 'ls -a') });
    expect(proposedRating(shown(state))).toBe(1);
    expect(logged(state)).toMatchObject({ rating: 3, typed: 'ls -a', verdict: 'near' });
  });

  test('that was not made proposes Good, as on any card, and leaves no trace in the log', () => {
    const state = played(command, { type: 'reveal' });
    expect(proposedRating(shown(state))).toBe(3);
    expect(logged(state)).toMatchObject({ typed: null, verdict: null });
  });

  test('that is compared late gets its verdict; one that has it keeps it', () => {
    const check = command.check as AnswerCheck;
    const { comparison } = attempt(check, 'ls -l');
    const late = { type: 'compared', card: command.id, comparison } as const;
    const bare = played(command, { type: 'reveal', attempt: { typed: 'ls -l', comparison: null } });
    expect(logged(act(bare, late))).toMatchObject({ typed: 'ls -l', verdict: 'exact' });
    const known = played(command, { type: 'reveal', attempt: attempt(check, 'ls') }, late);
    expect(logged(known)?.verdict).toBe('near');
    expect(shown(played(command, { type: 'reveal' }, late)).attempt).toBeNull();
  });

  test('that could not be compared is kept without a verdict', () => {
    const state = played(command, { type: 'reveal', attempt: { typed: 'ls', comparison: null } });
    expect(logged(state)).toMatchObject({ typed: 'ls', verdict: null });
  });
});

describe('a list that is ticked off', () => {
  const ticked = (...items: number[]) =>
    played(set, { type: 'reveal' }, ...items.map((item) => ({ type: 'mark', item }) as const));

  test('proposes Good for all of it, Hard for most, Again for less, and Good where nothing was ticked', () => {
    const proposed = [ticked(0, 1, 2), ticked(0, 2), ticked(1), ticked()].map((state) =>
      proposedRating(shown(state)),
    );
    expect(proposed).toEqual([3, 2, 1, 3]);
  });

  test('is logged by how much of it was remembered', () => {
    expect(logged(ticked(0, 2))?.typed).toBe('2/3');
    expect(logged(ticked())?.typed).toBeNull();
  });

  test('can be ticked only when it is shown', () => {
    expect(shown(played(set, { type: 'mark', item: 0 })).marked).toEqual([]);
  });
});

describe('a sequence', () => {
  test('is shown step by step; the last step is the whole answer', () => {
    const one = played(sequence, { type: 'step' });
    expect(shown(one)).toMatchObject({ steps: 1, revealedAt: null });
    const all = act(act(one, { type: 'step' }), { type: 'step' });
    expect(shown(all)).toMatchObject({ steps: 3, revealedAt: noon });
  });

  test('can be shown at once, at any step', () => {
    expect(shown(played(sequence, { type: 'step' }, { type: 'reveal' }))).toMatchObject({
      steps: 3,
      revealedAt: noon,
    });
  });

  test('begins anew after an undo', () => {
    const state = played(sequence, { type: 'step' }, { type: 'reveal' });
    const answer = logged(state);
    if (!answer) throw new Error('nothing to rate');
    const back = [
      { type: 'answer', answer },
      { type: 'undo' },
      { type: 'take-back', event: answer.id },
    ] as const;
    expect(
      shown(back.reduce<SessionState>((each, event) => act(each, event), state)),
    ).toMatchObject({ steps: 0, marked: [], attempt: null });
  });
});
