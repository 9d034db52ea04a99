import {
  type EnglishForms,
  englishForm,
  type RussianForms,
  russianForm,
} from '#app/i18n/plural.ts';

type Forms = EnglishForms | RussianForms;

/** The word that follows a number, without it; the forms tell the language. */
export function formOf(count: number, forms: Forms): string {
  return forms.length === 2 ? englishForm(count, forms) : russianForm(count, forms);
}

/** A text with its `{name}` filled in. */
export function filled(text: string, name: string, value: string): string {
  return text.replace(`{${name}}`, () => value);
}
