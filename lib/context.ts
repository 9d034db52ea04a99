import type { MediaFolder } from '#lib/platform/media-folder.ts';
import type { NewId, UserId } from '#lib/shared/ids.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { Settings } from '#lib/shared/settings.ts';
import type { Store } from '#lib/store/store.ts';
import type { BackupFolder } from './platform/backup-folder.ts';
import type { JobRunner } from './platform/job-runner.ts';
import type { UploadFolder } from './platform/upload-folder.ts';
import type { WorkThreads } from './platform/work-threads.ts';

/** What a use case works with; the faces make it once. */
export interface Context {
  readonly store: Store;
  /** The pictures of the place. */
  readonly media: MediaFolder;
  /** Files that people sent and that wait. */
  readonly uploads: UploadFolder;
  /** Work in processes of its own. */
  readonly jobs: JobRunner;
  /** Work in threads of its own. */
  readonly threads: WorkThreads;
  /** Copies that were set aside. */
  readonly backups: BackupFolder;
  readonly files: PlaceFiles;
  /** What files that come in may ask for. */
  readonly limits: ImportLimits;
  /** The present instant. */
  readonly now: () => Instant;
  readonly newId: NewId;
}

/** Where a place lies. */
export interface PlaceFiles {
  readonly databaseFile: string;
  /** Folder of `prisma/migrations`; null for who only reads. */
  readonly migrations: string | null;
}

/** Who asks. Every query is scoped by it. */
export interface Actor {
  readonly user: UserId;
  readonly settings: Settings;
}
