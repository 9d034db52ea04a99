import type { Flag } from '#lib/acts/flags.ts';
import { ratingOf } from '#lib/review/session/answer.ts';
import { proposedRating } from '#lib/review/session/attempt.ts';
import { mannerOf } from '#lib/review/session/manner.ts';
import { stageOf } from '#lib/review/session/stage.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import { redoNow } from '#lib/review/session/undo.ts';
import type { Act, SessionStart } from '#lib/review/types.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import type { CardId, NoteId, OperationId, UserId } from '#lib/shared/ids.ts';
import { type Instant, MINUTE, SECOND } from '#lib/shared/instant.ts';
import type { Settings } from '#lib/shared/settings.ts';
import { deviceName } from './device.ts';
import { leaveSide } from './leave-side.ts';
import type { Panel, PanelKind } from './panel.ts';
import { plainText } from './plain-text.ts';
import { getInfo, type InfoFound, postUndoEdit } from './server-calls.ts';
import { createStore, type Store } from './store.ts';
import { Attempts } from './study/attempts.ts';
import { Running, type Studied } from './study/running.ts';
import { type Link, Supply } from './study/supply.ts';
import { TakingBack } from './study/taking-back.ts';
import { type Said, type Toast, Told } from './study/told.ts';

/** What a study begins with. */
export interface StudyInput extends Studied {
  readonly start: SessionStart;
  readonly user: UserId;
  /** Names the build of the pages. */
  readonly build: string;
  readonly settings: Settings;
}

const TICK = 15 * SECOND;
/** After so long in the background, the queue may have changed elsewhere. */
const LONG_AWAY = 5 * MINUTE;

/** A review in this browser: all that a person can do in it, and what the screen shows of it. */
export class Study {
  readonly session: Store<SessionState>;
  readonly link: Store<Link>;
  /** What is said in passing. */
  readonly said: Store<Said | null>;
  /** What was done or taken back last, as long as it is said. */
  readonly toast: Store<Toast | null>;
  /** What is open over the card; null while nothing is. */
  readonly panel: Store<Panel | null> = createStore<Panel | null>(null);
  /** Whether cards go on by themselves. */
  readonly auto: Store<boolean> = createStore(false);
  readonly settings: Settings;
  readonly #running: Running;
  readonly #told: Told;
  readonly #attempts: Attempts;
  readonly #supply: Supply;
  readonly #takingBack: TakingBack;
  /** Whether somebody wanted to go on while something is being taken back. */
  #goesOn = false;
  #hiddenAt: Instant | null = null;

  constructor({ start, deck, custom, user, build, settings }: StudyInput) {
    const running = new Running(start, { deck, custom });
    const told = new Told(settings.vibrates);
    const attempts = new Attempts(running);
    const supply = new Supply({ running, told, attempts, user, build });
    this.#running = running;
    this.#told = told;
    this.#attempts = attempts;
    this.#supply = supply;
    this.#takingBack = new TakingBack(running, supply, told);
    this.session = running.session;
    this.link = supply.link;
    this.said = told.said;
    this.toast = told.toast;
    this.settings = settings;
  }

  /** Begins to work with the browser; the function returned ends it. */
  open(): () => void {
    const ended = new AbortController();
    const { signal } = ended;
    addEventListener('online', () => this.#wake(), { signal });
    addEventListener('pagehide', () => this.#supply.leave(), { signal });
    addEventListener('beforeunload', (event) => this.#holdBack(event), { signal });
    document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal });
    addEventListener('pageshow', (event) => event.persisted && this.#supply.doubt(), { signal });
    const ticking = setInterval(() => this.#tick(), TICK);
    const close = this.#supply.open();
    return () => {
      ended.abort();
      clearInterval(ticking);
      close();
    };
  }

  /** Shows the answer or its next step; where it is shown, gives the rating proposed; at the end, goes on. */
  readonly goOn = (): void => {
    const { current, undoing } = this.session.get();
    if (undoing) this.#goesOn = true;
    else if (current === null) this.resume();
    else if (current.revealedAt !== null) this.rate(proposedRating(current));
    else if (mannerOf(current.card) === 'steps') this.#running.dispatch({ type: 'step' });
    else this.reveal();
  };

  /** Shows the whole answer, compared with what was typed or chosen. */
  readonly reveal = (): void => {
    if (!this.#supply.isRestoring) this.#attempts.reveal();
  };

  /** Keeps what was typed for the card shown, as far as it is written. */
  readonly write = (text: string): void => {
    this.#attempts.write(text);
  };

  /** Chooses an option or ticks an item off; again, and it is taken back. */
  readonly mark = (item: number): void => {
    this.#running.dispatch({ type: 'mark', item });
  };

  /** Rates the card shown and moves on; nothing while its answer is hidden. */
  readonly rate = (wanted: Rating, again = false): void => {
    const rating = this.settings.twoButtons && wanted > 1 ? 3 : wanted;
    const { clock, newId } = this.#running;
    const now = clock.now();
    const device = deviceName(() => newId());
    const zoneOffset = -new Date().getTimezoneOffset();
    const id = newId<'event'>();
    const answer = ratingOf(this.session.get(), { id, rating, now, device, zoneOffset });
    if (answer === null) return;
    leaveSide();
    this.#running.dispatch({ type: 'answer', answer, again }, now);
    this.#supply.add(answer);
    this.#told.buzz();
    const card = this.session.get().answered.at(-1)?.card;
    if (again) this.#told.tell({ kind: 'redone', what: { rating }, card });
    else this.hideToast();
  };

  /** Does something else to the card shown; what takes it away moves on. */
  readonly act = (act: Act, again = false): void => {
    const { current, undoing } = this.session.get();
    if (current === null || undoing) return;
    const { clock, newId } = this.#running;
    const now = clock.now();
    const input = { kind: 'act', id: newId<'event'>(), card: current.card.id, act } as const;
    const item = { ...input, clientAt: now };
    this.#running.dispatch({ type: 'act', act: item, again }, now);
    this.#supply.add(item);
    this.#told.tell({ kind: again ? 'redone' : 'done', what: act, card: current.card });
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

  /** Takes the last answer or act back. Whoever wanted to go on meanwhile does so then. */
  readonly undo = async (): Promise<void> => {
    await this.#takingBack.undo();
    if (!this.#goesOn || this.session.get().undoing) return;
    this.#goesOn = false;
    this.goOn();
  };

  /** Does again what was taken back last, while its card is shown. */
  readonly redo = (): void => {
    const again = redoNow(this.session.get());
    if (again === null) return;
    if (again.kind === 'act') return this.act(again.act, true);
    if (this.session.get().current?.revealedAt === null) this.#running.dispatch({ type: 'reveal' });
    this.rate(again.rating, true);
  };

  /** Goes on from the end, where cards fell due meanwhile. */
  readonly resume = (): void => {
    if (stageOf(this.session.get()) !== 'more') return;
    this.#running.dispatch({ type: 'resume' });
    this.#supply.stock();
  };

  /** The text of a note was edited: its cards held here get it, without losing the place. */
  readonly rewritten = async (note: NoteId, operation: OperationId | null): Promise<void> => {
    await this.#supply.rewrite(note);
    if (operation !== null) this.#told.say('edited', { note, operation });
  };

  /** Takes the edit back that the notice speaks of. */
  readonly undoEdit = async (): Promise<void> => {
    const edit = this.said.get()?.edit ?? null;
    if (edit === null) return;
    const undone = await postUndoEdit(edit.operation);
    await this.#supply.rewrite(edit.note);
    this.#told.say(undone ? 'edit-undone' : 'edit-kept');
  };

  /** All there is to tell of a card, what was done to it a moment ago included: that is sent first. */
  readonly tellOf = async (card: CardId): Promise<InfoFound> => {
    await this.#supply.flush();
    return getInfo(card);
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

  /** Closes a panel, where another has not taken its place. */
  readonly hidePanel = (panel: Panel): void => {
    if (this.panel.get() === panel) this.panel.set(null);
  };

  /** The panel could not be brought. */
  readonly failPanel = (panel: Panel): void => {
    this.hidePanel(panel);
    this.#told.say('panel-offline');
  };

  /** Leaves for the options of the deck of the card shown. */
  readonly openOptions = (): void => {
    const deck = this.session.get().current?.card.deck;
    if (deck !== undefined) location.assign(`/decks/${deck}/options`);
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
    this.#told.say(isCopied ? 'copied' : 'copy-failed');
  };

  /** Lets cards go on by themselves, or no more. */
  readonly toggleAuto = (): void => {
    const { autoQuestionSeconds, autoAnswerSeconds } = this.settings;
    if (autoQuestionSeconds + autoAnswerSeconds === 0) return this.#told.say('auto-nothing');
    this.auto.set(!this.auto.get());
    this.#told.say(this.auto.get() ? 'auto-on' : 'auto-off');
  };

  /** There is no voice for the card. */
  readonly tellNoVoice = (): void => {
    this.#told.say('no-voice');
  };

  /** A short tremble under the finger, where there is any. */
  readonly buzz = (): void => {
    this.#told.buzz();
  };

  /** What was done goes out of sight. */
  readonly hideToast = (): void => {
    this.toast.set(null);
  };

  #tick(isLongAway = false): void {
    this.#running.dispatch({ type: 'tick' });
    this.#supply.prepare();
    if (isLongAway) this.#supply.doubt();
    else this.#supply.stock();
  }

  #wake(isLongAway = false): void {
    this.#tick(isLongAway);
    this.#supply.wake();
  }

  #onVisibility(): void {
    const now = this.#running.clock.now();
    if (document.visibilityState === 'hidden') this.#hiddenAt = now;
    else this.#wake(this.#hiddenAt !== null && now - this.#hiddenAt > LONG_AWAY);
  }

  #holdBack(event: BeforeUnloadEvent): void {
    if (this.#supply.wouldLose) event.preventDefault();
  }
}
