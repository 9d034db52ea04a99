import type { ChosenFile } from '../chosen.ts';

/** Nothing is packed: sizes of files are told in 64 bits at the end, and before each file in 32, which it has to fit. */
const MOST_32 = 0xffffffff;
const VERSION = 45;
const UTF8_NAME = 0x800;
/** 1 January 1980. */
const DATE = 0x21;

interface Stored {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

/** A ZIP archive of files as they are, that they go up in as one. It reads each of them once, and holds none. */
export async function zipFiles(files: readonly ChosenFile[]): Promise<Blob> {
  const parts: BlobPart[] = [];
  const stored: Stored[] = [];
  let offset = 0;
  for (const { path, file } of files) {
    const name = new TextEncoder().encode(path.normalize('NFC'));
    const each = { name, crc: await crcOf(file), size: file.size, offset };
    parts.push(localHeader(each), name, file);
    stored.push(each);
    offset += 30 + name.length + file.size;
  }
  const list = stored.flatMap((each) => [centralHeader(each), each.name, largeSizes(each)]);
  const size = list.reduce((sum, part) => sum + part.length, 0);
  return new Blob([...parts, ...list, ends({ count: stored.length, size, offset })]);
}

/** What stands before a file (APPNOTE 4.3.7). */
function localHeader({ name, crc, size }: Stored): Uint8Array<ArrayBuffer> {
  return record(30, (view) => {
    view.setUint32(0, 0x04034b50, true);
    common(view, 4, { name, crc, size: Math.min(size, MOST_32) });
  });
}

/** What the list at the end says of it (APPNOTE 4.3.12). */
function centralHeader({ name, crc }: Stored): Uint8Array<ArrayBuffer> {
  return record(46, (view) => {
    view.setUint32(0, 0x02014b50, true);
    view.setUint16(4, VERSION, true);
    common(view, 6, { name, crc, size: MOST_32 });
    view.setUint16(30, 28, true);
    view.setUint32(42, MOST_32, true);
  });
}

/** Version, flags, method, time, CRC, sizes and length of the name: the same in both headers. */
function common(
  view: DataView,
  at: number,
  { name, crc, size }: Pick<Stored, 'name' | 'crc' | 'size'>,
): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8_NAME, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}

/** Sizes and place in 64 bits (APPNOTE 4.5.3). */
function largeSizes({ size, offset }: Stored): Uint8Array<ArrayBuffer> {
  return record(28, (view) => {
    view.setUint16(0, 1, true);
    view.setUint16(2, 24, true);
    for (const [place, value] of [size, size, offset].entries()) {
      view.setBigUint64(4 + 8 * place, BigInt(value), true);
    }
  });
}

/** The end in 64 bits, where it is, and the plain one that leads to it (APPNOTE 4.3.14 – 4.3.16). */
function ends(list: { readonly count: number; readonly size: number; readonly offset: number }) {
  const { count, size, offset } = list;
  return record(56 + 20 + 22, (view) => {
    view.setUint32(0, 0x06064b50, true);
    view.setBigUint64(4, 44n, true);
    view.setUint16(12, VERSION, true);
    view.setUint16(14, VERSION, true);
    for (const [place, value] of [count, count, size, offset].entries()) {
      view.setBigUint64(24 + 8 * place, BigInt(value), true);
    }
    view.setUint32(56, 0x07064b50, true);
    view.setBigUint64(64, BigInt(offset + size), true);
    view.setUint32(72, 1, true);
    view.setUint32(76, 0x06054b50, true);
    view.setUint16(84, 0xffff, true);
    view.setUint16(86, 0xffff, true);
    view.setUint32(88, MOST_32, true);
    view.setUint32(92, MOST_32, true);
  });
}

function record(length: number, fill: (view: DataView) => void): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  fill(new DataView(bytes.buffer));
  return bytes;
}

/** CRC-32 of each byte. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

async function crcOf(file: Blob): Promise<number> {
  let crc = 0xffffffff;
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    for (const byte of next.value) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] as number);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
