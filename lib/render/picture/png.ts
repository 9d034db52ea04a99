import { type HeaderReader, holdsText, pictureSize } from '#lib/render/picture/header.ts';

/** PNG: the signature, then the chunk IHDR with width and height (PNG 3rd edition, 5.2 and 11.2.1). */
export const readPng: HeaderReader = (bytes) => {
  if (!holdsText(bytes, 0, '\x89PNG\r\n\x1a\n')) return null;
  if (bytes.byteLength < 24 || !holdsText(bytes, 12, 'IHDR')) return { size: null };
  return { size: pictureSize(bytes.getUint32(16), bytes.getUint32(20)) };
};
