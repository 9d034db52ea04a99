import { useCallback, useEffect, useState } from 'react';
import type { OutlookWords } from '#app/api/notes/outlook-in-words.ts';
import type { OfferedNoteType } from '#lib/library/editing/list-note-types.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import { dropDraft, findDraft, keepDraft } from './drafts.ts';
import {
  addNewNote,
  blankNote,
  firstKind,
  isBlank,
  type NewNote,
  nextNote,
  previewNote,
} from './new-note.ts';
import { getNoteTypes, postUndoOf } from './note-calls.ts';
import { useOutlook } from './use-outlook.ts';

const DRAFT = 'new card';

/** What was added last, and what became of it. */
export interface Done {
  readonly operation: OperationId | null;
  readonly cards: number;
  readonly state: 'added' | 'undone' | 'undoFailed';
}

/** A new note while somebody writes it. */
export interface NewNoteWriting {
  readonly note: NewNote;
  readonly isEmpty: boolean;
  readonly outlook: OutlookWords | null;
  readonly trouble: 'failed' | 'refused' | null;
  readonly added: Done | null;
  readonly write: (note: NewNote) => void;
  /** False where it was not added. */
  readonly add: () => Promise<boolean>;
  readonly takeBack: () => Promise<void>;
}

/** Holds what is typed for a new note of a deck, keeps it until it is added, and adds it. Until a kind is chosen it is that of the deck. */
export function useNewNote(deck: DeckId, types: readonly OfferedNoteType[]): NewNoteWriting {
  const [typed, setTyped] = useState<NewNote | null>(() => findDraft<NewNote>(DRAFT));
  const [trouble, setTrouble] = useState<'failed' | 'refused' | null>(null);
  const [added, setAdded] = useState<Done | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const note = typed ?? blankNote(firstKind(types));
  const isEmpty = isBlank(note);
  const ask = useCallback(() => previewNote(deck, typed as NewNote), [deck, typed]);
  const outlook = useOutlook(isEmpty ? null : ask);

  function write(next: NewNote): void {
    setTyped(next);
    setTrouble(null);
    if (isBlank(next)) dropDraft(DRAFT);
    else keepDraft(DRAFT, next);
  }

  async function add(): Promise<boolean> {
    if (isEmpty || isAdding) return false;
    setIsAdding(true);
    const reply = await addNewNote(deck, note);
    setIsAdding(false);
    if (!reply.ok) {
      setTrouble(reply.status === 400 || reply.status === 404 ? 'refused' : 'failed');
      return false;
    }
    setAdded({ ...reply.value, state: 'added' });
    write(nextNote(note));
    return true;
  }

  async function takeBack(): Promise<void> {
    if (!added?.operation) return;
    const reply = await postUndoOf(added.operation);
    setAdded({ ...added, state: reply.ok ? 'undone' : 'undoFailed' });
  }

  return { note, isEmpty, outlook, trouble, added, write, add, takeBack };
}

/** The note types for a deck; null while they were never known. */
export function useNoteTypes(deck: DeckId): readonly OfferedNoteType[] | null {
  const [types, setTypes] = useState<readonly OfferedNoteType[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void getNoteTypes(deck).then(
      (reply) => isWanted && setTypes((before) => (reply.ok ? reply.value : (before ?? []))),
    );
    return () => {
      isWanted = false;
    };
  }, [deck]);
  return types;
}
