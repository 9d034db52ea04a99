import { type EditorTexts, editorEn } from '#app/i18n/editor.en.ts';
import { editorRu } from '#app/i18n/editor.ru.ts';
import type { Language } from '#lib/shared/settings.ts';

const TEXTS: Readonly<Record<Language, EditorTexts>> = { en: editorEn, ru: editorRu };

/** What editing and adding say in a language. */
export function editorTexts(language: Language): EditorTexts {
  return TEXTS[language];
}
