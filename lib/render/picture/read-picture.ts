import { readAvif } from '#lib/render/picture/avif.ts';
import { readBmp } from '#lib/render/picture/bmp.ts';
import { readGif } from '#lib/render/picture/gif.ts';
import type { HeaderReader, PictureSize } from '#lib/render/picture/header.ts';
import { readJpeg } from '#lib/render/picture/jpeg.ts';
import { readPng } from '#lib/render/picture/png.ts';
import { readSvg } from '#lib/render/picture/svg.ts';
import { readWebp } from '#lib/render/picture/webp.ts';
import type { PictureType } from '#lib/shared/media.ts';

/** What the bytes of a picture say about it. */
export interface Picture {
  readonly type: PictureType;
  /** Null where the bytes do not say it. */
  readonly size: PictureSize | null;
}

const READERS: Readonly<Record<PictureType, HeaderReader>> = {
  png: readPng,
  jpg: readJpeg,
  gif: readGif,
  webp: readWebp,
  avif: readAvif,
  bmp: readBmp,
  svg: readSvg,
};

/** Tells a picture's type and size from its bytes, whatever its name says; null for what is no picture that we show. */
export function readPicture(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [type, read] of Object.entries(READERS)) {
    const found = read(view);
    if (found) return { type: type as PictureType, size: found.size };
  }
  return null;
}
