import type { Messages } from '#app/i18n/index.ts';
import { presetName } from '#app/i18n/preset-name.ts';
import { someNames } from '#app/i18n/some-names.ts';
import type { OptionsView } from '#lib/options/show-options.ts';
import type { Language } from '#lib/shared/settings.ts';
import { addNew, choose, remove } from './preset-actions.ts';

/** Which preset the deck is studied under, who shares it, and what can be done with presets. */
export function PresetSection(props: {
  readonly view: OptionsView;
  readonly texts: Messages['options']['preset'];
  readonly language: Language;
}) {
  const { view, texts, language } = props;
  const { deck, preset, presets } = view;
  const titles = someNames(
    preset.decks.map(({ title }) => title),
    language,
  );
  const hasOthers = presets.length > 1;
  return (
    <section className="sheet grid gap-3" aria-labelledby="presets">
      <h2 id="presets">{texts.title}</h2>
      <form action={choose} className="preset-choice">
        <input type="hidden" name="deck" value={deck.id} />
        <select
          className="input"
          name="preset"
          defaultValue={preset.id}
          key={preset.id}
          aria-labelledby="presets"
          aria-describedby="presets-hint"
        >
          {presets.map(({ id, name }) => (
            <option key={id} value={id}>
              {presetName(name, language)}
            </option>
          ))}
        </select>
        {hasOthers && (
          <button className="button" type="submit">
            {texts.use}
          </button>
        )}
      </form>
      <p className="hint" id="presets-hint">
        {texts.hint} {texts.decks(preset.decks.length, titles)}
      </p>
      <div className="preset-actions">
        <DeckButton action={addNew} deck={deck.id} text={texts.add} hint={texts.addHint} />
        {hasOthers && (
          <DeckButton action={remove} deck={deck.id} text={texts.remove} hint={texts.removeHint} />
        )}
      </div>
    </section>
  );
}

function DeckButton(props: {
  readonly action: (data: FormData) => Promise<void>;
  readonly deck: string;
  readonly text: string;
  readonly hint: string;
}) {
  return (
    <form action={props.action}>
      <input type="hidden" name="deck" value={props.deck} />
      <button className="button-plain" type="submit">
        {props.text}
      </button>{' '}
      <span className="hint">{props.hint}</span>
    </form>
  );
}
