import { withRetention } from '#lib/scheduler/deck-options.ts';
import { defaultStudyOptions, type StudyOptions } from '#lib/scheduler/study-options.ts';
import type { Preset } from '#lib/scheduler/types.ts';
import type { StudiedPlace } from '#lib/store/card-places.ts';

/**
 * The options under which a card is studied: those of its deck's preset, or the defaults where it has none, with the
 * retention that the deck itself wants.
 */
export function optionsUnder(
  presets: readonly Preset[],
  place: Pick<StudiedPlace, 'preset' | 'retention'> | null,
): StudyOptions {
  const options = presets.find(({ id }) => id === place?.preset)?.options ?? defaultStudyOptions;
  return withRetention(options, place?.retention ?? null);
}
