import { readPicture } from '#lib/render/picture/read-picture.ts';
import {
  MAX_MEDIA_BYTES,
  MAX_SOUND_BYTES,
  type MediaType,
  PICTURE_TYPES,
  UNSHOWN,
} from '#lib/shared/media.ts';

/**
 * The type of a file by its bytes. What holds both sounds and films, or several kinds of sound, goes by its name where that can be. Null for
 * what is neither picture, sound, film nor font that we know.
 */
export function mediaTypeOf(bytes: Uint8Array, name: string): MediaType | null {
  return readPicture(bytes)?.type ?? fontTypeOf(bytes) ?? soundTypeOf(bytes, name);
}

/** The same for a file that is kept in any case. */
export function keptTypeOf(bytes: Uint8Array, name: string): MediaType {
  return mediaTypeOf(bytes, name) ?? UNSHOWN;
}

/** How long a file of a type may be, in bytes. */
export function mostBytesOf(type: MediaType): number {
  return Object.hasOwn(PICTURE_TYPES, type) ? MAX_MEDIA_BYTES : MAX_SOUND_BYTES;
}

/** Beginnings of files: RFC 3533 (Ogg), RFC 9559 (Matroska), ISO 14496-12 (MP4), RFC 9639 (FLAC), and those in common use. */
function soundTypeOf(bytes: Uint8Array, name: string): MediaType | null {
  const at = (start: number, text: string) =>
    Array.from(text).every((sign, place) => bytes[start + place] === sign.charCodeAt(0));
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (at(0, 'OggS')) return at(28, 'OpusHead') || ending === 'opus' ? 'opus' : 'ogg';
  if (at(0, 'fLaC')) return 'flac';
  if (at(0, 'RIFF') && at(8, 'WAVE')) return 'wav';
  if (at(4, 'ftyp')) return at(8, 'M4A') || ending === 'm4a' ? 'm4a' : 'mp4';
  if (bytes[0] === 0x1a && at(1, 'E\u00df\u00a3')) return 'webm';
  return at(0, 'ID3') || isFrame(bytes) ? 'mp3' : null;
}

/** OpenType 1.9 and WOFF name themselves in the first four bytes. */
function fontTypeOf([a = 0, b = 0, c = 0, d = 0]: Uint8Array): MediaType | null {
  switch (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) {
    case 0x00010000:
    case 0x74727565:
      return 'ttf';
    case 0x4f54544f:
      return 'otf';
    case 0x774f4646:
      return 'woff';
    case 0x774f4632:
      return 'woff2';
    default:
      return null;
  }
}

/** A frame of MPEG audio, layer III, begins with eleven set bits (ISO 11172-3). */
function isFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isLayerThree = (second & 0xe6) === 0xe2;
  return first === 0xff && isLayerThree && third >> 4 !== 15 && (third & 0x0c) !== 0x0c;
}
