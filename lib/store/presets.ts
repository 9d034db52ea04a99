import type { Preset, StudyOptions } from '#lib/scheduler/types.ts';
import type { PresetId, UserId } from '#lib/shared/ids.ts';
import { query } from './sql.ts';
import type { Db } from './store.ts';

interface PresetRow {
  readonly id: PresetId;
  readonly version: number;
  readonly name: string;
  readonly options: string;
}

/** A person's presets, each in its present version. */
export async function readPresets(db: Db, user: UserId): Promise<Preset[]> {
  const rows = await query<PresetRow>(
    db,
    `SELECT p."id", p."version", p."name", v."options" FROM "Preset" p
     JOIN "PresetVersion" v ON v."presetId" = p."id" AND v."version" = p."version"
     WHERE p."userId" = ? ORDER BY p."id"`,
    user,
  );
  return rows.map((row) => ({ ...row, options: JSON.parse(row.options) as StudyOptions }));
}
