import { Fields, type FieldsProps } from './fields.tsx';
import { LEARN_AHEAD_LIMIT } from './settings-form.ts';

/** How far ahead learning cards are shown, and whether single keys work. */
export function ReviewFields({ settings, texts }: FieldsProps) {
  return (
    <Fields title={texts.review}>
      <div className="field">
        <label className="font-medium" htmlFor="learn-ahead">
          {texts.learnAhead}, {texts.learnAheadUnit}
        </label>
        <input
          id="learn-ahead"
          name="learnAheadMinutes"
          type="number"
          inputMode="numeric"
          min={0}
          max={LEARN_AHEAD_LIMIT}
          step={1}
          required
          defaultValue={settings.learnAheadMinutes}
          aria-describedby="learn-ahead-hint"
        />
        <p className="hint" id="learn-ahead-hint">
          {texts.learnAheadHint}
        </p>
      </div>
      <div className="field">
        <label className="choice font-medium">
          <input
            type="checkbox"
            name="singleKeys"
            defaultChecked={settings.singleKeys}
            aria-describedby="single-keys-hint"
          />
          {texts.singleKeys}
        </label>
        <p className="hint" id="single-keys-hint">
          {texts.singleKeysHint}
        </p>
      </div>
    </Fields>
  );
}
