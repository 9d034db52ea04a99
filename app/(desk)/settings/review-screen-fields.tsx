import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { ReviewingTexts } from '#app/i18n/reviewing.en.ts';
import { ACTION_IDS, type ActionId } from '#app/review/actions.ts';
import type { Settings } from '#lib/shared/settings.ts';
import { Fields, NumberField, Tick } from './fields.tsx';

/** What a swipe may do: what is done often, and can be taken back. */
const SWIPED: readonly ActionId[] = ACTION_IDS.filter(
  (action) => !['reveal-all', 'hint', 'menu', 'help'].includes(action),
);

const TICKS = ['twoButtons', 'showCounts', 'showIntervals', 'showTimer'] as const;
const TOUCHES = ['tapReveals', 'vibrates'] as const;
const SWIPES = ['swipeLeft', 'swipeRight', 'swipeUp', 'swipeDown'] as const;

interface ReviewScreenFieldsProps {
  readonly settings: Settings;
  readonly texts: ReviewingTexts;
  readonly acts: ActsTexts;
}

/** How the review screen looks and moves. */
export function ReviewScreenFields({ settings, texts, acts }: ReviewScreenFieldsProps) {
  return (
    <>
      <Fields title={texts.title}>
        <p className="field">
          <a href="/settings/keys">{texts.keysLink}</a>
          <span className="hint">{texts.keysHint}</span>
        </p>
        {TICKS.map((name) => (
          <Tick
            key={name}
            name={name}
            isOn={settings[name]}
            label={texts[name]}
            hint={texts[`${name}Hint`]}
          />
        ))}
        <NumberField
          name="timeboxMinutes"
          label={`${texts.timeboxMinutes}, ${texts.timeboxUnit}`}
          value={settings.timeboxMinutes}
          max={240}
          hint={texts.timeboxHint}
        />
      </Fields>
      <Fields title={texts.autoTitle}>
        <NumberField
          name="autoQuestionSeconds"
          label={`${texts.autoQuestionSeconds}, ${texts.secondsUnit}`}
          value={settings.autoQuestionSeconds}
          max={600}
          hint={texts.autoHint}
        />
        <NumberField
          name="autoAnswerSeconds"
          label={`${texts.autoAnswerSeconds}, ${texts.secondsUnit}`}
          value={settings.autoAnswerSeconds}
          max={600}
        />
        <div className="field">
          <label className="font-medium" htmlFor="auto-action">
            {texts.autoAction}
          </label>
          <select id="auto-action" name="autoAction" defaultValue={settings.autoAction}>
            {Object.entries(texts.autoActions).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
      </Fields>
      <Fields title={texts.touch}>
        {TOUCHES.map((name) => (
          <Tick
            key={name}
            name={name}
            isOn={settings[name]}
            label={texts[name]}
            hint={texts[`${name}Hint`]}
          />
        ))}
        <fieldset className="field">
          <legend className="font-medium">{texts.swipes}</legend>
          <p className="hint">{texts.swipesHint}</p>
          {SWIPES.map((name) => (
            <p key={name} className="reviewing-swipe">
              <label htmlFor={name}>{texts.swipe[name]}</label>
              <select id={name} name={name} defaultValue={settings[name]}>
                <option value="">{texts.none}</option>
                {SWIPED.map((action) => (
                  <option key={action} value={action}>
                    {acts.action[action]}
                  </option>
                ))}
              </select>
            </p>
          ))}
        </fieldset>
      </Fields>
    </>
  );
}
