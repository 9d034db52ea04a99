import {
  type HeaderReader,
  holdsText,
  type PictureSize,
  pictureSize,
} from '#lib/render/picture/header.ts';

/** WebP: a RIFF file whose first chunk is lossy, lossless or extended (RFC 9649, 2.4–2.7). */
export const readWebp: HeaderReader = (bytes) => {
  if (!holdsText(bytes, 0, 'RIFF') || !holdsText(bytes, 8, 'WEBP')) return null;
  return { size: bytes.byteLength < 30 ? null : sizeOf(bytes) };
};

function sizeOf(bytes: DataView): PictureSize | null {
  if (holdsText(bytes, 12, 'VP8 ')) {
    return pictureSize(bytes.getUint16(26, true) & 0x3fff, bytes.getUint16(28, true) & 0x3fff);
  }
  if (holdsText(bytes, 12, 'VP8L')) {
    const bits = bytes.getUint32(21, true);
    return pictureSize((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  if (!holdsText(bytes, 12, 'VP8X')) return null;
  return pictureSize(uint24(bytes, 24) + 1, uint24(bytes, 27) + 1);
}

function uint24(bytes: DataView, at: number): number {
  return bytes.getUint16(at, true) + bytes.getUint8(at + 2) * 0x10000;
}
