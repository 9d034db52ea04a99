import {
  type HeaderReader,
  holdsText,
  type PictureSize,
  pictureSize,
} from '#lib/render/picture/header.ts';

/** Where a file's properties are looked for; they stand in front of the pictures themselves. */
const HEAD_BYTES = 64 * 1024;

/** AVIF: the file type says so, and the property `ispe` has the size; of several the largest is the whole (AVIF 1.1, ISO/IEC 23008-12, 6.5.3). */
export const readAvif: HeaderReader = (bytes) => {
  if (!holdsText(bytes, 4, 'ftyp')) return null;
  if (!holdsText(bytes, 8, 'avif') && !holdsText(bytes, 8, 'avis')) return null;
  return { size: largest(bytes) };
};

function largest(bytes: DataView): PictureSize | null {
  let found: PictureSize | null = null;
  const end = Math.min(bytes.byteLength, HEAD_BYTES) - 16;
  for (let at = 0; at <= end; at++) {
    if (!holdsText(bytes, at, 'ispe')) continue;
    const size = pictureSize(bytes.getUint32(at + 8), bytes.getUint32(at + 12));
    if (size && (!found || size.width * size.height > found.width * found.height)) found = size;
  }
  return found;
}
