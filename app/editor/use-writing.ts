import { useCallback, useState } from 'react';
import type { OutlookWords } from '#app/api/notes/outlook-in-words.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import { dropDraft, findDraft, keepDraft } from './drafts.ts';
import type { Reply } from './note-calls.ts';
import { useOutlook } from './use-outlook.ts';

/** What one has written, and over what. */
export interface Draft<Written> {
  readonly written: Written;
  /** Names what was opened. */
  readonly base: string;
}

/** A way in which cards are written: what of them is open, how it is looked at and saved. */
export interface Manner<Opened, Written> {
  readonly draftOf: (opened: Opened) => Draft<Written>;
  readonly preview: (opened: Opened, draft: Draft<Written>) => Promise<Reply<OutlookWords | null>>;
  readonly save: (opened: Opened, draft: Draft<Written>) => Promise<Reply<SavedAs<Opened>>>;
}

type SavedAs<Opened> =
  | { readonly kind: 'saved'; readonly operation: OperationId | null }
  | { readonly kind: 'conflict'; readonly now: Opened }
  | { readonly kind: 'fixed' };

/** Why it was not saved. */
export type Trouble<Opened> =
  | { readonly kind: 'failed' | 'refused' }
  /** Somebody else changed it meanwhile; `now` is what stands there. */
  | { readonly kind: 'conflict'; readonly now: Opened };

/** A card while somebody writes it. */
export interface CardWriting<Opened, Written> {
  readonly written: Written;
  /** What was typed earlier and not saved has come back. */
  readonly isBack: boolean;
  readonly isSaving: boolean;
  readonly trouble: Trouble<Opened> | null;
  readonly outlook: OutlookWords | null;
  readonly write: (written: Written) => void;
  readonly startOver: () => void;
  /** Saves over what was opened, or over what a conflict told of. */
  readonly save: (over?: Opened) => Promise<void>;
  /** Gives up what was typed for what stands there now. */
  readonly takeTheirs: (now: Opened) => void;
}

/** Holds what is typed for a card, keeps it until it is saved, and saves it. */
export function useWriting<Opened extends { readonly card: CardId }, Written>(
  manner: Manner<Opened, Written>,
  opened: Opened,
  onSaved: (operation: OperationId | null) => void,
): CardWriting<Opened, Written> {
  const { card } = opened;
  const [kept] = useState(() => findDraft<Draft<Written>>(card));
  const [draft, setDraft] = useState<Draft<Written>>(kept ?? manner.draftOf(opened));
  const [isBack, setIsBack] = useState(kept !== null);
  const [isSaving, setIsSaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble<Opened> | null>(null);
  const ask = useCallback(() => manner.preview(opened, draft), [manner, opened, draft]);
  const outlook = useOutlook(ask);

  function put(next: Draft<Written>): void {
    setDraft(next);
    const first = manner.draftOf(opened);
    if (JSON.stringify(next.written) === JSON.stringify(first.written)) dropDraft(card);
    else keepDraft(card, next);
  }

  async function save(over?: Opened): Promise<void> {
    if (isSaving) return;
    setIsSaving(true);
    const base = over ? manner.draftOf(over).base : draft.base;
    const reply = await manner.save(opened, { ...draft, base });
    setIsSaving(false);
    if (!reply.ok) return setTrouble({ kind: reply.status === 400 ? 'refused' : 'failed' });
    if (reply.value.kind === 'conflict') return setTrouble(reply.value);
    if (reply.value.kind === 'fixed') return setTrouble({ kind: 'failed' });
    dropDraft(card);
    onSaved(reply.value.operation);
  }

  return {
    written: draft.written,
    isBack,
    isSaving,
    trouble,
    outlook,
    write: (written) => put({ ...draft, written }),
    startOver: () => {
      put(manner.draftOf(opened));
      setIsBack(false);
    },
    save,
    takeTheirs: (now) => {
      put(manner.draftOf(now));
      setTrouble(null);
    },
  };
}
