import { Fields, type FieldsProps } from './fields.tsx';
import { LEARN_AHEAD_LIMIT } from './settings-form.ts';

const TICKS = [
  'newIgnoresReviews',
  'limitsFromTop',
  'autoPlay',
  'autoSpeak',
  'singleKeys',
] as const;

/** How far ahead learning cards are shown, how daily limits are counted, and whether single keys work. */
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
      {TICKS.map((name) => (
        <div className="field" key={name}>
          <label className="choice font-medium">
            <input
              type="checkbox"
              name={name}
              defaultChecked={settings[name]}
              aria-describedby={`${name}-hint`}
            />
            {texts[name]}
          </label>
          <p className="hint" id={`${name}-hint`}>
            {texts[`${name}Hint`]}
          </p>
        </div>
      ))}
    </Fields>
  );
}
