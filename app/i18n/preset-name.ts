import { messages } from '#app/i18n/index.ts';
import type { Language } from '#lib/shared/settings.ts';

/** The name of the preset that one begins with, as it is stored: each language has its own word for it. */
const FIRST_PRESET = 'default';

/** A preset's name as it is shown. */
export function presetName(stored: string, language: Language): string {
  return stored === FIRST_PRESET ? messages(language).options.defaultName : stored;
}

/** A preset's name, read from what is shown, as it is stored. */
export function storedPresetName(shown: string, language: Language): string {
  return shown.trim() === messages(language).options.defaultName ? FIRST_PRESET : shown;
}
