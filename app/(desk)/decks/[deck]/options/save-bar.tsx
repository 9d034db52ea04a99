'use client';

import { useScene } from './fields.tsx';

/** What to do with the filled form. */
export function SaveBar({ isPending }: { readonly isPending: boolean }) {
  const { texts, moveDue, preview } = useScene();
  return (
    <div className="save-bar">
      <div className="field">
        <label className="choice">
          <input
            type="checkbox"
            name="moveDue"
            defaultChecked={moveDue}
            aria-describedby="moveDue-hint"
          />
          {texts.moveDue}
        </label>
        <p className="hint" id="moveDue-hint">
          {texts.moveDueHint}
        </p>
      </div>
      <div className="save-buttons">
        <button className="button button-main" type="submit" disabled={isPending}>
          {preview === null ? texts.save : texts.preview.confirm}
        </button>
        <button
          className="button"
          type="submit"
          name="do"
          value="new"
          disabled={isPending}
          aria-describedby="save-new-hint"
        >
          {texts.saveAsNew}
        </button>
        <span className="hint" id="save-new-hint">
          {texts.saveAsNewHint}
        </span>
      </div>
      {isPending && (
        <div className="late" role="status">
          <p>{texts.working}</p>
          <progress className="progress" aria-label={texts.working} />
        </div>
      )}
    </div>
  );
}
