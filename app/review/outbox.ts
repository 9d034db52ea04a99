import type { AnswerInput, AnswersReply } from '#lib/review/types.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { SECOND } from '#lib/shared/instant.ts';
import type { AnswerShelf } from './answer-shelf.ts';

/** What became of a batch that was sent. */
export type Sent =
  | { readonly kind: 'reply'; readonly reply: AnswersReply }
  /** No connection, or a server that cannot answer now. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out' }
  /** The server can do nothing with this body, now or later. */
  | { readonly kind: 'unacceptable' };

/** How sending goes. */
export interface OutboxStatus {
  readonly unsent: number;
  /** The last attempt failed. */
  readonly failing: boolean;
  readonly signedOut: boolean;
  /** Whether unsent answers would survive a reload. */
  readonly durable: boolean;
  /** Answers that the server could not read; they stay in the browser. */
  readonly setAside: number;
}

/** Answers on their way to the server, in order. */
export interface Outbox {
  /** Keeps an answer and sends it. */
  readonly add: (answer: AnswerInput) => void;
  /** Removes an answer that no attempt has touched; false where the server may have it. */
  readonly withdraw: (id: EventId) => boolean;
  /** Takes in what earlier tabs left, and returns it. */
  readonly adopt: () => Promise<readonly AnswerInput[]>;
  /** Sends everything now; resolves to whether nothing is left. */
  readonly flush: () => Promise<boolean>;
  readonly status: () => OutboxStatus;
  /** Stops trying. What is unsent stays on the shelf. */
  readonly close: () => void;
}

/** What an outbox works with. */
export interface OutboxTools {
  readonly shelf: AnswerShelf;
  /** Sends a batch; never rejects. */
  readonly send: (answers: readonly AnswerInput[]) => Promise<Sent>;
  readonly onStatus: (status: OutboxStatus) => void;
}

const LARGEST_BATCH = 100;
const LONGEST_PAUSE = 60 * SECOND;

/** Opens an outbox. An answer leaves it only when the server has said what became of it. */
export function openOutbox({ shelf, send, onStatus }: OutboxTools): Outbox {
  let queue: readonly AnswerInput[] = [];
  const attempted = new Set<EventId>();
  let batchSize = LARGEST_BATCH;
  let failures = 0;
  let signedOut = false;
  let durable = true;
  let setAside = 0;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const status = (): OutboxStatus => ({
    unsent: queue.length,
    failing: failures > 0,
    signedOut,
    durable,
    setAside,
  });
  const tell = () => onStatus(status());

  const keep = (work: Promise<void>) =>
    work.catch(() => {
      durable = false;
      tell();
    });

  const drop = (ids: readonly EventId[]) => {
    queue = queue.filter(({ id }) => !ids.includes(id));
    for (const id of ids) attempted.delete(id);
  };

  function fail(): boolean {
    failures++;
    schedule(Math.min(LONGEST_PAUSE, SECOND * 2 ** (failures - 1)));
    return false;
  }

  function settle(reply: AnswersReply): boolean {
    const ids = reply.results.map(({ id }) => id);
    const left = queue.length;
    drop(ids);
    // A reply that settles nothing would be asked for in a circle.
    if (queue.length === left) return fail();
    keep(shelf.remove(ids));
    failures = 0;
    signedOut = false;
    batchSize = LARGEST_BATCH;
    return true;
  }

  /** One unreadable answer must not hold up the others: it is found by sending one at a time. */
  function split(batch: readonly AnswerInput[]): boolean {
    if (batch.length === 1) {
      drop(batch.map(({ id }) => id));
      setAside++;
    }
    batchSize = 1;
    return true;
  }

  /** Sends one batch; true where the next may follow at once. */
  async function sendBatch(): Promise<boolean> {
    const batch = queue.slice(0, batchSize);
    for (const { id } of batch) attempted.add(id);
    const sent = await send(batch);
    switch (sent.kind) {
      case 'reply':
        return settle(sent.reply);
      case 'unacceptable':
        return split(batch);
      case 'signed-out':
        signedOut = true;
        return fail();
      case 'unreachable':
        return fail();
    }
  }

  async function run(): Promise<void> {
    let goOn = true;
    while (goOn && queue.length > 0) {
      goOn = await sendBatch();
      tell();
    }
  }

  function start(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  function schedule(pause: number) {
    clearTimeout(timer);
    timer = setTimeout(start, pause);
  }

  return {
    status,
    add(answer) {
      queue = [...queue, answer];
      keep(shelf.put(answer));
      tell();
      // After the next card is painted; while sending fails, the pause is kept.
      if (running === null && timer === undefined) schedule(0);
    },
    withdraw(id) {
      if (attempted.has(id) || !queue.some((answer) => answer.id === id)) return false;
      drop([id]);
      keep(shelf.remove([id]));
      tell();
      return true;
    },
    async adopt() {
      const left = await shelf.read().catch(() => {
        durable = false;
        return [];
      });
      const known = new Set(queue.map(({ id }) => id));
      const adopted = left.filter(({ id }) => !known.has(id));
      for (const { id } of adopted) attempted.add(id);
      queue = [...adopted, ...queue];
      tell();
      return adopted;
    },
    async flush() {
      await start();
      return queue.length === 0;
    },
    close() {
      clearTimeout(timer);
    },
  };
}
