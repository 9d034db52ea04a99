import type { Act, SessionCard } from '#lib/review/types.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import type { NoteId, OperationId } from '#lib/shared/ids.ts';
import { SECOND } from '#lib/shared/instant.ts';
import { plainText } from '../plain-text.ts';
import { createStore, type Store } from '../store.ts';

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

/** An edit of a note. */
export interface Edit {
  readonly note: NoteId;
  readonly operation: OperationId;
}

/** A notice, and the edit that can be taken back from it. */
export interface Said {
  readonly notice: Notice;
  readonly edit: Edit | null;
}

/** Something done to a card, or taken back, to be said with the way back beside it. */
export interface Toast {
  readonly kind: 'done' | 'undone' | 'redone';
  /** Null where it was done before this session. */
  readonly what: Act | { readonly rating: Rating } | null;
  /** The card's prompt without markup; null where it is not here. */
  readonly text: string | null;
}

const NOTICE_STAYS = 8 * SECOND;

/** What the person is told in passing, for as long as it is shown. */
export class Told {
  readonly said: Store<Said | null> = createStore<Said | null>(null);
  /** What was done or taken back last. */
  readonly toast: Store<Toast | null> = createStore<Toast | null>(null);
  readonly #vibrates: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(vibrates: boolean) {
    this.#vibrates = vibrates;
  }

  say(notice: Notice, edit: Edit | null = null): void {
    clearTimeout(this.#timer);
    this.said.set({ notice, edit });
    this.#timer = setTimeout(() => this.said.set(null), NOTICE_STAYS);
  }

  tell({
    card,
    ...toast
  }: Omit<Toast, 'text'> & { readonly card?: SessionCard | undefined }): void {
    this.toast.set({ ...toast, text: card ? plainText(card.prompt) : null });
    this.buzz();
  }

  /** A short tremble under the finger, where there is any. */
  buzz(): void {
    if (this.#vibrates) navigator.vibrate?.(12);
  }
}
