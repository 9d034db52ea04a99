import {
  type HeaderReader,
  holdsText,
  type PictureSize,
  pictureSize,
} from '#lib/render/picture/header.ts';

/** JPEG: segments up to the frame header, which has the size (ITU T.81, B.2.2); Exif may lay the picture on its side. */
export const readJpeg: HeaderReader = (bytes) => {
  if (bytes.byteLength < 4 || bytes.getUint16(0) !== 0xffd8 || bytes.getUint8(2) !== 0xff)
    return null;
  return { size: readSegments(bytes) };
};

/** Start of frame: all of C0–CF but the tables DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function readSegments(bytes: DataView): PictureSize | null {
  let isOnItsSide = false;
  for (let at = 2; at + 9 < bytes.byteLength; ) {
    const marker = bytes.getUint8(at + 1);
    if (bytes.getUint8(at) !== 0xff) return null;
    if (isFrame(marker)) {
      const [height, width] = [bytes.getUint16(at + 5), bytes.getUint16(at + 7)];
      return isOnItsSide ? pictureSize(height, width) : pictureSize(width, height);
    }
    if (marker === 0xe1) isOnItsSide ||= isTurned(bytes, at + 4);
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + bytes.getUint16(at + 2);
  }
  return null;
}

const ORIENTATION = 0x0112;

/** Whether Exif says that rows are columns: orientations 5–8 (Exif 2.32, 4.6.4). */
function isTurned(bytes: DataView, at: number): boolean {
  const tiff = at + 6;
  if (!holdsText(bytes, at, 'Exif\0\0') || tiff + 8 > bytes.byteLength) return false;
  const isLittle = holdsText(bytes, tiff, 'II');
  const directory = tiff + bytes.getUint32(tiff + 4, isLittle);
  if (directory + 2 > bytes.byteLength) return false;
  const count = bytes.getUint16(directory, isLittle);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > bytes.byteLength) return false;
    if (bytes.getUint16(entry, isLittle) === ORIENTATION)
      return bytes.getUint16(entry + 8, isLittle) >= 5;
  }
  return false;
}
