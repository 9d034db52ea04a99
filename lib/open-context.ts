import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Context } from './context.ts';
import { redrawOutdated } from './drawing/redraw-cards.ts';
import { backupFolder } from './platform/backup-folder.ts';
import { jobRunner } from './platform/job-runner.ts';
import { mediaFolder } from './platform/media-folder.ts';
import { randomBytes } from './platform/random-bytes.ts';
import { uploadFolder } from './platform/upload-folder.ts';
import { workThreads } from './platform/work-threads.ts';
import { AppError } from './shared/errors.ts';
import { idMaker } from './shared/ids.ts';
import { type ImportLimits, USUAL_LIMITS } from './shared/import-limits.ts';
import { DAY, type Instant, MINUTE } from './shared/instant.ts';
import { failRunningJobs } from './store/jobs.ts';
import { migrate, pendingNames } from './store/migrate.ts';
import { openStore } from './store/open-store.ts';
import { newestOperationAt } from './store/operations.ts';
import { fillCardTexts } from './store/search/card-texts.ts';

const SAME_SITTING = 15 * MINUTE;

/** Where this place keeps things and when it begins. */
export interface Opening {
  readonly databaseFile: string;
  /** Holds the pictures; the folder of the database where nothing else is said. */
  readonly dataFolder?: string;
  /** Folder of `prisma/migrations`. */
  readonly migrations: string;
  /** Starts the clock at this instant instead of now. */
  readonly startAt: Instant | null;
  /** What files that come in may ask for; the usual where nothing is said. */
  readonly limits?: ImportLimits;
  /** Hears how far is what has to be done after an update. */
  readonly told?: (progress: OpeningProgress) => void;
}

/** What takes its time after an update where there is much: notes whose cards are drawn anew, or cards that are made ready for searching. */
export interface OpeningProgress {
  readonly stage: 'drawing' | 'searching';
  readonly done: number;
  readonly total: number;
}

/** Opens the place for writing: brings the database to the newest schema first. */
export async function openContext(opening: Opening): Promise<Context> {
  migrate(opening.databaseFile, opening.migrations);
  const programs = path.resolve(opening.migrations, '../../dist');
  const context = await contextOver(opening, { programs, migrations: opening.migrations });
  // Whoever writes here is alone: what another process was about died with it.
  await failRunningJobs(context.store.db, context.now());
  await context.uploads.sweep(Date.now() - DAY);
  const { told = () => {} } = opening;
  await redrawOutdated(context.store, (done, total) => told({ stage: 'drawing', done, total }));
  await fillCardTexts(context.store.db, (done, total) => told({ stage: 'searching', done, total }));
  return context;
}

/** Opens the place for writing on behalf of the process that holds it: that one waits meanwhile, and has brought the database up to date. `programs` is their folder. */
export function openAsDelegate(
  opening: Omit<Opening, 'migrations'> & { readonly programs: string },
): Promise<Context> {
  return contextOver(opening, { programs: opening.programs, migrations: null });
}

/** Whether the database lacks what this version reads. Opening it for writing brings it up to date. */
export function isOfOlderVersion(databaseFile: string, migrations: string): boolean {
  return pendingNames(databaseFile, migrations).length > 0;
}

/** Opens the place for reading only; `programs` is the folder of those that take a part of it. Throws `database-unusable` where there is no database yet. */
export async function openForReading(
  opening: Omit<Opening, 'migrations'> & { readonly programs?: string },
): Promise<Context> {
  const { databaseFile } = opening;
  if (!existsSync(databaseFile)) {
    throw new AppError(
      'database-unusable',
      `There is no database at ${path.relative(process.cwd(), databaseFile)} yet: compile a deck or run npm start first.`,
    );
  }
  return contextOver(opening, { programs: opening.programs ?? null, migrations: null });
}

/** `programs` is the folder of those that do long work; who only reads starts none. */
async function contextOver(
  opening: Omit<Opening, 'migrations'>,
  { programs, migrations }: { programs: string | null; migrations: string | null },
): Promise<Context> {
  const { databaseFile, dataFolder = path.dirname(databaseFile), startAt } = opening;
  const media = mediaFolder(path.join(dataFolder, 'media'));
  const store = await openStore(databaseFile);
  const now = clockFrom(startAt && continued(startAt, await newestOperationAt(store.db)));
  const { limits = USUAL_LIMITS } = opening;
  const jobs = jobRunner({ programs, databaseFile, limits });
  const threads = workThreads(programs);
  const uploads = uploadFolder(path.join(dataFolder, 'uploads'));
  const backups = backupFolder(databaseFile, path.join(dataFolder, 'media'));
  const files = { databaseFile, migrations };
  const folders = { media, uploads, backups, files };
  return { store, ...folders, jobs, threads, limits, now, newId: idMaker(now, randomBytes) };
}

/** Programs started one after another at the same told instant go on where the one before stopped. */
function continued(startAt: Instant, newest: Instant | null): Instant {
  const isContinued = newest !== null && newest >= startAt && newest - startAt < SAME_SITTING;
  return isContinued ? newest + 1 : startAt;
}

function clockFrom(startAt: Instant | null): () => Instant {
  if (startAt === null) return () => Date.now();
  const offset = startAt - Date.now();
  return () => Date.now() + offset;
}
