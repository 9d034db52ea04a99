import { useState } from 'react';
import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import { readDueWish } from '#lib/acts/due-wish.ts';
import type { PanelProps } from './panels.tsx';

const QUICK = [
  ['today', '0'],
  ['tomorrow', '1'],
  ['week', '7'],
] as const;

/** Asks when the card is to come, as Anki lets one write it. */
export function DuePanel({ study, onClose, acts: { due, menu } }: PanelProps) {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const set = (wished: string) => {
    const when = readDueWish(wished);
    if (when === null) return setWrong(true);
    onClose();
    study.act({ kind: 'set-due', when });
  };
  return (
    <PanelDialog title={due.title} close={menu.close} onClose={onClose} className="panel-small">
      <form
        className="review-form"
        onSubmit={(event) => {
          event.preventDefault();
          set(text);
        }}
      >
        <p className="review-form-quick">
          {QUICK.map(([name, days]) => (
            <button key={name} type="button" className="button" onClick={() => set(days)}>
              {due[name]}
            </button>
          ))}
        </p>
        <label htmlFor="due-days">{due.label}</label>
        <input
          id="due-days"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
          autoComplete="off"
          spellCheck={false}
          data-first=""
          maxLength={20}
          aria-invalid={isWrong}
          aria-describedby="due-hint"
        />
        <p
          className={isWrong ? 'review-form-wrong' : 'review-form-hint'}
          id="due-hint"
          role={isWrong ? 'alert' : undefined}
        >
          {isWrong ? due.wrong : due.hint}
        </p>
        <p className="review-form-buttons">
          <button type="button" className="button" onClick={onClose}>
            {due.cancel}
          </button>
          <button type="submit" className="button button-main">
            {due.do}
          </button>
        </p>
      </form>
    </PanelDialog>
  );
}
