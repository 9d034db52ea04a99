/** A part of a file: from its first byte to its last one, which is included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The part of a file of `size` bytes that a Range header asks for (RFC 9110, 14.2); null for the whole file, where there is no header or
 * it is not of one part in bytes, and `outside` where the file has no such part.
 */
export function rangeOf(header: string | null, size: number): ByteRange | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') return suffix(Number(to), size);
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return null;
  return first < size ? { first, last } : 'outside';
}

function suffix(length: number, size: number): ByteRange | 'outside' {
  if (length === 0 || size === 0) return 'outside';
  return { first: Math.max(0, size - length), last: size - 1 };
}
