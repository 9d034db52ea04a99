import { Fields, type FieldsProps, NumberField, Tick } from './fields.tsx';
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
      <NumberField
        name="learnAheadMinutes"
        label={`${texts.learnAhead}, ${texts.learnAheadUnit}`}
        value={settings.learnAheadMinutes}
        max={LEARN_AHEAD_LIMIT}
        hint={texts.learnAheadHint}
      />
      {TICKS.map((name) => (
        <Tick
          key={name}
          name={name}
          isOn={settings[name]}
          label={texts[name]}
          hint={texts[`${name}Hint`]}
        />
      ))}
    </Fields>
  );
}
