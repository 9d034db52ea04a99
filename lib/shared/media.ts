/** Types of pictures that a card may show, with their names in HTTP. */
export const MEDIA_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  avif: 'image/avif',
} as const;

/** A type of picture; also how its address ends. */
export type MediaType = keyof typeof MEDIA_TYPES;

/** The largest picture that is taken, in bytes. */
export const MAX_MEDIA_BYTES: number = 10 * 1024 * 1024;

/** A picture goes by the SHA-256 of its bytes, 64 hexadecimal digits, and its type. */
export interface MediaName {
  readonly hash: string;
  readonly type: MediaType;
}

const URL = /^\/media\/([0-9a-f]{64})\.([a-z]{3,4})$/;

/** The address of a picture on this site. */
export function mediaUrl({ hash, type }: MediaName): string {
  return `/media/${hash}.${type}`;
}

/** The picture at an address; null where it is none of ours. */
export function mediaOfUrl(url: string): MediaName | null {
  const [, hash = '', type = ''] = URL.exec(url) ?? [];
  return isMediaType(type) ? { hash, type } : null;
}

/** Whether this is the name of a type that we know. */
export function isMediaType(type: string): type is MediaType {
  return Object.hasOwn(MEDIA_TYPES, type);
}
