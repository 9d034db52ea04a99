import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface PanelDialogProps {
  readonly title: string;
  /** What the cross says. */
  readonly close: string;
  readonly onClose: () => void;
  /** A key that closes it as well: the one that opened it. */
  readonly closeKey?: string;
  /** Whether a press beside it closes it; not where something could be lost. */
  readonly closesOutside?: boolean;
  /** `panel-small`, at the foot of a phone, or `panel-wide`, with what else its content is called. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** A panel over the page. Escape closes it, and the focus goes back to where it was. What bears `data-first` has it meanwhile. */
export function PanelDialog(props: PanelDialogProps) {
  const { title, close, onClose, closeKey, closesOutside = true, className = '', children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it leaves the page: one that is gone gives no focus back.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    opened?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      className={`panel ${className}`}
      ref={dialog}
      aria-labelledby="panel-title"
      // Where effects run twice, the first close is told after the second opening.
      onClose={() => !dialog.current?.open && onClose()}
      onClick={(event) =>
        closesOutside && event.target === dialog.current && dialog.current.close()
      }
      onKeyDown={(event) => event.code === closeKey && dialog.current?.close()}
    >
      <div className="panel-body">
        <header className="panel-head">
          <h2 id="panel-title">{title}</h2>
          <button
            type="button"
            className="panel-close"
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
