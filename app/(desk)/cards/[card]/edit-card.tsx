'use client';

import { useRouter } from 'next/navigation';
import { type ComponentProps, type ComponentType, useCallback, useEffect, useState } from 'react';
import type { EditNote } from '#app/editor/edit-note.tsx';
import { postUndoOf } from '#app/editor/note-calls.ts';
import { editorTexts } from '#app/editor/words.ts';
import { isKeyAlone } from '#app/parts/single-key.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import type { Language } from '#lib/shared/settings.ts';

interface EditCardProps {
  readonly card: CardId;
  readonly language: Language;
  /** Whether keys of one press are on. */
  readonly singleKeys: boolean;
}

type View = ComponentType<ComponentProps<typeof EditNote>>;

type Told =
  | { readonly kind: 'failed' | 'undone' | 'undoFailed' }
  | { readonly kind: 'saved'; readonly operation: OperationId };

/** Edits the card of the page: by a button, or by E. The editor is brought when it is asked for. */
export function EditCard({ card, language, singleKeys }: EditCardProps) {
  const router = useRouter();
  const texts = editorTexts(language);
  const [editor, setEditor] = useState<{ readonly View: View } | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const open = useCallback(async () => {
    try {
      const { EditNote: View } = await import('#app/editor/edit-note.tsx');
      setEditor({ View });
      setTold(null);
    } catch {
      setTold({ kind: 'failed' });
    }
  }, []);
  useEffect(() => {
    if (!singleKeys) return;
    const onKey = (event: KeyboardEvent) => {
      if (!isKeyAlone(event, 'KeyE')) return;
      event.preventDefault();
      void open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open, singleKeys]);
  const onSaved = (operation: OperationId | null) => {
    setEditor(null);
    if (operation === null) return;
    setTold({ kind: 'saved', operation });
    router.refresh();
  };
  const undo = async (operation: OperationId) => {
    const reply = await postUndoOf(operation);
    setTold({ kind: reply.ok ? 'undone' : 'undoFailed' });
    router.refresh();
  };
  return (
    <div className="card-edit">
      <button
        type="button"
        className="button"
        aria-keyshortcuts={singleKeys ? 'E' : undefined}
        onClick={() => void open()}
      >
        {texts.card.open}
      </button>
      <span role="status">
        {told?.kind === 'saved' && (
          <>
            {texts.card.saved}{' '}
            <button
              type="button"
              className="button-plain"
              onClick={() => void undo(told.operation)}
            >
              {texts.add.undo}
            </button>
          </>
        )}
        {told?.kind === 'failed' && texts.card.failed}
        {(told?.kind === 'undone' || told?.kind === 'undoFailed') && texts.add[told.kind]}
      </span>
      {editor && (
        <editor.View
          card={card}
          language={language}
          onClose={() => setEditor(null)}
          onSaved={onSaved}
        />
      )}
    </div>
  );
}
