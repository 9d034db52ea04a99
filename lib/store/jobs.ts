import type { JobId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { execute, query } from './sql.ts';
import type { Db } from './store.ts';

/** How work stands. */
export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

/** Work that takes longer than a request. */
export interface JobRow {
  readonly id: JobId;
  readonly state: JobState;
  /** From 0 to 1. */
  readonly progress: number;
  readonly createdAt: Instant;
  /** JSON: what it is about, then what came of it. */
  readonly result: string;
}

/** Notes that work began; `result` is JSON: what it is about. */
export async function insertJob(
  db: Db,
  user: UserId,
  { id, kind, at, result }: { id: JobId; kind: string; at: Instant; result: string },
): Promise<void> {
  await execute(
    db,
    `INSERT INTO "Job" ("id", "userId", "kind", "state", "progress", "createdAt", "updatedAt", "result")
     VALUES (?1, ?2, ?3, 'running', 0, ?4, ?4, ?5)`,
    id,
    user,
    kind,
    at,
    result,
  );
}

/** The person's jobs of a kind, newest first. */
export function readJobs(
  db: Db,
  user: UserId,
  { kind, most }: { kind: string; most: number },
): Promise<JobRow[]> {
  return query(
    db,
    `SELECT "id", "state", "progress", "createdAt", coalesce("result", '{}') AS "result" FROM "Job"
     WHERE "userId" = ? AND "kind" = ? ORDER BY "createdAt" DESC, "id" DESC LIMIT ?`,
    user,
    kind,
    most,
  );
}

/** Notes how far a job is that still runs. */
export async function advanceJob(
  db: Db,
  id: JobId,
  { progress, at }: { progress: number; at: Instant },
): Promise<void> {
  await execute(
    db,
    `UPDATE "Job" SET "progress" = ?, "updatedAt" = ? WHERE "id" = ? AND "state" = 'running'`,
    progress,
    at,
    id,
  );
}

/** Notes how a job of the person's ended, and what came of it where that is said; false where it ended before. */
export async function endJob(
  db: Db,
  user: UserId,
  ended: { id: JobId; state: Exclude<JobState, 'running'>; at: Instant; result?: string },
): Promise<boolean> {
  const changed = await execute(
    db,
    `UPDATE "Job" SET "state" = ?1, "progress" = CASE ?1 WHEN 'done' THEN 1 ELSE "progress" END, "updatedAt" = ?2,
       "result" = coalesce(?3, "result") WHERE "id" = ?4 AND "userId" = ?5 AND "state" = 'running'`,
    ended.state,
    ended.at,
    ended.result ?? null,
    ended.id,
    user,
  );
  return changed > 0;
}

/** Notes of all jobs that run that they failed: whoever did them is gone. */
export async function failRunningJobs(db: Db, at: Instant): Promise<void> {
  await execute(
    db,
    `UPDATE "Job" SET "state" = 'failed', "updatedAt" = ? WHERE "state" = 'running'`,
    at,
  );
}
