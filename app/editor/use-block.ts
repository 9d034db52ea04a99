import { useCallback, useState } from 'react';
import type { OutlookWords } from '#app/api/notes/outlook-in-words.ts';
import type { EditableBlock } from '#lib/library/editing/open-note.ts';
import type { OperationId } from '#lib/shared/ids.ts';
import { dropDraft, findDraft, keepDraft } from './drafts.ts';
import { postPreview, postSave } from './note-calls.ts';
import { useOutlook } from './use-outlook.ts';

/** Why a text was not saved. */
export type Trouble =
  | { readonly kind: 'failed' | 'refused' }
  /** Somebody else changed it meanwhile; `now` is what stands there. */
  | { readonly kind: 'conflict'; readonly now: EditableBlock };

/** What one has typed, and over which text. */
interface Draft {
  readonly text: string;
  readonly base: string;
}

/** A block while somebody writes it. */
export interface BlockWriting {
  readonly text: string;
  /** What was typed earlier and not saved has come back. */
  readonly isBack: boolean;
  readonly isSaving: boolean;
  readonly trouble: Trouble | null;
  readonly outlook: OutlookWords | null;
  readonly write: (text: string) => void;
  readonly startOver: () => void;
  /** Saves over the text that was opened, or over the one that a conflict told of. */
  readonly save: (over?: EditableBlock) => Promise<void>;
  /** Gives up what was typed for what stands there now. */
  readonly takeTheirs: (now: EditableBlock) => void;
}

/** Holds what is typed for a block, keeps it until it is saved, and saves it. */
export function useBlock(
  block: EditableBlock,
  onSaved: (operation: OperationId | null) => void,
): BlockWriting {
  const { card } = block;
  const [kept] = useState(() => findDraft<Draft>(card));
  const [{ text, base }, setDraft] = useState<Draft>(kept ?? block);
  const [isBack, setIsBack] = useState(kept !== null);
  const [isSaving, setIsSaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const ask = useCallback(() => postPreview({ card, base, text }), [card, base, text]);
  const outlook = useOutlook(ask);

  function put(draft: Draft): void {
    setDraft(draft);
    if (draft.text === block.text) dropDraft(card);
    else keepDraft(card, draft);
  }

  async function save(over: Draft = { text, base }): Promise<void> {
    if (isSaving) return;
    setIsSaving(true);
    const reply = await postSave({ card, base: over.base, text });
    setIsSaving(false);
    if (!reply.ok) return setTrouble({ kind: reply.status === 400 ? 'refused' : 'failed' });
    if (reply.value.kind === 'conflict') return setTrouble(reply.value);
    if (reply.value.kind === 'fixed') return setTrouble({ kind: 'failed' });
    dropDraft(card);
    onSaved(reply.value.operation);
  }

  return {
    text,
    isBack,
    isSaving,
    trouble,
    outlook,
    write: (typed) => put({ text: typed, base }),
    startOver: () => {
      put(block);
      setIsBack(false);
    },
    save,
    takeTheirs: (now) => {
      put(now);
      setTrouble(null);
    },
  };
}
