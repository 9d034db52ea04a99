import type { Acted, Answered } from '#lib/review/session/state.ts';
import { actToUndo, canUndo, lastDone } from '#lib/review/session/undo.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { postUndo } from '../server-calls.ts';
import type { Running } from './running.ts';
import type { Supply } from './supply.ts';
import type { Notice, Told } from './told.ts';

type Done = Answered | Acted | null;

/** Takes back what was done last. */
export class TakingBack {
  readonly #running: Running;
  readonly #supply: Supply;
  readonly #told: Told;
  /** An undo whose reply has not come yet. */
  #retraction: EventId | null = null;

  constructor(running: Running, supply: Supply, told: Told) {
    this.#running = running;
    this.#supply = supply;
    this.#told = told;
  }

  /** Takes the last answer or act back: here where it was never sent, else on the server. */
  async undo(): Promise<void> {
    const before = this.#running.state;
    if (!canUndo(before)) return;
    const last = lastDone(before);
    this.#running.dispatch({ type: 'undo' });
    if (last !== null && this.#supply.withdraw(last.event)) {
      this.#running.dispatch({ type: 'take-back', event: last.event });
      this.#tell(last);
    } else if (await this.#supply.flush()) {
      await this.#undoOnServer(last);
    } else {
      this.#fail('undo-offline');
    }
  }

  async #undoOnServer(last: Done): Promise<void> {
    const { state, studied, newId } = this.#running;
    // The same retraction again where its reply was lost: it takes one answer back, not two.
    this.#retraction ??= newId<'event'>();
    const act = actToUndo(state);
    const undone = await postUndo({ id: this.#retraction, ...studied, stamp: state.stamp, act });
    if (undone.kind === 'failed') return this.#fail('undo-offline');
    this.#retraction = null;
    if (undone.kind === 'nothing') {
      this.#fail('undo-nothing');
      return this.#supply.doubt();
    }
    const { reply } = undone;
    this.#running.clock.follow(reply.now);
    this.#running.dispatch({ type: 'undone', reply });
    if (reply.event === last?.event) this.#tell(last);
    else this.#told.tell({ kind: 'undone', what: null, card: reply.card ?? undefined });
    if (reply.card === null && act === null) this.#told.say('undo-elsewhere');
    // A sibling may have come in the place of a card that is here again.
    this.#supply.noteUndone({ isElsewhere: reply.elsewhere || act !== null });
  }

  #tell(last: Done): void {
    if (last === null) return;
    if ('act' in last) this.#told.tell({ kind: 'undone', what: last.act, card: last.shown.card });
    else this.#told.tell({ kind: 'undone', what: { rating: last.rating }, card: last.card });
  }

  #fail(notice: Notice): void {
    this.#running.dispatch({ type: 'undo-failed', nothing: notice === 'undo-nothing' });
    this.#told.say(notice);
  }
}
