import { type HeaderReader, holdsText, pictureSize } from '#lib/render/picture/header.ts';

const FILE_HEADER = 14;
const CORE_HEADER = 12;
/** Lengths of the headers that followed, each of which begins as the one before. */
const LATER_HEADERS = new Set([40, 52, 56, 64, 108, 124]);

/** BMP: the file header, then BITMAPCOREHEADER or BITMAPINFOHEADER and its successors. Heights below 0 run from the top. */
export const readBmp: HeaderReader = (bytes) => {
  if (!holdsText(bytes, 0, 'BM') || bytes.byteLength < FILE_HEADER + CORE_HEADER) return null;
  const length = bytes.getUint32(FILE_HEADER, true);
  if (length === CORE_HEADER) {
    return { size: pictureSize(bytes.getUint16(18, true), bytes.getUint16(20, true)) };
  }
  if (!LATER_HEADERS.has(length)) return null;
  const height = Math.abs(bytes.getInt32(22, true));
  return { size: pictureSize(bytes.getInt32(18, true), height) };
};
