import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import type { PanelProps } from './panels.tsx';

/** Asks whether the note is to go. */
export function DeletePanel({ study, onClose, acts: { remove, due, menu } }: PanelProps) {
  return (
    <PanelDialog title={remove.title} close={menu.close} onClose={onClose} className="panel-small">
      <form
        className="review-form"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          study.act({ kind: 'delete' });
        }}
      >
        <p>{remove.text}</p>
        <p className="review-form-buttons">
          <button type="button" className="button" onClick={onClose}>
            {due.cancel}
          </button>
          <button type="submit" className="button button-main" data-first="">
            {remove.do}
          </button>
        </p>
      </form>
    </PanelDialog>
  );
}
