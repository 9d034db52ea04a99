import { DATA_FILES } from '#lib/formats/mochi/read-mochi.ts';
import { isZip, readZip, zipLimits } from '#lib/platform/zip.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';
import { PACKAGE_LIMITS } from './import-anki/open-package.ts';
import { isBundle } from './open-bundle.ts';

/**
 * The name by which a process of its own reads a ZIP archive, whatever its own ending: that of a bundle file, or one that says that it is a package of
 * Anki's, of Mochi or Mnemosyne. Null of what is read at once: Markdown, and what is none of them. Throws `unreadable-file` and `too-large`.
 */
export async function nameOfItsKind(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  limits: ImportLimits,
): Promise<string | null> {
  if (!isZip(bytes)) return null;
  const archive = await readZip(bytes, zipLimits(PACKAGE_LIMITS, limits));
  if (isBundle(archive)) return name;
  const ending = endingOf(new Set(archive.names));
  return ending && `${name.replace(/\.zip$/i, '').replace(ENDINGS, '')}${ending}`;
}

const ENDINGS = /\.(?:apkg|colpkg|mochi|cards)$/i;

function endingOf(names: ReadonlySet<string>): string | null {
  const collections = ['collection.anki2', 'collection.anki21', 'collection.anki21b'];
  if (collections.some((each) => names.has(each))) return '.apkg';
  if ([...names].some((each) => /\.(?:md|markdown)$/i.test(each))) return null;
  if (names.has('cards.xml')) return '.cards';
  return DATA_FILES.some((each) => names.has(each)) ? '.mochi' : null;
}
