import { type HeaderReader, holdsText, pictureSize } from '#lib/render/picture/header.ts';

/** GIF: the signature, then the logical screen (GIF89a, 17 and 18). */
export const readGif: HeaderReader = (bytes) => {
  if (!holdsText(bytes, 0, 'GIF87a') && !holdsText(bytes, 0, 'GIF89a')) return null;
  if (bytes.byteLength < 10) return { size: null };
  return { size: pictureSize(bytes.getUint16(6, true), bytes.getUint16(8, true)) };
};
