import { keptAt } from '#app/offline/kept-at.ts';
import { type Elsewhere, watchOtherTabs } from '#app/parts/other-tabs.ts';
import { isLeaving } from '#lib/review/session/act.ts';
import { isUntold } from '#lib/review/session/day.ts';
import {
  haveOf,
  isOutdated,
  MOST_HELD,
  wantOf,
  wantWithAnswers,
} from '#lib/review/session/refill.ts';
import { stageOf } from '#lib/review/session/stage.ts';
import type { AnswersReply, QueueReply, SentItem } from '#lib/review/types.ts';
import type { EventId, NoteId, UserId } from '#lib/shared/ids.ts';
import { openShelf } from '../answer-shelf.ts';
import { Outbox, type OutboxStatus, type Sent } from '../outbox.ts';
import { startPreloading } from '../preload-pictures.ts';
import { getCards, getQueue, postAnswers } from '../server-calls.ts';
import { openSessionShelf } from '../session-shelf.ts';
import { createStore, type Store } from '../store.ts';
import type { Attempts } from './attempts.ts';
import { KeptSession } from './kept-session.ts';
import type { Running } from './running.ts';
import type { Told } from './told.ts';

/** How it stands with the server. */
export interface Link extends OutboxStatus {
  /** The page and its cards come from this browser, for the server could not be reached. */
  readonly kept: boolean;
  /** More cards were asked for in vain. */
  readonly stranded: boolean;
}

/** What a supply works with. */
export interface SupplyTools {
  readonly running: Running;
  readonly told: Told;
  readonly attempts: Attempts;
  readonly user: UserId;
  /** Names the build of the pages. */
  readonly build: string;
}

/** What goes to the server and what comes from it: answers, acts, more cards, and what other tabs and devices did. */
export class Supply {
  readonly link: Store<Link>;
  readonly #running: Running;
  readonly #told: Told;
  readonly #attempts: Attempts;
  readonly #user: UserId;
  readonly #outbox: Outbox;
  readonly #kept: KeptSession;
  readonly #preload = startPreloading();
  /** Acts on their way that change the queue: what is held here may be wrong after them. */
  readonly #leaving = new Set<EventId>();
  #elsewhere: Elsewhere | null = null;
  /** How often the server took something back. */
  #undone = 0;
  #loading = false;
  /** Cards held here may have been answered in another tab, or on another device. */
  #isDoubtful = false;
  /** The card shown is of a page that was kept: another one takes its place in a moment. */
  #isRestoring = false;

  constructor({ running, told, attempts, user, build }: SupplyTools) {
    this.#running = running;
    this.#told = told;
    this.#attempts = attempts;
    this.#user = user;
    this.#outbox = new Outbox({
      shelf: openShelf(user),
      send: (answers) => this.#send(answers),
      isOnline: () => navigator.onLine,
      onStatus: (status) => this.#onOutbox(status),
      onSetAside: (item) => this.#setAside(item),
    });
    const { deck, custom } = running.studied;
    // Beside the queue a study is chosen anew each time: only the queue is kept.
    const shelf =
      custom === null ? openSessionShelf({ user, build, studied: deck ?? 'desk' }) : null;
    this.#kept = new KeptSession(running, shelf, () => this.#outbox.status.unsent === 0);
    this.link = createStore<Link>({ ...this.#outbox.status, kept: false, stranded: false });
  }

  get isRestoring(): boolean {
    return this.#isRestoring;
  }

  /** Answers of earlier tabs go first, and a page that was kept goes on; the function returned ends it. */
  open(): () => void {
    const elsewhere = watchOtherTabs(this.#user);
    this.#elsewhere = elsewhere;
    elsewhere.listen(() => this.doubt());
    this.prepare();
    void this.#begin();
    return () => {
      this.#outbox.close();
      elsewhere.close();
    };
  }

  /** Puts something that was done on its way to the server. */
  add(item: SentItem): void {
    if ('act' in item && isLeaving(item)) this.#leaving.add(item.id);
    this.#outbox.add(item);
  }

  /** Takes back what no attempt has touched; false where the server may have it. */
  withdraw(event: EventId): boolean {
    return this.#outbox.withdraw(event);
  }

  /** Sends what waits; false where some of it still waits. */
  flush(): Promise<boolean> {
    return this.#outbox.flush();
  }

  /** The server took something back: what was asked for before does not know of it. */
  noteUndone({ isElsewhere }: { readonly isElsewhere: boolean }): void {
    this.#undone++;
    if (isElsewhere) this.#isDoubtful = true;
    this.#elsewhere?.tell();
    this.stock();
  }

  /** Once no answer is on its way, more cards are asked for where few are left. */
  stock(): void {
    if (this.#outbox.status.unsent > 0) return;
    if (this.#isDoubtful) return void this.#renew();
    const { state } = this.#running;
    const stage = stageOf(state);
    const want = stage === 'waiting' ? MOST_HELD : wantOf(state);
    const isNeeded = want > 0 || isOutdated(state) || (stage === 'end' && isUntold(state));
    if (isNeeded) void this.#load(want);
  }

  /** What is held here may be wrong. */
  doubt(): void {
    this.#isDoubtful = true;
    this.stock();
  }

  /** What a card needs is brought before it is shown: the comparison, pictures. */
  prepare(): void {
    const { cards } = this.#running;
    this.#attempts.prepare(cards);
    this.#preload(cards);
  }

  /** The cards of a note that are held here get its new text. */
  async rewrite(note: NoteId): Promise<void> {
    const ids = this.#running.cards.filter((card) => card.note === note).map(({ id }) => id);
    const rewritten = ids.length > 0 ? await getCards(ids) : null;
    if (rewritten) this.#running.dispatch({ type: 'rewrite', rewritten });
    this.prepare();
    this.#elsewhere?.tell();
    this.doubt();
  }

  /** The page is left: what is here is kept, and what waits is sent. */
  leave(): void {
    this.#kept.keep();
    void this.#outbox.flush();
  }

  /** The page or the network is back. */
  wake(): void {
    if (this.#outbox.status.unsent > 0) void this.#outbox.flush();
  }

  /** Whether something would be lost with the page. */
  get wouldLose(): boolean {
    const { durable, unsent } = this.#outbox.status;
    return !durable && unsent > 0;
  }

  async #begin(): Promise<void> {
    const since = keptAt();
    if (since !== null) await this.#goOnFrom(since);
    await this.#adopt();
  }

  /** Time went by since the page was kept, and the session, older than it or newer, may have gone on. */
  async #goOnFrom(pageKeptAt: number): Promise<void> {
    const { at } = this.#running.state.server;
    this.#running.clock.follow(at + Date.now() - pageKeptAt);
    this.#isDoubtful = true;
    this.#isRestoring = true;
    const kept = await this.#kept.readNewerThan(at);
    this.#isRestoring = false;
    this.#running.dispatch(kept ? { type: 'restore', kept } : { type: 'tick' });
    this.#tellLink({ kept: true });
  }

  /** Answers of earlier tabs go first, and their cards are not asked again. */
  async #adopt(): Promise<void> {
    const answers = await this.#outbox.adopt();
    if (answers.length > 0) {
      this.#running.dispatch({ type: 'replay', answers });
      await this.#outbox.flush();
    }
    this.stock();
  }

  async #send(answers: readonly SentItem[]): Promise<Sent> {
    const { state, studied } = this.#running;
    const want = wantWithAnswers(state);
    const have = want > 0 ? haveOf(state) : [];
    const { stamp } = state;
    const sent = await postAnswers({ answers, ...studied, have, want, stamp });
    this.#take(sent, want);
    if (sent.kind === 'reply') this.#elsewhere?.tell();
    return sent;
  }

  /** Asks for more cards, or with a wish for none only for the counts. */
  async #load(want: number): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const { state, studied } = this.#running;
    const have = haveOf(state).join(',');
    const sent = await getQueue(studied, { have, want: String(want) });
    this.#loading = false;
    this.#tellLink({ stranded: sent.kind !== 'reply' });
    this.#take(sent, want);
    if (this.#isDoubtful) this.stock();
  }

  /** What is held here is exchanged for the head of the queue as the server has it now. */
  async #renew(): Promise<void> {
    if (this.#loading || document.visibilityState === 'hidden') return;
    this.#loading = true;
    this.#isDoubtful = false;
    const undone = this.#undone;
    const sent = await getQueue(this.#running.studied, { have: '', want: String(MOST_HELD) });
    this.#loading = false;
    // What was asked for before something was taken back does not know of it.
    const isOld = undone !== this.#undone;
    if (sent.kind === 'reply' && !isOld) this.#take(sent, MOST_HELD, 'renew');
    else this.#isDoubtful = true;
    if (isOld) this.stock();
  }

  #take(sent: Sent, asked: number, type: 'acknowledge' | 'renew' = 'acknowledge'): void {
    if (sent.kind !== 'reply') return;
    const { reply } = sent;
    if (this.link.get().kept) this.#tellLink({ kept: false });
    this.#running.clock.follow(reply.now);
    this.#running.dispatch({ type, reply, asked });
    this.prepare();
    this.#kept.keepLater();
    if (reply.results.some(({ id }) => this.#leaving.delete(id))) this.doubt();
    this.#tellResults(reply);
    if (reply.elsewhere) this.doubt();
  }

  #tellResults({ results }: AnswersReply | QueueReply): void {
    const leech = results.find((result) => result.leech !== null)?.leech;
    if (leech) this.#told.say(`leech-${leech}`);
    if (results.some(({ status }) => status === 'refused')) this.#told.say('refused');
  }

  #onOutbox(status: OutboxStatus): void {
    this.#tellLink(status);
    if (status.unsent > 0) return;
    this.#kept.keepLater();
    this.stock();
  }

  #setAside({ id }: SentItem): void {
    this.#running.dispatch({ type: 'set-aside', event: id });
    this.#told.say('set-aside');
  }

  #tellLink(news: Partial<Link>): void {
    this.link.set({ ...this.link.get(), ...news });
  }
}
