/** Types of pictures that a card may show, with their names in HTTP. */
export const PICTURE_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  avif: 'image/avif',
  bmp: 'image/bmp',
} as const;

/** A type of picture. */
export type PictureType = keyof typeof PICTURE_TYPES;

/** The type of files that are kept for where they came from, and never shown: scripts of templates, documents. */
export const UNSHOWN: 'bin' = 'bin';

/** Types of files that are kept, with their names in HTTP. */
export const MEDIA_TYPES = {
  ...PICTURE_TYPES,
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg; codecs=opus',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
  mp4: 'video/mp4',
  webm: 'video/webm',
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff: 'font/woff',
  woff2: 'font/woff2',
  bin: 'application/octet-stream',
} as const;

/** A type of file that is kept; also how its address ends. */
export type MediaType = keyof typeof MEDIA_TYPES;

/** The largest picture that is taken, in bytes. */
export const MAX_MEDIA_BYTES: number = 10 * 1024 * 1024;

/** The largest sound, film, font or other file that is taken, in bytes. */
export const MAX_SOUND_BYTES: number = 100 * 1024 * 1024;

/** A file goes by the SHA-256 of its bytes, 64 hexadecimal digits, and its type. */
export interface MediaName {
  readonly hash: string;
  readonly type: MediaType;
}

const URL = /^\/media\/([0-9a-f]{64})\.([a-z0-9]{3,5})$/;

/** The address of a file on this site. */
export function mediaUrl({ hash, type }: MediaName): string {
  return `/media/${hash}.${type}`;
}

/** The file at an address; null where it is none of ours. */
export function mediaOfUrl(url: string): MediaName | null {
  const [, hash = '', type = ''] = URL.exec(url) ?? [];
  return isMediaType(type) ? { hash, type } : null;
}

/** Whether a file of this type is looked at, and neither heard nor watched. */
export function isPictureType(type: MediaType): type is PictureType {
  return Object.hasOwn(PICTURE_TYPES, type);
}

/** Whether a file of this type is watched. */
export function isFilmType(type: MediaType): boolean {
  return type === 'mp4' || type === 'webm';
}

/** Whether a file is meant to be heard or watched, as far as its name tells. */
export function isSoundName(name: string): boolean {
  return /\.(?:mp3|ogg|opus|wav|m4a|flac|mp4|webm)$/i.test(name);
}

/** Whether this is the name of a type that we know. */
export function isMediaType(type: string): type is MediaType {
  return Object.hasOwn(MEDIA_TYPES, type);
}
