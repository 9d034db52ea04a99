import { type ReadOptions, readStudyOptions } from '#lib/scheduler/read-study-options.ts';
import type { Preset } from '#lib/scheduler/types.ts';
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
  return rows.map(({ options, ...preset }) => ({ ...preset, ...storedOptions(options) }));
}

/** Options as the database has them; what cannot be read as such is told and stands at its default. */
export function storedOptions(json: string): ReadOptions {
  const known = read.get(json);
  if (known) return known;
  const made = readStudyOptions(parsed(json));
  if (read.size >= MOST) read.clear();
  read.set(json, made);
  return made;
}

const MOST = 200;
/** Each answer asks for the same few: the same text gives the same object, and with it the same model. */
const read = new Map<string, ReadOptions>();

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
