/** What an archive says of a file in it. */
export interface ZippedFile {
  readonly name: Uint8Array;
  readonly isStored: boolean;
  /** CRC-32 of the content. */
  readonly crc: number;
  /** Bytes of the content, and of what it takes in the archive. */
  readonly size: number;
  readonly packedSize: number;
  /** Where it begins in the archive. */
  readonly offset: number;
}

const UTF8_NAME = 0x800;
/** CRC and sizes stand behind the content. */
const TOLD_LATER = 0x8;
const PLAIN_VERSION = 20;
const ZIP64_VERSION = 45;
/** Unix, 6.3. */
const MADE_BY = (3 << 8) | 63;
const RIGHTS = (0o100644 << 16) >>> 0;
/** Midnight of 1 January 1980: an archive keeps local time without a zone, and made so, its bytes are the same everywhere. */
const TIME = 0;
const DATE = 0x21;

const MOST_16 = 0xffff;
const MOST_32 = 0xffffffff;

/** What stands before a file whose CRC and sizes are known (APPNOTE 4.3.7). */
export function localHeader(file: ZippedFile): Buffer {
  const record = Buffer.alloc(30);
  record.writeUInt32LE(0x04034b50, 0);
  writeCommon(record.subarray(4), file, { flags: 0, isLarge: false });
  return Buffer.concat([record, file.name]);
}

/** What stands before a file of which they are told behind it, by {@link dataDescriptor}. */
export function openHeader({ name, isStored }: Pick<ZippedFile, 'name' | 'isStored'>): Buffer {
  const nothing = { crc: 0, size: 0, packedSize: 0, offset: 0 };
  const header = localHeader({ name, isStored, ...nothing });
  header.writeUInt16LE(UTF8_NAME | TOLD_LATER, 6);
  return header;
}

/** Version, flags, method, time, CRC, sizes and length of the name: the same in both headers. */
function writeCommon(
  record: Buffer,
  file: ZippedFile,
  { flags, isLarge }: { readonly flags: number; readonly isLarge: boolean },
): void {
  record.writeUInt16LE(isLarge ? ZIP64_VERSION : PLAIN_VERSION, 0);
  record.writeUInt16LE(UTF8_NAME | flags, 2);
  record.writeUInt16LE(file.isStored ? 0 : 8, 4);
  record.writeUInt16LE(TIME, 6);
  record.writeUInt16LE(DATE, 8);
  record.writeUInt32LE(file.crc, 10);
  record.writeUInt32LE(isLarge ? MOST_32 : file.packedSize, 14);
  record.writeUInt32LE(isLarge ? MOST_32 : file.size, 18);
  record.writeUInt16LE(file.name.length, 22);
}

/** What stands behind a file that began with {@link openHeader} (APPNOTE 4.3.9). */
export function dataDescriptor({ crc, size, packedSize }: Omit<ZippedFile, 'name'>): Buffer {
  const isLarge = Math.max(size, packedSize) >= MOST_32;
  const record = Buffer.alloc(isLarge ? 24 : 16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  if (isLarge) {
    record.writeBigUInt64LE(BigInt(packedSize), 8);
    record.writeBigUInt64LE(BigInt(size), 16);
  } else {
    record.writeUInt32LE(packedSize, 8);
    record.writeUInt32LE(size, 12);
  }
  return record;
}

/** The list at the end of an archive, which begins at `offset` (APPNOTE 4.3.12, 4.3.14 – 4.3.16). */
export function centralDirectory(
  files: readonly (ZippedFile & { readonly isToldLater: boolean })[],
  offset: number,
): Buffer {
  const list = Buffer.concat(files.map(centralRecord));
  const end = { count: files.length, size: list.length, offset };
  const isLarge = files.length >= MOST_16 || list.length >= MOST_32 || offset >= MOST_32;
  return Buffer.concat([list, ...(isLarge ? [largeEnd(end)] : []), plainEnd(end)]);
}

function centralRecord(file: ZippedFile & { readonly isToldLater: boolean }): Buffer {
  const isLarge = needsZip64(file);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(MADE_BY, 4);
  writeCommon(record.subarray(6), file, { flags: file.isToldLater ? TOLD_LATER : 0, isLarge });
  record.writeUInt16LE(isLarge ? 28 : 0, 30);
  record.writeUInt32LE(RIGHTS, 38);
  record.writeUInt32LE(isLarge ? MOST_32 : file.offset, 42);
  return Buffer.concat([record, file.name, ...(isLarge ? [largeSizes(file)] : [])]);
}

function needsZip64({ size, packedSize, offset }: ZippedFile): boolean {
  return Math.max(size, packedSize, offset) >= MOST_32;
}

function largeSizes({ size, packedSize, offset }: ZippedFile): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [place, value] of [size, packedSize, offset].entries()) {
    extra.writeBigUInt64LE(BigInt(value), 4 + 8 * place);
  }
  return extra;
}

interface End {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

function plainEnd({ count, size, offset }: End): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(Math.min(count, MOST_16), 8);
  record.writeUInt16LE(Math.min(count, MOST_16), 10);
  record.writeUInt32LE(Math.min(size, MOST_32), 12);
  record.writeUInt32LE(Math.min(offset, MOST_32), 16);
  return record;
}

function largeEnd({ count, size, offset }: End): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(MADE_BY, 12);
  record.writeUInt16LE(ZIP64_VERSION, 14);
  for (const [place, value] of [count, count, size, offset].entries()) {
    record.writeBigUInt64LE(BigInt(value), 24 + 8 * place);
  }
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(offset + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}
