import { useState } from 'react';
import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import type { PanelProps } from './panels.tsx';

/** Asks whether the card is to be learnt anew. */
export function ResetPanel({ study, onClose, acts: { reset, due, menu } }: PanelProps) {
  const [keepsCounts, setKeeps] = useState(false);
  return (
    <PanelDialog title={reset.title} close={menu.close} onClose={onClose} className="panel-small">
      <form
        className="review-form"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          study.act({ kind: 'reset', keepsCounts });
        }}
      >
        <p>{reset.text}</p>
        <label className="choice">
          <input
            type="checkbox"
            checked={keepsCounts}
            onChange={(event) => setKeeps(event.target.checked)}
          />
          {reset.keeps}
        </label>
        <p className="review-form-buttons">
          <button type="button" className="button" onClick={onClose}>
            {due.cancel}
          </button>
          <button type="submit" className="button button-main" data-first="">
            {reset.do}
          </button>
        </p>
      </form>
    </PanelDialog>
  );
}
