import { type ReactNode, useEffect, useRef } from 'react';

interface PanelDialogProps {
  readonly title: string;
  /** What the button that closes it is called. */
  readonly close: string;
  readonly onClose: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A panel over the card, on a phone at its foot. Escape and a click beside it close it, and the focus goes back. */
export function PanelDialog({ title, close, onClose, className = '', children }: PanelDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    opened?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => opened?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape
    <dialog
      className={`review-panel ${className}`}
      ref={dialog}
      aria-labelledby="panel-title"
      onClose={() => dialog.current?.open || onClose()}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="review-panel-body">
        <header className="review-panel-head">
          <h2 id="panel-title">{title}</h2>
          <button
            type="button"
            className="review-close"
            aria-label={close}
            onClick={() => dialog.current?.close()}
          >
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
