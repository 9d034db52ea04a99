import { defaultStudyOptions, type StudyOptions } from '#lib/scheduler/study-options.ts';
import type { Preset } from '#lib/scheduler/types.ts';
import type { PresetId } from '#lib/shared/ids.ts';

/** The options under which a card is studied: its deck's preset, or the defaults where it has none. */
export function optionsUnder(presets: readonly Preset[], preset: PresetId | null): StudyOptions {
  return presets.find(({ id }) => id === preset)?.options ?? defaultStudyOptions;
}
