import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { HASHCARDS_DATABASE } from '#lib/formats/hashcards/read-database.ts';
import { PLUGIN_DATA } from '#lib/formats/obsidian/plugin-settings.ts';
import { folderArchive } from '#lib/platform/folder-archive.ts';
import { readNamedFile, requireFile } from '#lib/platform/named-file.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';
import type { Upload } from './read-upload.ts';

/**
 * The file at an absolute path, as if it had been uploaded; a folder is as an archive of it. A document beside a database of hashcards comes
 * with it, and the database stands for its folder. Throws `unreadable-file`.
 */
export function namedUpload(file: string, limits: ImportLimits): Upload {
  const name = path.basename(file).normalize('NFC');
  const folder = path.dirname(file);
  if (isCollection(file))
    return { name, folder: folderArchive(isFolder(file) ? file : folder, limits, [PLUGIN_DATA]) };
  const hasDatabase =
    /\.(?:md|markdown)$/i.test(name) && existsSync(path.join(folder, HASHCARDS_DATABASE));
  return hasDatabase ? { name, folder: documentOf(folder, name, limits) } : readNamedFile(file);
}

/** The name of a package at an absolute path, which is read where it lies. Throws `unreadable-file`. */
export function namedPackage(file: string): string {
  requireFile(file);
  return path.basename(file).normalize('NFC');
}

/** Whether a path is that of a folder, or of the database of hashcards, which stands for one. */
export function isCollection(file: string): boolean {
  return path.basename(file) === HASHCARDS_DATABASE || isFolder(file);
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The folder without its other documents. */
function documentOf(folder: string, name: string, limits: ImportLimits) {
  const archive = folderArchive(folder, limits);
  const isOther = (each: string) => each !== name && /\.(?:md|markdown)$/i.test(each);
  return { ...archive, names: archive.names.filter((each) => !isOther(each)) };
}
