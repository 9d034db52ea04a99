import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AnswerShelf } from '#app/review/answer-shelf.ts';
import { Outbox, type OutboxStatus, type Sent } from '#app/review/outbox.ts';
import { beginSession } from '#lib/review/session/begin.ts';
import type { SentItem } from '#lib/review/types.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { makeCard, makeReply, makeStart, rate } from './make.ts';

const model = rate(beginSession(makeStart([makeCard('a')])), 3).answer;
const answer = (id: string): SentItem => ({ ...model, id: id as EventId });

/** A shelf that outlives an outbox. */
class MemoryShelf implements AnswerShelf {
  readonly kept = new Map<EventId, SentItem>();
  readonly read = async () => [...this.kept.values()];
  readonly put = async (each: SentItem) => void this.kept.set(each.id, each);
  readonly remove = async (ids: readonly EventId[]) => {
    for (const id of ids) this.kept.delete(id);
  };
}

const accepted = (answers: readonly SentItem[]): Sent => ({
  kind: 'reply',
  reply: makeReply({
    results: answers.map(({ id, card }) => ({
      id,
      card,
      status: 'accepted',
      state: null,
      leech: null,
    })),
  }),
});

function open(
  shelf: AnswerShelf,
  behaviour: (answers: readonly SentItem[], attempt: number) => Sent,
) {
  const sent: string[][] = [];
  const setAside: string[] = [];
  const heard: OutboxStatus[] = [];
  const network = { isUp: true };
  const outbox = new Outbox({
    shelf,
    isOnline: () => network.isUp,
    send: async (answers) => {
      sent.push(answers.map(({ id }) => id));
      return behaviour(answers, sent.length);
    },
    onStatus: (status) => heard.push(status),
    onSetAside: ({ id }) => setAside.push(id),
  });
  return { outbox, sent, setAside, heard, network };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the outbox', () => {
  test('sends answers in order and forgets them when the server has answered', async () => {
    const shelf = new MemoryShelf();
    const { outbox, sent } = open(shelf, accepted);
    outbox.add(answer('1'));
    outbox.add(answer('2'));
    expect(shelf.kept.size).toBe(2);
    await vi.runAllTimersAsync();
    expect(sent).toEqual([['1', '2']]);
    expect(outbox.status).toMatchObject({ unsent: 0, failing: false, durable: true });
    expect(shelf.kept.size).toBe(0);
  });

  test('keeps answers while nobody answers, tries again less and less often, and loses none', async () => {
    const shelf = new MemoryShelf();
    const { outbox, sent } = open(shelf, (answers, attempt) =>
      attempt < 4 ? { kind: 'unreachable' } : accepted(answers),
    );
    outbox.add(answer('1'));
    await vi.advanceTimersByTimeAsync(110);
    expect(outbox.status).toMatchObject({ unsent: 1, failing: true });
    outbox.add(answer('2'));
    await vi.advanceTimersByTimeAsync(6_930);
    expect(sent).toEqual([['1'], ['1', '2'], ['1', '2']]);
    expect([...shelf.kept.keys()]).toEqual(['1', '2']);
    await vi.advanceTimersByTimeAsync(80);
    expect(outbox.status).toMatchObject({ unsent: 0, failing: false });
  });

  test('what an earlier tab left is sent first', async () => {
    const shelf = new MemoryShelf();
    await shelf.put(answer('1'));
    const { outbox, sent } = open(shelf, accepted);
    expect(await outbox.adopt()).toEqual([answer('1')]);
    outbox.add(answer('2'));
    expect(await outbox.flush()).toBe(true);
    expect(sent).toEqual([['1', '2']]);
  });

  test('an answer can be withdrawn only before it was ever sent', async () => {
    const shelf = new MemoryShelf();
    const { outbox, sent } = open(shelf, () => ({ kind: 'unreachable' }));
    outbox.add(answer('1'));
    await vi.advanceTimersByTimeAsync(110);
    outbox.add(answer('2'));
    expect(outbox.withdraw('1' as EventId)).toBe(false);
    expect(outbox.withdraw('2' as EventId)).toBe(true);
    expect([...shelf.kept.keys()]).toEqual(['1']);
    await outbox.flush();
    expect(sent).toEqual([['1'], ['1']]);
  });

  test('without a network no attempt is made, so that every answer can still be withdrawn', async () => {
    const { outbox, sent, network } = open(new MemoryShelf(), accepted);
    network.isUp = false;
    outbox.add(answer('1'));
    outbox.add(answer('2'));
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toEqual([]);
    expect(outbox.status).toMatchObject({ unsent: 2, failing: true });
    expect(outbox.withdraw('2' as EventId)).toBe(true);
    network.isUp = true;
    expect(await outbox.flush()).toBe(true);
    expect(sent).toEqual([['1']]);
  });

  test('an answer that the server cannot read is set aside, and the others get through', async () => {
    const shelf = new MemoryShelf();
    const { outbox, sent, setAside } = open(shelf, (answers) =>
      answers.some(({ id }) => id === '2') ? { kind: 'unacceptable' } : accepted(answers),
    );
    for (const id of ['1', '2', '3']) outbox.add(answer(id));
    await vi.runAllTimersAsync();
    expect(setAside).toEqual(['2']);
    expect(sent.flat()).toContain('3');
    expect(outbox.status.unsent).toBe(0);
    expect([...shelf.kept.keys()]).toEqual(['2']);
  });

  test('a reply that settles nothing does not go round in a circle', async () => {
    const { outbox, sent } = open(new MemoryShelf(), () => accepted([]));
    outbox.add(answer('1'));
    expect(await outbox.flush()).toBe(false);
    expect(sent.length).toBe(1);
    outbox.close();
  });

  test('without a shelf it works from memory, and says so', async () => {
    const broken: AnswerShelf = {
      read: () => Promise.reject(new Error('no storage')),
      put: () => Promise.reject(new Error('no storage')),
      remove: () => Promise.reject(new Error('no storage')),
    };
    const { outbox, sent } = open(broken, accepted);
    expect(await outbox.adopt()).toEqual([]);
    outbox.add(answer('1'));
    await vi.runAllTimersAsync();
    expect(sent).toEqual([['1']]);
    expect(outbox.status).toMatchObject({ unsent: 0, durable: false });
  });

  test('it says when the person was signed out, and goes on when they are back', async () => {
    const { outbox, heard } = open(new MemoryShelf(), (answers, attempt) =>
      attempt === 1 ? { kind: 'signed-out' } : accepted(answers),
    );
    outbox.add(answer('1'));
    await vi.runAllTimersAsync();
    expect(heard.some(({ signedOut, unsent }) => signedOut && unsent === 1)).toBe(true);
    expect(outbox.status).toMatchObject({ unsent: 0, signedOut: false });
  });
});
