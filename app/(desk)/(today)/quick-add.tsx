'use client';

import { useRouter } from 'next/navigation';
import { type ComponentProps, type ComponentType, useCallback, useEffect, useState } from 'react';
import type { AddNote } from '#app/editor/add-note.tsx';
import { isKeyAlone } from '#app/parts/single-key.ts';
import type { Language } from '#lib/shared/settings.ts';

interface QuickAddProps {
  readonly language: Language;
  /** Whether keys of one press are on. */
  readonly singleKeys: boolean;
  readonly texts: { readonly open: string; readonly failed: string };
}

type View = ComponentType<ComponentProps<typeof AddNote>>;

/** Adds a card from the first screen: by a button, or by A. The editor is brought when it is asked for. */
export function QuickAdd({ language, singleKeys, texts }: QuickAddProps) {
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
    router.refresh();
  };
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-keyshortcuts={singleKeys ? 'A' : undefined}
        onClick={() => void open()}
      >
        {texts.open}
      </button>
      {hasFailed && <span role="status">{` ${texts.failed}`}</span>}
      {editor && <editor.View deck={null} language={language} onClose={close} />}
    </>
  );
}
