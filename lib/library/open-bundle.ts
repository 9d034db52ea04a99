import {
  type Archive,
  DEFAULT_ZIP_LIMITS,
  openZipFile,
  type ZipLimits,
  zipLimits,
} from '#lib/platform/zip.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';

const GIGABYTE = 1024 ** 3;

/** A bundle is unpacked line by line and may hold the history of many years. */
export const BUNDLE_LIMITS: ZipLimits = {
  ...DEFAULT_ZIP_LIMITS,
  entryBytes: 4 * GIGABYTE,
  totalBytes: 8 * GIGABYTE,
};

/** What makes an archive a bundle. */
export function isBundle({ names }: Archive): boolean {
  return names.includes('manifest.json');
}

/** A bundle file that lies on the disk, to be closed; null for another archive. Throws `unreadable-file` for what is none, and `too-large`. */
export async function openBundle(
  file: string,
  limits: ImportLimits,
): Promise<(Archive & { readonly close: () => void }) | null> {
  const archive = await openZipFile(file, zipLimits(BUNDLE_LIMITS, limits));
  if (isBundle(archive)) return archive;
  archive.close();
  return null;
}
