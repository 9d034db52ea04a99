'use client';

import { useRouter } from 'next/navigation';
import {
  type ComponentProps,
  type ComponentType,
  type ReactNode,
  useCallback,
  useEffect,
  useState,
} from 'react';
import { isKeyAlone } from '#app/parts/single-key.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import type { Language } from '#lib/shared/settings.ts';
import type { AddNote } from './add-note.tsx';

interface QuickAddProps {
  /** The deck that is offered first; null for the first one. */
  readonly deck: DeckId | null;
  readonly language: Language;
  /** Whether keys of one press are on. */
  readonly singleKeys: boolean;
  readonly texts: { readonly open: string; readonly failed: string };
  readonly className?: string;
  /** What is drawn on the button instead of its words, on 24 by 24. */
  readonly sign?: ReactNode;
  /** Shows the page anew after something may have been added; where it is left out, the server does. */
  readonly onClosed?: () => void;
}

type View = ComponentType<ComponentProps<typeof AddNote>>;

/** Adds a card from a screen: by a button, or by A. The editor is brought when it is asked for. */
export function QuickAdd(props: QuickAddProps) {
  const { deck, language, singleKeys, texts, className = 'link-button', sign, onClosed } = props;
  const router = useRouter();
  const [editor, setEditor] = useState<{ readonly View: View } | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const open = useCallback(async () => {
    try {
      const { AddNote: View } = await import('#app/editor/add-note.tsx');
      setEditor({ View });
      setHasFailed(false);
    } catch {
      setHasFailed(true);
    }
  }, []);
  useEffect(() => {
    if (!singleKeys) return;
    const onKey = (event: KeyboardEvent) => {
      if (!isKeyAlone(event, 'KeyA')) return;
      event.preventDefault();
      void open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open, singleKeys]);
  const close = () => {
    setEditor(null);
    if (onClosed) onClosed();
    else router.refresh();
  };
  return (
    <>
      <button
        type="button"
        className={className}
        aria-keyshortcuts={singleKeys ? 'A' : undefined}
        title={sign === undefined ? undefined : texts.open}
        onClick={() => void open()}
      >
        {sign === undefined ? texts.open : <Sign name={texts.open}>{sign}</Sign>}
      </button>
      {hasFailed && <span role="status">{` ${texts.failed}`}</span>}
      {editor && <editor.View deck={deck} language={language} onClose={close} />}
    </>
  );
}

function Sign(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <span className="sr-only">{props.name}</span>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {props.children}
      </svg>
    </>
  );
}
