import type { Preset } from '#lib/scheduler/types.ts';
import type { PresetId } from '#lib/shared/ids.ts';

/** Presets by id. */
export type Presets = Readonly<Record<PresetId, Preset>>;

/** The newer versions in place of the older; an unchanged preset stays the same object. */
export function withPresets(known: Presets, presets: readonly Preset[]): Presets {
  const newer = presets.filter(({ id, version }) => known[id]?.version !== version);
  if (newer.length === 0) return known;
  return { ...known, ...Object.fromEntries(newer.map((preset) => [preset.id, preset])) };
}
