import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import type { PanelProps } from './panels.tsx';
import { filled, formOf } from './words.ts';

/** Says after the chosen minutes how many cards there were, and lets one end. */
export function TimeboxPanel({ study, panel, onClose, acts, texts }: PanelProps) {
  const { timebox, menu } = acts;
  const { timeboxMinutes } = study.settings;
  const count = panel.count ?? 0;
  const minutes = `${timeboxMinutes} ${formOf(timeboxMinutes, timebox.minutes)}`;
  return (
    <PanelDialog
      title={filled(timebox.title, 'minutes', minutes)}
      close={menu.close}
      className="panel-small"
      onClose={onClose}
    >
      <div className="review-form">
        <p>{filled(timebox.text, 'answers', `${count} ${formOf(count, texts.answers)}`)}</p>
        <p className="review-form-buttons">
          <a className="button" href="/">
            {timebox.stop}
          </a>
          <button type="button" className="button button-main" data-first="" onClick={onClose}>
            {timebox.goOn}
          </button>
        </p>
      </div>
    </PanelDialog>
  );
}
