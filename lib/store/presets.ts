import { type ReadOptions, readStudyOptions } from '#lib/scheduler/read-study-options.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { Preset } from '#lib/scheduler/types.ts';
import type { PresetId, UserId } from '#lib/shared/ids.ts';
import { query, queryOne, type SqlValue } from './sql.ts';
import type { Db } from './store.ts';
import { type Change, changeRows } from './transact.ts';
import { readRowsByKey, upsertRows } from './write-rows.ts';

interface PresetRow {
  readonly id: PresetId;
  readonly version: number;
  readonly name: string;
  readonly options: string;
}

/** A person's presets, each in its present version: those that are offered, and those that are archived but in use. */
export async function readPresets(db: Db, user: UserId): Promise<Preset[]> {
  const rows = await query<PresetRow>(
    db,
    `SELECT p."id", p."version", p."name", v."options" FROM "Preset" p
     JOIN "PresetVersion" v ON v."presetId" = p."id" AND v."version" = p."version"
     WHERE p."userId" = ? AND (p."archivedAt" IS NULL
       OR EXISTS (SELECT 1 FROM "Enrolment" e WHERE e."userId" = p."userId" AND e."presetId" = p."id"))
     ORDER BY p."id"`,
    user,
  );
  return rows.map(({ options, ...preset }) => ({ ...preset, ...storedOptions(options) }));
}

/** All presets of a person, those that were deleted among them. */
export async function readKeptPresets(
  db: Db,
  user: UserId,
): Promise<(Preset & { readonly isDeleted: boolean })[]> {
  const rows = await query<PresetRow & { isDeleted: number }>(
    db,
    `SELECT p."id", p."version", p."name", v."options", (p."archivedAt" IS NOT NULL) AS "isDeleted"
     FROM "Preset" p JOIN "PresetVersion" v ON v."presetId" = p."id" AND v."version" = p."version"
     WHERE p."userId" = ? ORDER BY p."id"`,
    user,
  );
  return rows.map(({ options, isDeleted, ...preset }) => ({
    ...preset,
    ...storedOptions(options),
    isDeleted: Boolean(isDeleted),
  }));
}

/** A preset that came from Anki. */
export interface PresetFromAnki {
  readonly id: PresetId;
  readonly ankiId: number;
  /** As it came last: JSON. */
  readonly upstream: string | null;
}

/** The person's presets that came from Anki and are offered. */
export function presetsFromAnki(db: Db, user: UserId): Promise<PresetFromAnki[]> {
  return query(
    db,
    `SELECT "id", "ankiId", "upstream" FROM "Preset"
     WHERE "userId" = ? AND "ankiId" IS NOT NULL AND "archivedAt" IS NULL`,
    user,
  );
}

/** A preset to be made. */
export interface NewPreset {
  readonly id: PresetId;
  readonly name: string;
  readonly options: StudyOptions;
  /** What it is in Anki, where it came from there. */
  readonly from?: { readonly ankiId: number; readonly upstream: string };
}

/** Makes a preset. Taking it back archives it: versions are kept, for events name them. */
export async function makePreset(
  change: Change,
  { id, name, options, from }: NewPreset,
): Promise<void> {
  const { db, head } = change;
  const row = { id, userId: head.user, name, version: 1, archivedAt: head.at, ...from };
  await upsertRows(db, 'Preset', [row]);
  await keepVersion(change, { presetId: id, version: 1, options });
  await changeRows(change, 'Preset', [{ ...row, archivedAt: null }]);
}

/** Gives a preset new options, as its newest version; taking it back points to the version before. */
export async function reviseOptions(
  change: Change,
  id: PresetId,
  options: StudyOptions,
): Promise<void> {
  const newest = await queryOne<{ version: number }>(
    change.db,
    `SELECT max("version") AS "version" FROM "PresetVersion" WHERE "presetId" = ?`,
    id,
  );
  const version = (newest?.version ?? 0) + 1;
  await keepVersion(change, { presetId: id, version, options });
  await changePreset(change, id, { version });
}

/** Changes some columns of a preset. */
export async function changePreset(
  change: Change,
  id: PresetId,
  columns: Readonly<Record<string, SqlValue>>,
): Promise<void> {
  const rows = await readRowsByKey(change.db, 'Preset', [{ id }]);
  await changeRows(
    change,
    'Preset',
    rows.map((row) => ({ ...row, ...columns })),
  );
}

/** Not remembered by the operation: an event may name this version by the time it is taken back. */
function keepVersion(
  { db, head }: Change,
  { options, ...key }: { presetId: PresetId; version: number; options: StudyOptions },
): Promise<void> {
  const row = { ...key, options: JSON.stringify(options), createdAt: head.at };
  return upsertRows(db, 'PresetVersion', [row]);
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
