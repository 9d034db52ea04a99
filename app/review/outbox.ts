import type { AnswersReply, QueueReply, SentItem } from '#lib/review/types.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { SECOND } from '#lib/shared/instant.ts';
import type { AnswerShelf } from './answer-shelf.ts';

/** What became of a batch that was sent. */
export type Sent =
  | { readonly kind: 'reply'; readonly reply: AnswersReply | QueueReply }
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
}

/** What an outbox works with. */
export interface OutboxTools {
  readonly shelf: AnswerShelf;
  /** Sends a batch; never rejects. */
  readonly send: (answers: readonly SentItem[]) => Promise<Sent>;
  /** Whether an attempt makes sense: while the browser knows of no network, answers stay untouched. */
  readonly isOnline: () => boolean;
  readonly onStatus: (status: OutboxStatus) => void;
  /** An answer that the server cannot read is sent no more. It stays on the shelf until the page opens again. */
  readonly onSetAside: (answer: SentItem) => void;
}

const LARGEST_BATCH = 100;
/** Sending must not stand before the painting of the next card. */
const AFTER_PAINT = 100;
const LONGEST_PAUSE = 60 * SECOND;

/** Answers on their way to the server, in order. One leaves only when the server has said what became of it. */
export class Outbox {
  readonly #tools: OutboxTools;
  readonly #attempted = new Set<EventId>();
  #queue: readonly SentItem[] = [];
  #status: OutboxStatus = { unsent: 0, failing: false, signedOut: false, durable: true };
  #batchSize = LARGEST_BATCH;
  #failures = 0;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tools: OutboxTools) {
    this.#tools = tools;
  }

  /** How sending goes now. */
  get status(): OutboxStatus {
    return this.#status;
  }

  /** Keeps an answer, and sends it after the next card is painted. */
  add(answer: SentItem): void {
    this.#queue = [...this.#queue, answer];
    this.#keep(this.#tools.shelf.put(answer));
    this.#tell({});
    // While sending fails, its pause is kept.
    if (this.#running === null && this.#timer === undefined) this.#schedule(AFTER_PAINT);
  }

  /** Removes an answer that no attempt has touched; false where the server may have it. */
  withdraw(id: EventId): boolean {
    if (this.#attempted.has(id) || !this.#queue.some((answer) => answer.id === id)) return false;
    this.#drop([id]);
    this.#keep(this.#tools.shelf.remove([id]));
    this.#tell({});
    return true;
  }

  /** Takes in what earlier tabs left, and returns it. */
  async adopt(): Promise<readonly SentItem[]> {
    const left = await this.#tools.shelf.read().catch(() => this.#loseShelf());
    const known = new Set(this.#queue.map(({ id }) => id));
    const adopted = left.filter(({ id }) => !known.has(id));
    for (const { id } of adopted) this.#attempted.add(id);
    this.#queue = [...adopted, ...this.#queue];
    this.#tell({});
    return adopted;
  }

  /** Sends everything now; resolves to whether nothing is left. */
  async flush(): Promise<boolean> {
    await this.#start();
    return this.#queue.length === 0;
  }

  /** Stops trying. What is unsent stays on the shelf. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #start(): Promise<void> {
    this.close();
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    let goesOn = true;
    while (goesOn && this.#queue.length > 0) {
      goesOn = await this.#sendBatch();
      this.#tell({});
    }
  }

  /** Sends one batch; true where the next may follow at once. */
  async #sendBatch(): Promise<boolean> {
    if (!this.#tools.isOnline()) return this.#fail(false);
    const batch = this.#queue.slice(0, this.#batchSize);
    for (const { id } of batch) this.#attempted.add(id);
    const sent = await this.#tools.send(batch);
    if (sent.kind === 'reply') return this.#settle(sent.reply);
    if (sent.kind === 'unacceptable') return this.#split(batch);
    return this.#fail(sent.kind === 'signed-out');
  }

  #settle({ results }: AnswersReply): boolean {
    const ids = results.map(({ id }) => id);
    const before = this.#queue.length;
    this.#drop(ids);
    // After a reply that settles nothing the same batch would go round in a circle.
    if (this.#queue.length === before) return this.#fail(false);
    this.#keep(this.#tools.shelf.remove(ids));
    this.#failures = 0;
    this.#batchSize = LARGEST_BATCH;
    this.#tell({ failing: false, signedOut: false });
    return true;
  }

  /** One unreadable answer must not hold up the others: it is found by sending one at a time. */
  #split(batch: readonly SentItem[]): boolean {
    this.#batchSize = 1;
    const [only] = batch;
    if (batch.length > 1 || only === undefined) return true;
    this.#drop([only.id]);
    this.#tools.onSetAside(only);
    return true;
  }

  #fail(signedOut: boolean): boolean {
    this.#tell({ failing: true, signedOut });
    this.#schedule(Math.min(LONGEST_PAUSE, SECOND * 2 ** this.#failures));
    this.#failures++;
    return false;
  }

  #schedule(pause: number): void {
    this.close();
    this.#timer = setTimeout(() => this.#start(), pause);
  }

  #drop(ids: readonly EventId[]): void {
    this.#queue = this.#queue.filter(({ id }) => !ids.includes(id));
    for (const id of ids) this.#attempted.delete(id);
  }

  #keep(work: Promise<void>): void {
    work.catch(() => this.#loseShelf());
  }

  #loseShelf(): readonly SentItem[] {
    this.#tell({ durable: false });
    return [];
  }

  #tell(news: Partial<OutboxStatus>): void {
    this.#status = { ...this.#status, ...news, unsent: this.#queue.length };
    this.#tools.onStatus(this.#status);
  }
}
