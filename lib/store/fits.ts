import type { FitReport } from '#lib/scheduler/fitting/fit-report.ts';
import type { FitId, PresetId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { query } from './sql.ts';
import type { Db } from './store.ts';
import { type Change, changeRows } from './transact.ts';
import { readRowsByKey, upsertRows } from './write-rows.ts';

/** Parameters that were fitted to a person's answers, and how they stood the test. */
export interface ModelFit {
  readonly id: FitId;
  readonly preset: PresetId;
  readonly at: Instant;
  readonly parameters: readonly number[];
  readonly report: FitReport;
  /** The version of the preset that brought them in; null where they were not adopted. */
  readonly adoptedAs: number | null;
}

interface FitRow {
  readonly id: FitId;
  readonly preset: PresetId;
  readonly at: number;
  readonly parameters: string;
  readonly report: string;
  readonly adoptedAs: number | null;
}

/** The person's fits, newest first. */
export async function readFits(db: Db, user: UserId): Promise<ModelFit[]> {
  const rows = await query<FitRow>(
    db,
    `SELECT "id", "presetId" AS "preset", "at", "parameters", "report", "adoptedAs" FROM "ModelFit"
     WHERE "userId" = ? ORDER BY "at" DESC, "id" DESC`,
    user,
  );
  return rows.map((row) => ({
    ...row,
    parameters: JSON.parse(row.parameters) as number[],
    report: JSON.parse(row.report) as FitReport,
  }));
}

/** Keeps a fit that nobody has adopted yet. */
export function keepFit(db: Db, user: UserId, fit: Omit<ModelFit, 'adoptedAs'>): Promise<void> {
  const { id, preset, at, parameters, report } = fit;
  const row = {
    id,
    userId: user,
    presetId: preset,
    at,
    parameters: JSON.stringify(parameters),
    report: JSON.stringify(report),
    adoptedAs: null,
  };
  return upsertRows(db, 'ModelFit', [row]);
}

/** Notes which version of its preset brought a fit in. */
export async function noteAdoption(change: Change, id: FitId, version: number): Promise<void> {
  const rows = await readRowsByKey(change.db, 'ModelFit', [{ id }]);
  await changeRows(
    change,
    'ModelFit',
    rows.map((row) => ({ ...row, adoptedAs: version })),
  );
}
