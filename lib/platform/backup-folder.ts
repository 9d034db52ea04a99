import { copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '#lib/shared/instant.ts';

/** Why a copy was made. */
export const BACKUP_REASONS = [
  'daily',
  'by-hand',
  'before-migration',
  'before-import',
  'before-restore',
] as const;

/** One of {@link BACKUP_REASONS}. */
export type BackupReason = (typeof BACKUP_REASONS)[number];

/** A copy of the database that was set aside. */
export interface BackupFile {
  /** `daily-20270115T090000`: the file's name without its ending. */
  readonly name: string;
  readonly reason: BackupReason;
  readonly at: Instant;
  /** Of the database alone. */
  readonly bytes: number;
}

/** The copies of a place, and the media that they speak of, each kept once for all of them. */
export interface BackupFolder {
  /** Newest first. What is half-written or of another name is none. */
  readonly list: () => Promise<BackupFile[]>;
  /** A name for a copy that is made now. */
  readonly nameFor: (reason: BackupReason, at: Instant) => string;
  /** The file of a copy. */
  readonly fileOf: (name: string) => string;
  readonly remove: (name: string) => Promise<void>;
  /** Keeps media beside the copies; what is kept already or is not there is passed over. Gives how many are kept now. */
  readonly keepMedia: (hashes: readonly string[]) => Promise<number>;
  /** Brings media back to where they are shown from; gives those that are in neither place. */
  readonly bringMedia: (hashes: readonly string[]) => Promise<string[]>;
  /** Removes kept media that are not among these. */
  readonly dropMedia: (kept: ReadonlySet<string>) => Promise<void>;
}

const NAME = /^(daily|by-hand|before-migration|before-import|before-restore)-(\d{8}T\d{6})\.db$/;

/** The copies beside a database; `mediaFolder` is where its media lie. */
export function backupFolder(databaseFile: string, mediaFolder: string): BackupFolder {
  const folder = path.join(path.dirname(databaseFile), 'backups');
  const store = path.join(folder, 'media');
  const fileOf = (name: string) => path.join(folder, `${name}.db`);
  return {
    fileOf,
    nameFor: (reason, at) => `${reason}-${stampOf(at)}`,
    list: () => listBackups(folder),
    remove: (name) => rm(fileOf(name), { force: true }),
    keepMedia: async (hashes) => {
      const missing = await carry(hashes, { from: mediaFolder, to: store });
      return hashes.length - missing.length;
    },
    bringMedia: (hashes) => carry(hashes, { from: store, to: mediaFolder }),
    dropMedia: (kept) => dropOthers(store, kept),
  };
}

async function listBackups(folder: string): Promise<BackupFile[]> {
  const files = await readdir(folder).catch(() => []);
  const found: BackupFile[] = [];
  for (const file of files) {
    const [, reason, stamp] = NAME.exec(file) ?? [];
    if (!reason || !stamp) continue;
    const { size } = await stat(path.join(folder, file));
    found.push({
      name: file.slice(0, -'.db'.length),
      reason: reason as BackupReason,
      at: instantOf(stamp),
      bytes: size,
    });
  }
  return found.sort((a, b) => b.at - a.at || b.name.localeCompare(a.name));
}

/** `20270115T090000`, in UTC. */
function stampOf(at: Instant): string {
  return new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15);
}

function instantOf(stamp: string): Instant {
  const [year, month, day] = [stamp.slice(0, 4), stamp.slice(4, 6), stamp.slice(6, 8)].map(Number);
  const [hour, minute, second] = [9, 11, 13].map((at) => Number(stamp.slice(at, at + 2)));
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

/** Files under their hashes never change, so a second name for the same bytes is a copy that costs nothing; where that cannot be, bytes are copied. */
async function carry(
  hashes: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<string[]> {
  const missing: string[] = [];
  for (const hash of hashes) {
    const target = mediaFile(to, hash);
    if (await isThere(target)) continue;
    const source = mediaFile(from, hash);
    if (!(await isThere(source))) {
      missing.push(hash);
      continue;
    }
    await mkdir(path.dirname(target), { recursive: true });
    await link(source, target).catch(() => copyFile(source, target));
  }
  return missing;
}

function mediaFile(folder: string, hash: string): string {
  return path.join(folder, hash.slice(0, 2), hash);
}

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}

async function dropOthers(store: string, kept: ReadonlySet<string>): Promise<void> {
  for (const shelf of await readdir(store).catch(() => [])) {
    for (const hash of await readdir(path.join(store, shelf)).catch(() => [])) {
      if (!kept.has(hash)) await rm(path.join(store, shelf, hash), { force: true });
    }
  }
}
