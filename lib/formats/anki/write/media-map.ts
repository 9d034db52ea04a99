import type { PackageLayout } from './package-entries.ts';

/** A file of the media; its place in the list is its name in the archive. */
export interface PackedMedia {
  /** As fields speak of it, NFC. */
  readonly name: string;
  /** Its length. */
  readonly size: number;
  /** 20 bytes. */
  readonly sha1: Uint8Array;
}

/** What tells which file of the archive is which: JSON, or in the current layout a message `MediaEntries`. */
export function mediaMap(layout: PackageLayout, media: readonly PackedMedia[]): Uint8Array {
  if (layout === 'current') return joined(media.map((file) => field(1, entryOf(file))));
  const names = Object.fromEntries(media.map(({ name }, place) => [place, name]));
  return new TextEncoder().encode(JSON.stringify(names));
}

function entryOf({ name, size, sha1 }: PackedMedia): Uint8Array {
  const text = new TextEncoder().encode(name);
  return joined([field(1, text), Uint8Array.of(2 << 3), varint(size), field(3, sha1)]);
}

/** A field that has a length (wire type 2). */
function field(number: number, bytes: Uint8Array): Uint8Array {
  return joined([Uint8Array.of((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Uint8Array.of(...bytes, rest);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
