import { messages } from '#app/i18n/index.ts';
import { presetName } from '#app/i18n/preset-name.ts';
import type { BrokenPreset } from '#lib/options/show-options.ts';
import type { Language } from '#lib/shared/settings.ts';

/** Says which stored options could not be used, and how that is mended. */
export function BrokenPresets(props: {
  readonly broken: readonly BrokenPreset[];
  readonly language: Language;
  /** On the screen that mends it. */
  readonly here?: boolean;
}) {
  const { broken, language, here = false } = props;
  const { options } = messages(language);
  const labelOf = (name: BrokenPreset['options'][number]) => options.form.field[name].label;
  return broken.map(({ name, deck, options: names }) => (
    <p key={deck} className="notice notice-problem">
      {options.broken(presetName(name, language), names.map(labelOf).join('; '))}{' '}
      {here ? options.brokenMend : <a href={`/decks/${deck}/options`}>{options.brokenLink}</a>}
    </p>
  ));
}
