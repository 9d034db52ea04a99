import { describe, expect, test } from 'vitest';
import { beginSession } from '#lib/review/session/begin.ts';
import { dueTomorrow, hardestOf } from '#lib/review/session/summary.ts';
import type { SessionCard } from '#lib/review/types.ts';
import { act, cardId, heldIds, makeCard, makeStart, rate, shownId } from './make.ts';

const begun = () => beginSession(makeStart([makeCard('a'), makeCard('b'), makeCard('c')]));
const edited = (name: string): SessionCard => ({
  ...makeCard(name),
  revision: 2,
  prompt: `new ${name}`,
  answer: `newer ${name}`,
});
const rewrite = (state: ReturnType<typeof begun>, cards: SessionCard[], gone: string[] = []) =>
  act(state, { type: 'rewrite', rewritten: { cards, gone: gone.map(cardId) } });

describe('an edited text', () => {
  test('takes the place of the old one, shown or waiting, and nothing else moves', () => {
    const before = begun();
    const after = rewrite(before, [edited('a'), edited('b')]);
    expect(after.current?.card).toMatchObject({ prompt: 'new a', answer: 'newer a', revision: 2 });
    expect(after.line.main[0]).toMatchObject({ id: 'b', prompt: 'new b' });
    expect(heldIds(after)).toEqual(heldIds(before));
    expect(after.current?.shownAt).toBe(before.current?.shownAt);
    expect(after.current?.outcomes).toBe(before.current?.outcomes);
  });

  test('leaves a revealed answer revealed, and the answer given says which text was seen', () => {
    const revealed = act(begun(), { type: 'reveal' });
    const after = rewrite(revealed, [edited('a')]);
    expect(after.current?.revealedAt).toBe(revealed.current?.revealedAt);
    expect(rate(after, 3).answer.revision).toBe(2);
  });

  test('keeps the state that answers here have given', () => {
    const answered = rate(begun(), 1).state;
    const held = [...answered.line.main, ...answered.line.steps].find(({ id }) => id === 'a');
    const after = rewrite(answered, [edited('a')]);
    const again = [...after.line.main, ...after.line.steps].find(({ id }) => id === 'a');
    expect(again).toMatchObject({ prompt: 'new a', state: held!.state });
  });

  test('without the card shown moves on to the next one', () => {
    const after = rewrite(begun(), [], ['a', 'c']);
    expect(shownId(after)).toBe('b');
    expect(heldIds(after)).not.toContain('c');
  });

  test('is no news any more once it was answered', () => {
    const changed = { prompt: [], answer: [{ kind: 'added', text: 'x' }] } as const;
    const after = rate(rewrite(begun(), [{ ...edited('a'), changed }]), 1).state;
    const again = [...after.line.main, ...after.line.steps].find(({ id }) => id === 'a');
    expect(again?.changed).toBeNull();
  });
});

describe('the end of a session', () => {
  test('names the cards that were forgotten most often, and none that were not', () => {
    let state = begun();
    for (const rating of [1, 3, 4] as const) state = rate(state, rating).state;
    expect(hardestOf(state).map(({ card, again }) => [card.id, again])).toEqual([['a', 1]]);
    expect(hardestOf(begun())).toEqual([]);
  });

  test('tells how many reviews the next day brings, the answers of this session counted in', () => {
    const start = makeStart([makeCard('a')]);
    const preset = start.presets[0]!.id;
    const from = Math.floor(start.now / 86_400_000);
    const loads = { [preset]: { from, counts: [5, 7, 9] } };
    expect(dueTomorrow(beginSession({ ...start, loads }))).toBe(7);
  });
});
