import { keptAt } from '#app/offline/kept-at.ts';
import { type Elsewhere, watchOtherTabs } from '#app/parts/other-tabs.ts';
import type { Flag } from '#lib/acts/flags.ts';
import { choiceText } from '#lib/render/answers/compare-choice.ts';
import { isLeaving } from '#lib/review/session/act.ts';
import { ratingOf } from '#lib/review/session/answer.ts';
import { type Attempt, proposedRating } from '#lib/review/session/attempt.ts';
import { beginSession } from '#lib/review/session/begin.ts';
import { isUntold } from '#lib/review/session/day.ts';
import { mannerOf } from '#lib/review/session/manner.ts';
import { reduce, type SessionEvent } from '#lib/review/session/reduce.ts';
import {
  haveOf,
  isOutdated,
  MOST_HELD,
  wantOf,
  wantWithAnswers,
} from '#lib/review/session/refill.ts';
import { stageOf } from '#lib/review/session/stage.ts';
import type { Acted, Answered, SessionState, Shown } from '#lib/review/session/state.ts';
import { actToUndo, canUndo, lastDone, redoNow } from '#lib/review/session/undo.ts';
import type { Act, CustomStudy, SentItem, SessionCard, SessionStart } from '#lib/review/types.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import {
  type CardId,
  type DeckId,
  type EventId,
  idMaker,
  type NewId,
  type NoteId,
  type OperationId,
  type UserId,
} from '#lib/shared/ids.ts';
import { type Instant, MINUTE, SECOND } from '#lib/shared/instant.ts';
import type { Settings } from '#lib/shared/settings.ts';
import { openShelf } from './answer-shelf.ts';
import { type Clock, startClock } from './clock.ts';
import { type Comparing, startComparing } from './comparing.ts';
import { deviceName } from './device.ts';
import { Outbox, type OutboxStatus, type Sent } from './outbox.ts';
import type { Panel, PanelKind } from './panel.ts';
import { plainText } from './plain-text.ts';
import { startPreloading } from './preload-pictures.ts';
import {
  getCards,
  getInfo,
  getQueue,
  type InfoFound,
  postAnswers,
  postUndo,
  postUndoEdit,
} from './server-calls.ts';
import { openSessionShelf, type SessionShelf } from './session-shelf.ts';
import { createStore, type Store } from './store.ts';

/** Something to tell the person in passing. */
export type Notice =
  | 'undo-offline'
  | 'undo-nothing'
  | 'undo-elsewhere'
  | 'refused'
  | 'set-aside'
  | 'leech-tag'
  | 'leech-suspend'
  /** What opens over the card could not be brought. */
  | 'panel-offline'
  | 'copied'
  | 'auto-on'
  | 'auto-off'
  /** It would never go on: no seconds are chosen. */
  | 'auto-nothing'
  | 'copy-failed'
  | 'edited'
  | 'edit-undone'
  | 'edit-kept'
  /** This browser cannot speak the language of the card. */
  | 'no-voice';

/** Something done to a card, or taken back, to be said with the way back beside it. */
export interface Toast {
  readonly kind: 'done' | 'undone' | 'redone';
  /** Null where it was done before this session. */
  readonly what: Act | { readonly rating: Rating } | null;
  /** The card's prompt without markup; null where it is not here. */
  readonly text: string | null;
}

/** How it stands with the server. */
export interface Link extends OutboxStatus {
  /** The page and its cards come from this browser, for the server could not be reached. */
  readonly kept: boolean;
  /** More cards were asked for in vain. */
  readonly stranded: boolean;
  readonly notice: Notice | null;
  /** What an edit wrote, while it can be taken back from the notice of it. */
  readonly edit: Edit | null;
}

/** An edit of a note. */
export interface Edit {
  readonly note: NoteId;
  readonly operation: OperationId;
}

/** What was typed for a card so far. */
interface Draft {
  readonly card: CardId;
  readonly shownAt: Instant;
  readonly text: string;
}

/** What a study begins with. */
export interface StudyInput {
  readonly start: SessionStart;
  readonly deck: DeckId | null;
  /** Null for the queue of the day. */
  readonly custom: CustomStudy | null;
  readonly user: UserId;
  /** Names the build of the pages. */
  readonly build: string;
  readonly settings: Settings;
}

const TICK = 15 * SECOND;
const NOTICE_STAYS = 8 * SECOND;
/** After so long in the background, the queue may have changed elsewhere. */
const LONG_AWAY = 5 * MINUTE;
/** A session is kept so late at the most. */
const KEEP_WITHIN = 300;
/** The server takes no more. */
const LONGEST_TYPED = 10_000;

/** A review in this browser: the pure session, and the clock, ids, outbox and server around it. */
export class Study {
  readonly session: Store<SessionState>;
  readonly link: Store<Link>;
  /** What is open over the card; null while nothing is. */
  readonly panel: Store<Panel | null> = createStore<Panel | null>(null);
  /** What was done or taken back last, as long as it is said. */
  readonly toast: Store<Toast | null> = createStore<Toast | null>(null);
  /** Whether cards go on by themselves. */
  readonly auto: Store<boolean> = createStore(false);
  readonly settings: Settings;
  readonly #comparing: Comparing = startComparing();
  readonly #preload = startPreloading();
  #draft: Draft | null = null;
  /** What is studied, as requests say it. */
  readonly #studied: { readonly deck: DeckId | null; readonly custom: CustomStudy | null };
  readonly #clock: Clock;
  readonly #newId: NewId;
  /** Acts on their way that change the queue: what is held here may be wrong after them. */
  readonly #leaving = new Set<EventId>();
  /** An undo whose reply has not come yet. */
  #retraction: EventId | null = null;
  /** How often the server took something back. */
  #undone = 0;
  readonly #outbox: Outbox;
  readonly #shelf: SessionShelf | null;
  #keeping: number | undefined;
  #loading = false;
  #elsewhere: Elsewhere | null = null;
  readonly #user: UserId;
  /** Cards held here may have been answered in another tab, or on another device. */
  #isDoubtful = false;
  /** The card shown is of a page that was kept: another one takes its place in a moment. */
  #isRestoring = false;
  #hiddenAt: Instant | null = null;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ start, deck, custom, user, build, settings }: StudyInput) {
    this.settings = settings;
    this.#studied = { deck, custom };
    this.#clock = startClock(start.now, () => performance.now());
    this.#newId = idMaker(this.#clock.now, (size) => crypto.getRandomValues(new Uint8Array(size)));
    this.session = createStore(beginSession(start));
    // Beside the queue a study is chosen anew each time: only the queue is kept.
    this.#shelf =
      custom === null ? openSessionShelf({ user, build, studied: deck ?? 'desk' }) : null;
    this.#outbox = new Outbox({
      shelf: openShelf(user),
      send: (answers) => this.#send(answers),
      isOnline: () => navigator.onLine,
      onStatus: (status) => this.#onOutbox(status),
      onSetAside: (item) => this.#setAside(item),
    });
    this.link = createStore<Link>({
      ...this.#outbox.status,
      kept: false,
      stranded: false,
      notice: null,
      edit: null,
    });
    this.#user = user;
  }

  /** Begins to work with the browser; the function returned ends it. */
  open(): () => void {
    const ended = new AbortController();
    const { signal } = ended;
    addEventListener('online', () => this.#wake(), { signal });
    addEventListener('pagehide', () => this.#leave(), { signal });
    addEventListener('beforeunload', (event) => this.#holdBack(event), { signal });
    document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal });
    addEventListener('pageshow', (event) => event.persisted && this.#doubt(), { signal });
    const ticking = setInterval(() => this.#tick(), TICK);
    const elsewhere = watchOtherTabs(this.#user);
    this.#elsewhere = elsewhere;
    elsewhere.listen(() => this.#doubt());
    this.#prepare();
    void this.#begin();
    return () => {
      ended.abort();
      clearInterval(ticking);
      this.#outbox.close();
      elsewhere.close();
    };
  }

  /** Shows the answer or its next step; where it is shown, gives the rating proposed; at the end, goes on. */
  readonly goOn = (): void => {
    const { current } = this.session.get();
    if (current === null) this.resume();
    else if (current.revealedAt !== null) this.rate(proposedRating(current));
    else if (mannerOf(current.card) === 'steps') this.#dispatch({ type: 'step' });
    else this.reveal();
  };

  /** Shows the whole answer, compared with what was typed or chosen. */
  readonly reveal = (): void => {
    if (this.#isRestoring) return;
    const { current } = this.session.get();
    const attempt = current && this.#attempt(current);
    this.#dispatch({ type: 'reveal', attempt });
    if (current && attempt?.comparison === null) void this.#compareLater(current.card, attempt);
  };

  /** Keeps what was typed for the card shown, as far as it is written. */
  readonly write = (text: string): void => {
    const { current } = this.session.get();
    if (current) this.#draft = { card: current.card.id, shownAt: current.shownAt, text };
  };

  /** Chooses an option or ticks an item off; again, and it is taken back. */
  readonly mark = (item: number): void => {
    this.#dispatch({ type: 'mark', item });
  };

  /** Opens a panel, about the card shown. */
  readonly showPanel = (kind: PanelKind, more: Pick<Panel, 'count'> = {}): void => {
    this.panel.set({ kind, card: this.session.get().current?.card ?? null, ...more });
  };

  /** Tells of the card answered last. */
  readonly showPrevious = (): void => {
    const card = this.session.get().answered.at(-1)?.card;
    if (card) this.panel.set({ kind: 'info', card });
  };

  /** There is no voice for the card. */
  readonly tellNoVoice = (): void => {
    this.#say('no-voice');
  };

  /** The text of a note was edited: its cards held here get it, without losing the place. */
  readonly rewritten = async (note: NoteId, operation: OperationId | null): Promise<void> => {
    await this.#rewrite(note);
    if (operation === null) return;
    this.#say('edited', { note, operation });
  };

  /** Takes the edit back that the notice speaks of. */
  readonly undoEdit = async (): Promise<void> => {
    const { edit } = this.link.get();
    if (edit === null) return;
    const undone = await postUndoEdit(edit.operation);
    await this.#rewrite(edit.note);
    this.#say(undone ? 'edit-undone' : 'edit-kept');
  };

  /** All there is to tell of a card, what was done to it a moment ago included: that is sent first. */
  readonly tellOf = async (card: CardId): Promise<InfoFound> => {
    await this.#outbox.flush();
    return getInfo(card);
  };

  /** Closes a panel, where another has not taken its place. */
  readonly hidePanel = (panel: Panel): void => {
    if (this.panel.get() === panel) this.panel.set(null);
  };

  /** The panel could not be brought. */
  readonly failPanel = (panel: Panel): void => {
    this.hidePanel(panel);
    this.#say('panel-offline');
  };

  /** Leaves for the options of the deck of the card shown. */
  readonly openOptions = (): void => {
    const deck = this.session.get().current?.card.deck;
    if (deck !== undefined) location.assign(`/decks/${deck}/options`);
  };

  /** Rates the card shown and moves on; nothing while its answer is hidden. */
  readonly rate = (wanted: Rating, again = false): void => {
    const rating = this.settings.twoButtons && wanted > 1 ? 3 : wanted;
    const now = this.#clock.now();
    const device = deviceName(() => this.#newId());
    const zoneOffset = -new Date().getTimezoneOffset();
    const id = this.#newId<'event'>();
    const answer = ratingOf(this.session.get(), { id, rating, now, device, zoneOffset });
    if (answer === null) return;
    this.#dispatch({ type: 'answer', answer, again }, now);
    this.#outbox.add(answer);
    this.buzz();
    if (again)
      this.#toast({
        kind: 'redone',
        what: { rating },
        card: this.session.get().answered.at(-1)?.card,
      });
    else this.toast.set(null);
  };

  /** Does something else to the card shown; what takes it away moves on. */
  readonly act = (act: Act, again = false): void => {
    const { current, undoing } = this.session.get();
    if (current === null || undoing) return;
    const now = this.#clock.now();
    const input = { kind: 'act', id: this.#newId<'event'>(), card: current.card.id, act } as const;
    const item = { ...input, clientAt: now };
    this.#dispatch({ type: 'act', act: item, again }, now);
    if (isLeaving(item)) this.#leaving.add(item.id);
    this.#outbox.add(item);
    this.#toast({ kind: again ? 'redone' : 'done', what: act, card: current.card });
  };

  /** Takes the last answer or act back: here where it was never sent, else on the server. */
  readonly undo = async (): Promise<void> => {
    const before = this.session.get();
    if (!canUndo(before)) return;
    const last = lastDone(before);
    this.#dispatch({ type: 'undo' });
    if (last !== null && this.#outbox.withdraw(last.event)) {
      this.#dispatch({ type: 'take-back', event: last.event });
      this.#tellUndone(last);
    } else if (await this.#outbox.flush()) {
      await this.#undoOnServer(last);
    } else {
      this.#failUndo('undo-offline');
    }
  };

  /** Does again what was taken back last, while its card is shown. */
  readonly redo = (): void => {
    const again = redoNow(this.session.get());
    if (again === null) return;
    if (again.kind === 'act') return this.act(again.act, true);
    if (this.session.get().current?.revealedAt === null) this.#dispatch({ type: 'reveal' });
    this.rate(again.rating, true);
  };

  /** Puts a flag on the card shown; the same one again takes it off. */
  readonly flag = (flag: Flag): void => {
    const isOn = this.session.get().current?.card.flag === flag;
    this.act({ kind: 'flag', flag: isOn ? 0 : flag });
  };

  /** Marks the note of the card shown, or takes the mark off. */
  readonly toggleMark = (): void => {
    this.act({ kind: 'mark', marked: !this.session.get().current?.card.marked });
  };

  /** Puts the text of the card shown into the clipboard. */
  readonly copy = async (): Promise<void> => {
    const card = this.session.get().current?.card;
    if (card === undefined) return;
    const text = [card.prompt, card.answer].map(plainText).join('\n\n');
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    this.#say(isCopied ? 'copied' : 'copy-failed');
  };

  /** Lets cards go on by themselves, or no more. */
  readonly toggleAuto = (): void => {
    const { autoQuestionSeconds, autoAnswerSeconds } = this.settings;
    if (autoQuestionSeconds + autoAnswerSeconds === 0) return this.#say('auto-nothing');
    this.auto.set(!this.auto.get());
    this.#say(this.auto.get() ? 'auto-on' : 'auto-off');
  };

  /** A short tremble under the finger, where there is any. */
  readonly buzz = (): void => {
    if (this.settings.vibrates) navigator.vibrate?.(12);
  };

  /** What was done goes out of sight. */
  readonly hideToast = (): void => {
    this.toast.set(null);
  };

  /** Goes on from the end, where cards fell due meanwhile. */
  readonly resume = (): void => {
    if (stageOf(this.session.get()) !== 'more') return;
    this.#dispatch({ type: 'resume' });
    this.#stock();
  };

  #attempt({ card, shownAt, marked }: Shown): Attempt | null {
    const { check, language, id } = card;
    if (check === null) return null;
    const isOfCard = this.#draft?.card === id && this.#draft.shownAt === shownAt;
    const written = isOfCard ? (this.#draft?.text.trim() ?? '') : '';
    const typed = check.kind === 'choice' ? choiceText(marked) : written.slice(0, LONGEST_TYPED);
    if (typed === '') return null;
    return { typed, comparison: this.#comparing.compare(check, typed, language) };
  }

  /** On a slow connection the answer is shown before what compares it is here. */
  async #compareLater({ id, check, language }: SessionCard, { typed }: Attempt): Promise<void> {
    if (check === null) return;
    const comparison = await this.#comparing.compareLater(check, typed, language);
    if (comparison) this.#dispatch({ type: 'compared', card: id, comparison });
  }

  /** What a card needs is brought before it is shown: the comparison, pictures. */
  #prepare(): void {
    const { current, line } = this.session.get();
    const cards = [...(current ? [current.card] : []), ...line.main, ...line.steps];
    this.#comparing.prepare(cards.map(({ check }) => check));
    this.#preload(cards);
  }

  #toast({
    card,
    ...toast
  }: Omit<Toast, 'text'> & { readonly card?: SessionCard | undefined }): void {
    this.toast.set({ ...toast, text: card ? plainText(card.prompt) : null });
    this.buzz();
  }

  #tellUndone(last: Answered | Acted | null): void {
    if (last === null) return;
    if ('act' in last) this.#toast({ kind: 'undone', what: last.act, card: last.shown.card });
    else this.#toast({ kind: 'undone', what: { rating: last.rating }, card: last.card });
  }

  async #undoOnServer(last: Answered | Acted | null): Promise<void> {
    // The same retraction again where its reply was lost: it takes one answer back, not two.
    this.#retraction ??= this.#newId<'event'>();
    const { stamp } = this.session.get();
    const act = actToUndo(this.session.get());
    const undone = await postUndo({ id: this.#retraction, ...this.#studied, stamp, act });
    if (undone.kind === 'failed') return this.#failUndo('undo-offline');
    this.#retraction = null;
    if (undone.kind === 'nothing') {
      this.#failUndo('undo-nothing');
      return this.#doubt();
    }
    const { reply } = undone;
    this.#clock.follow(reply.now);
    this.#undone++;
    this.#dispatch({ type: 'undone', reply });
    if (reply.event === last?.event) this.#tellUndone(last);
    else this.#toast({ kind: 'undone', what: null, card: reply.card ?? undefined });
    if (reply.card === null && act === null) this.#say('undo-elsewhere');
    // A sibling may have come in the place of a card that is here again.
    if (reply.elsewhere || act !== null) this.#isDoubtful = true;
    this.#elsewhere?.tell();
    this.#stock();
  }

  #failUndo(notice: Notice): void {
    this.#dispatch({ type: 'undo-failed', nothing: notice === 'undo-nothing' });
    this.#say(notice);
  }

  #dispatch(event: SessionEvent, now = this.#clock.now()): void {
    this.session.set(reduce(this.session.get(), { ...event, now }));
  }

  async #send(answers: readonly SentItem[]): Promise<Sent> {
    const state = this.session.get();
    const want = wantWithAnswers(state);
    const have = want > 0 ? haveOf(state) : [];
    const { stamp } = state;
    const sent = await postAnswers({ answers, ...this.#studied, have, want, stamp });
    this.#take(sent, want);
    if (sent.kind === 'reply') this.#elsewhere?.tell();
    return sent;
  }

  /** Asks for more cards, or with a wish for none only for the counts. */
  async #load(want: number): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const have = haveOf(this.session.get()).join(',');
    const sent = await getQueue(this.#studied, { have, want: String(want) });
    this.#loading = false;
    this.link.set({ ...this.link.get(), stranded: sent.kind !== 'reply' });
    this.#take(sent, want);
    if (this.#isDoubtful) this.#stock();
  }

  /** What is held here is exchanged for the head of the queue as the server has it now. */
  async #renew(): Promise<void> {
    if (this.#loading || document.visibilityState === 'hidden') return;
    this.#loading = true;
    this.#isDoubtful = false;
    const undone = this.#undone;
    const sent = await getQueue(this.#studied, { have: '', want: String(MOST_HELD) });
    this.#loading = false;
    // What was asked for before something was taken back does not know of it.
    const isOutdated = undone !== this.#undone;
    if (sent.kind === 'reply' && !isOutdated) this.#take(sent, MOST_HELD, 'renew');
    else this.#isDoubtful = true;
    if (isOutdated) this.#stock();
  }

  #doubt(): void {
    this.#isDoubtful = true;
    this.#stock();
  }

  #onOutbox(status: OutboxStatus): void {
    this.link.set({ ...this.link.get(), ...status });
    if (status.unsent > 0) return;
    this.#keepLater();
    this.#stock();
  }

  #take(sent: Sent, asked: number, type: 'acknowledge' | 'renew' = 'acknowledge'): void {
    if (sent.kind !== 'reply') return;
    const { reply } = sent;
    if (this.link.get().kept) this.link.set({ ...this.link.get(), kept: false });
    this.#clock.follow(reply.now);
    this.#dispatch({ type, reply, asked });
    this.#prepare();
    this.#keepLater();
    if (reply.results.some(({ id }) => this.#leaving.delete(id))) this.#doubt();
    const leech = reply.results.find((result) => result.leech !== null)?.leech;
    if (leech) this.#say(`leech-${leech}`);
    if (reply.results.some(({ status }) => status === 'refused')) this.#say('refused');
    if (reply.elsewhere) this.#doubt();
  }

  /** Answers bring more cards along; where none is on its way, they are asked for. */
  #stock(): void {
    if (this.#outbox.status.unsent > 0) return;
    if (this.#isDoubtful) return void this.#renew();
    const state = this.session.get();
    const stage = stageOf(state);
    const want = stage === 'waiting' ? MOST_HELD : wantOf(state);
    const isNeeded = want > 0 || isOutdated(state) || (stage === 'end' && isUntold(state));
    if (isNeeded) void this.#load(want);
  }

  #leave(): void {
    this.#keep();
    void this.#outbox.flush();
  }

  /** A page that was kept is older than the session that was kept. */
  async #begin(): Promise<void> {
    const since = keptAt();
    if (since !== null) await this.#goOnFrom(since);
    await this.#adopt();
  }

  /** Time went by since the page was kept, and the session may have gone on. */
  async #goOnFrom(pageKeptAt: number): Promise<void> {
    const { at } = this.session.get().server;
    this.#clock.follow(at + Date.now() - pageKeptAt);
    this.#isDoubtful = true;
    this.#isRestoring = true;
    const kept = await this.#shelf?.read().catch(() => null);
    this.#isRestoring = false;
    if (kept && kept.server.at >= at) this.#dispatch({ type: 'restore', kept });
    else this.#dispatch({ type: 'tick' });
    this.link.set({ ...this.link.get(), kept: true });
  }

  /** Keeping costs milliseconds: it must not stand before the next card. */
  #keepLater(): void {
    this.#keeping ??= whenIdle(() => this.#keep());
  }

  /** What the server has not acknowledged waits on the shelf of answers: it is told again to the session that is kept here. */
  #keep(): void {
    this.#keeping = undefined;
    const session = this.session.get();
    if (session.pending.length > 0 || this.#outbox.status.unsent > 0) return;
    this.#shelf?.put(session).catch(() => {});
  }

  /** Answers of earlier tabs go first, and their cards are not asked again. */
  async #adopt(): Promise<void> {
    const answers = await this.#outbox.adopt();
    if (answers.length > 0) {
      this.#dispatch({ type: 'replay', answers });
      await this.#outbox.flush();
    }
    this.#stock();
  }

  async #rewrite(note: NoteId): Promise<void> {
    const { current, line } = this.session.get();
    const held = [...(current ? [current.card] : []), ...line.main, ...line.steps];
    const ids = held.filter((card) => card.note === note).map(({ id }) => id);
    const rewritten = ids.length > 0 ? await getCards(ids) : null;
    if (rewritten) this.#dispatch({ type: 'rewrite', rewritten });
    this.#prepare();
    this.#elsewhere?.tell();
    this.#doubt();
  }

  #setAside({ id }: SentItem): void {
    this.#dispatch({ type: 'set-aside', event: id });
    this.#say('set-aside');
  }

  #tick(): void {
    this.#dispatch({ type: 'tick' });
    this.#prepare();
    this.#stock();
  }

  #wake(): void {
    this.#tick();
    if (this.#outbox.status.unsent > 0) void this.#outbox.flush();
  }

  #onVisibility(): void {
    if (document.visibilityState === 'hidden') {
      this.#hiddenAt = this.#clock.now();
      return;
    }
    const away = this.#hiddenAt === null ? 0 : this.#clock.now() - this.#hiddenAt;
    if (away > LONG_AWAY) this.#isDoubtful = true;
    this.#wake();
  }

  #holdBack(event: BeforeUnloadEvent): void {
    const { durable, unsent } = this.#outbox.status;
    if (!durable && unsent > 0) event.preventDefault();
  }

  #say(notice: Notice, edit: Edit | null = null): void {
    clearTimeout(this.#noticeTimer);
    this.link.set({ ...this.link.get(), notice, edit });
    this.#noticeTimer = setTimeout(
      () => this.link.set({ ...this.link.get(), notice: null, edit: null }),
      NOTICE_STAYS,
    );
  }
}

/** Not every browser tells when it is idle. */
function whenIdle(work: () => void): number {
  if ('requestIdleCallback' in globalThis)
    return requestIdleCallback(work, { timeout: KEEP_WITHIN });
  return setTimeout(work, KEEP_WITHIN) as unknown as number;
}
