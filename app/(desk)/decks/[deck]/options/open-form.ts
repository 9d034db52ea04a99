import { presetName } from '#app/i18n/preset-name.ts';
import type { Actor, Context } from '#lib/context.ts';
import { expectEffects } from '#lib/options/expect-effects.ts';
import { writeFields } from '#lib/options/option-fields.ts';
import type { OptionsView } from '#lib/options/show-options.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { calendarOf, type Language } from '#lib/shared/settings.ts';
import type { EffectWords, FormState, FormValues } from './form-state.ts';
import { effectsInWords } from './words.ts';

/** The form as it is when the page is opened. */
export async function openForm(
  context: Context,
  actor: Actor,
  { view, language }: { view: OptionsView; language: Language },
): Promise<FormState> {
  const { choices, deck, preset } = view;
  const values = { ...writeFields(choices, language), name: presetName(choices.name, language) };
  return {
    values,
    problems: {},
    notice: null,
    effects: await effectWords(context, actor, { deck: deck.id, values, language }),
    moveDue: false,
    preview: null,
    previewed: '',
    seen: { preset: preset.id, version: preset.version },
  };
}

/** What filled fields would lead to, in words. */
export async function effectWords(
  context: Context,
  actor: Actor,
  { deck, values, language }: { deck: DeckId; values: FormValues; language: Language },
): Promise<EffectWords> {
  const effects = await expectEffects(context, actor, { deck, fields: values });
  return effectsInWords(effects, { language, calendar: calendarOf(actor.settings) });
}
