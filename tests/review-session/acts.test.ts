import { describe, expect, test } from 'vitest';
import { beginSession } from '#lib/review/session/begin.ts';
import { countsOf } from '#lib/review/session/counts.ts';
import { reduce, type SessionEvent } from '#lib/review/session/reduce.ts';
import { haveOf } from '#lib/review/session/refill.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import { actToUndo, canUndo, lastDone, redoNow } from '#lib/review/session/undo.ts';
import type { Act, ActInput } from '#lib/review/types.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { cardId, countsFor, makeCard, makeReply, makeStart, noon } from './make.ts';

const eventId = (name: string) => name as EventId;

const cards = [makeCard('a'), makeCard('a2', undefined, 'a'), makeCard('b'), makeCard('c')];

const begin = () => beginSession(makeStart(cards));

const does = (state: SessionState, ...events: SessionEvent[]) =>
  events.reduce((now, event) => reduce(now, { ...event, now: now.now + 1000 }), state);

const doAct = (act: Act, name = 'act', card = 'a'): SessionEvent => ({
  type: 'act',
  act: {
    kind: 'act',
    id: eventId(name),
    card: cardId(card),
    act,
    clientAt: noon + 5000,
  } satisfies ActInput,
});

const held = ({ current, line }: SessionState) =>
  [current?.card.id, ...line.main.map(({ id }) => id)].filter(Boolean);

const leaving: readonly (readonly [string, Act, gone: number])[] = [
  ['suspending the card', { kind: 'suspend', whole: false }, 1],
  ['suspending the note', { kind: 'suspend', whole: true }, 2],
  ['putting the card off', { kind: 'bury', whole: false }, 1],
  ['putting the note off', { kind: 'bury', whole: true }, 2],
  ['a due date', { kind: 'set-due', when: { from: 3, to: 7, setsInterval: false } }, 1],
  ['a reset', { kind: 'reset', keepsCounts: false }, 1],
  ['deleting the note', { kind: 'delete' }, 2],
];

describe('acts in a session', () => {
  test.each(leaving)(
    '%s moves on at once, and taken back everything waits as before',
    (_, act, gone) => {
      const before = begin();
      const after = does(before, doAct(act));
      expect(held(after)).toEqual(held(before).slice(gone));
      expect(countsOf(after).new).toBe(countsOf(before).new - gone);
      const back = does(after, { type: 'undo' }, { type: 'take-back', event: eventId('act') });
      expect(held(back)).toEqual(held(before));
      expect(back.pending).toEqual([]);
      expect(canUndo(back)).toBe(false);
    },
  );

  test.each(leaving)('%s is not served again by a reply that does not know of it', (_, act) => {
    const after = does(begin(), doAct(act));
    const have = haveOf(after);
    expect(have).toContain(cardId('a'));
    const stale = does(after, { type: 'acknowledge', reply: makeReply({ more: cards }), asked: 5 });
    expect(held(stale)).not.toContain(cardId('a'));
  });

  test('a flag and a mark stay with the card, and a mark with its siblings', () => {
    const flagged = does(begin(), doAct({ kind: 'flag', flag: 3 }, 'one'));
    expect(flagged.current?.card).toMatchObject({ id: 'a', flag: 3 });
    expect(flagged.line.main.map(({ flag }) => flag)).toEqual([0, 0, 0]);
    const marked = does(flagged, doAct({ kind: 'mark', marked: true }, 'two'));
    expect(marked.line.main.map((card) => card.marked)).toEqual([true, false, false]);
    const back = does(
      marked,
      { type: 'undo' },
      { type: 'take-back', event: eventId('two') },
      { type: 'undo' },
      { type: 'take-back', event: eventId('one') },
    );
    expect(back.current?.card).toMatchObject({ flag: 0, marked: false });
    expect(back.line.main.map((card) => card.marked)).toEqual([false, false, false]);
  });

  test('a flag leaves the answer visible', () => {
    const revealed = does(begin(), { type: 'reveal' });
    const flagged = does(revealed, doAct({ kind: 'flag', flag: 1 }));
    expect(flagged.current?.revealedAt).toBe(revealed.current?.revealedAt);
  });

  test('an act on a card that is not shown changes nothing', () => {
    const state = begin();
    const after = does(state, doAct({ kind: 'suspend', whole: false }, 'act', 'b'));
    expect({ ...after, now: state.now }).toEqual(state);
  });

  test('what was done last comes back first, answers and acts in turn', () => {
    const acted = does(begin(), doAct({ kind: 'suspend', whole: false }));
    expect(lastDone(acted)?.event).toBe(eventId('act'));
    expect(actToUndo(acted)).toBe(eventId('act'));
    const back = does(acted, { type: 'undo' }, { type: 'take-back', event: eventId('act') });
    expect(actToUndo(back)).toBeNull();
  });

  test('what was taken back can be done again while its card is shown, until something else is done', () => {
    const act: Act = { kind: 'suspend', whole: true };
    const acted = does(begin(), doAct(act, 'one'));
    const back = does(acted, { type: 'undo' }, { type: 'take-back', event: eventId('one') });
    expect(redoNow(back)).toEqual({ kind: 'act', card: 'a', act });
    const again = does(back, { ...doAct(act, 'two'), again: true } as SessionEvent);
    expect(held(again)).toEqual(held(acted));
    expect(again.redoable).toEqual([]);
    const other = does(back, doAct({ kind: 'flag', flag: 1 }, 'three'));
    expect(redoNow(other)).toBeNull();
  });

  test('a refused act is forgotten: its card is no longer here', () => {
    const after = does(begin(), doAct({ kind: 'suspend', whole: false }));
    const result = {
      id: eventId('act'),
      card: cardId('a'),
      status: 'refused' as const,
      state: null,
      leech: null,
    };
    const told = does(after, {
      type: 'acknowledge',
      reply: makeReply({ results: [result], counts: countsFor(cards.slice(1)) }),
      asked: 0,
    });
    expect(told.pending).toEqual([]);
    expect(held(told)).not.toContain(cardId('a'));
    expect(canUndo(told)).toBe(false);
  });

  test('where the server has nothing to take back, the act is forgotten, and one can go on', () => {
    const after = does(begin(), doAct({ kind: 'flag', flag: 2 }), { type: 'undo' });
    const failed = does(after, { type: 'undo-failed', nothing: true });
    expect(failed.undoing).toBe(false);
    expect(canUndo(failed)).toBe(false);
  });

  test('acts of an earlier tab keep their cards away', () => {
    const act: ActInput = {
      kind: 'act',
      id: 'old' as EventId,
      card: cardId('a'),
      act: { kind: 'suspend', whole: false },
      clientAt: noon,
    };
    const state = does(begin(), { type: 'replay', answers: [act] });
    expect(held(state)).not.toContain(cardId('a'));
    expect(state.pending).toHaveLength(1);
  });
});
