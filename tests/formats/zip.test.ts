import { describe, expect, test } from 'vitest';
import { readUpload } from '#lib/library/read-upload.ts';
import { writeZip, type ZipEntry } from '#lib/platform/write-zip.ts';
import { DEFAULT_ZIP_LIMITS, readZip, zipLimits } from '#lib/platform/zip.ts';
import { type ImportLimits, USUAL_LIMITS } from '#lib/shared/import-limits.ts';
import { collect, each, patched, withRecord, zipOf } from './make-zip.ts';

const text = async (zip: Buffer, name: string) =>
  new TextDecoder().decode(await (await readZip(zip)).read(name));

function* cuts(content: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

describe('an archive', () => {
  test('gives back what was written, with Cyrillic names in NFC', async () => {
    const zip = await zipOf({ 'глава/и\u0306.md': 'один', 'b.md': 'two' });
    expect((await readZip(zip)).names).toEqual(['глава/й.md', 'b.md']);
    expect(await text(zip, 'глава/й.md')).toBe('один');
  });

  test('of the same content has the same bytes', async () => {
    expect(await zipOf({ 'a.md': 'a' })).toEqual(await zipOf({ 'a.md': 'a' }));
  });

  test('gives back content of any length, packed or stored, however it was cut', async () => {
    const lengths = [0, 1, 262_143, 262_144, 262_145, 524_288, 1_000_000];
    const contents = lengths.map((length) =>
      Uint8Array.from({ length }, (_, at) => (at * at) % 251),
    );
    const zip = async (cut: number) => {
      const entries = contents.flatMap((content, place) =>
        [true, false].map((isPacked) => ({
          name: `${place} ${isPacked}`,
          isPacked,
          chunks: cuts(content, cut),
        })),
      );
      return collect(writeZip(each(entries)));
    };
    const whole = await zip(1_000_000);
    const archive = await readZip(whole);
    for (const [place, content] of contents.entries()) {
      for (const isPacked of [true, false]) {
        expect(Buffer.from(await archive.read(`${place} ${isPacked}`)).equals(content)).toBe(true);
      }
    }
    expect((await zip(1000)).equals(whole)).toBe(true);
  });

  test('may hold more files than its plain end can count', async () => {
    async function* many(): AsyncGenerator<ZipEntry> {
      for (let place = 0; place < 66_000; place++)
        yield { name: `${place}`, isPacked: true, chunks: [] };
    }
    const zip = await collect(writeZip(many()));
    const limits = { ...DEFAULT_ZIP_LIMITS, entries: 100_000 };
    expect((await readZip(zip, limits)).names).toHaveLength(66_000);
  });

  test('is written while its content is made, and stops when nobody reads on', async () => {
    let made = 0;
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          made++;
          yield crypto.getRandomValues(new Uint8Array(65_536));
        }
      } finally {
        isClosed = true;
      }
    }
    let read = 0;
    for await (const chunk of writeZip(each([{ name: 'endless', chunks: endless() }]))) {
      read += chunk.length;
      if (read > 4_000_000) break;
    }
    expect(made * 65_536 - read).toBeLessThan(2_000_000);
    await expect.poll(() => isClosed).toBe(true);
  });

  test('throws what its content throws', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield 'a';
      throw new Error('the database is gone');
    }
    const entries: ZipEntry[] = [{ name: 'a', chunks: failing() }];
    await expect(collect(writeZip(each(entries)))).rejects.toThrow('the database is gone');
  });

  test('reads names that are not marked as UTF-8: UTF-8 after all, or those of the Russian console', async () => {
    const unmark = (zip: Buffer) => withRecord(zip, (record) => record.writeUInt16LE(0x8, 8));
    const utf8 = unmark(await zipOf({ 'ёж.md': '' }));
    expect((await readZip(utf8)).names).toEqual(['ёж.md']);
    const console866 = unmark(await zipOf({ 'xx.md': '' }));
    const named = withRecord(console866, (record) => record.set([0x8d, 0xa5], 46));
    expect((await readZip(named)).names).toEqual(['Не.md']);
  });
});

describe('a hostile archive is refused:', () => {
  test('one that points outside of itself', async () => {
    const zip = patched(await zipOf({ 'aa/x.md': '' }), 'aa/x.md', '../x.md');
    await expect(readZip(zip)).rejects.toMatchObject({
      code: 'unreadable-file',
      values: { entry: '../x.md' },
    });
  });

  test('one with an absolute name', async () => {
    const zip = patched(await zipOf({ 'aa/x.md': '' }), 'aa/x.md', '/aa/x.m');
    await expect(readZip(zip)).rejects.toMatchObject({ code: 'unreadable-file' });
  });

  test('one that holds a name twice', async () => {
    const zip = patched(await zipOf({ 'a.md': '1', 'b.md': '2' }), 'b.md', 'a.md');
    await expect(readZip(zip)).rejects.toMatchObject({
      code: 'unreadable-file',
      values: { entry: 'a.md' },
    });
  });

  test('one that unpacks to far more than it takes', async () => {
    const zip = await zipOf({ 'bomb.md': new Uint8Array(20_000_000) });
    expect(zip.length).toBeLessThan(30_000);
    await expect(readZip(zip)).rejects.toMatchObject({
      code: 'too-large',
      values: { why: 'packed-too-tightly', entry: 'bomb.md', most: 500 },
    });
    const allowed = zipLimits(DEFAULT_ZIP_LIMITS, { ...USUAL_LIMITS, ratio: 2000 });
    expect(await (await readZip(zip, allowed)).read('bomb.md')).toHaveLength(20_000_000);
  });

  test('one that lies about its size', async () => {
    const bomb = await zipOf({ 'bomb.md': new Uint8Array(20_000_000) });
    const zip = withRecord(bomb, (record) => record.writeUInt32LE(1000, 24));
    const archive = await readZip(zip);
    await expect(archive.read('bomb.md')).rejects.toMatchObject({
      code: 'unreadable-file',
      values: { entry: 'bomb.md' },
    });
  });

  test('one with more, larger or together larger files than allowed', async () => {
    const zip = await zipOf({ 'a.md': '12345', 'b.md': '12345' });
    const read = (limits: Partial<ImportLimits>) =>
      readZip(zip, zipLimits(DEFAULT_ZIP_LIMITS, { ...USUAL_LIMITS, ...limits }));
    const refused = (values: object) => ({ code: 'too-large', values });
    await expect(read({ files: 1 })).rejects.toMatchObject(
      refused({ why: 'too-many-files', most: 1 }),
    );
    await expect(read({ totalBytes: 9 })).rejects.toMatchObject(
      refused({ why: 'unpacks-to-too-much', most: 9 }),
    );
    await expect(read({ fileBytes: 4 })).rejects.toMatchObject(
      refused({ why: 'too-long', entry: 'a.md', most: 4 }),
    );
    expect((await read({ files: 2, totalBytes: 10, fileBytes: 5 })).names).toHaveLength(2);
  });

  test('one that is encrypted', async () => {
    const zip = withRecord(await zipOf({ 'a.md': 'a' }), (record) =>
      record.writeUInt16LE(0x809, 8),
    );
    await expect(readZip(zip)).rejects.toMatchObject({
      code: 'unreadable-file',
      values: { why: 'encrypted', entry: 'a.md' },
    });
  });

  test('one whose bytes were changed', async () => {
    const zip = await zipOf({ 'a.md': 'the answer is 137' });
    const other = withRecord(zip, (record) => record.writeUInt32LE(1, 16));
    await expect((await readZip(other)).read('a.md')).rejects.toMatchObject({
      code: 'unreadable-file',
      values: { why: 'damaged', entry: 'a.md', detail: 'wrong checksum' },
    });
  });

  test('one that was cut off, wherever', async () => {
    const zip = await zipOf({ 'a.md': 'text '.repeat(100), 'b.md': 'more' });
    for (let length = 0; length < zip.length; length += 7) {
      const cut = zip.subarray(0, length);
      await expect(readZip(cut)).rejects.toMatchObject({ code: 'unreadable-file' });
    }
  });
});

describe('an uploaded archive', () => {
  test('gives its Markdown with its paths, without what systems add', async () => {
    const zip = await zipOf({
      'book/1.md': 'one',
      'book/README.md': 'about',
      '__MACOSX/book/._1.md': 'junk',
      'book/.hidden.md': 'hidden',
      'book/2.MARKDOWN': 'two',
      'book/picture.png': 'png',
    });
    const content = await readUpload({ name: 'книга.zip', bytes: zip }, USUAL_LIMITS);
    expect(content).toEqual({
      kind: 'markdown',
      database: null,
      findings: [],
      files: [
        { path: 'book/1.md', text: 'one', damaged: false, media: expect.any(Function) },
        { path: 'book/2.MARKDOWN', text: 'two', damaged: false, media: expect.any(Function) },
      ],
    });
  });

  test('without Markdown is refused in words', async () => {
    const zip = await zipOf({ 'picture.png': 'png' });
    await expect(readUpload({ name: 'a.zip', bytes: zip }, USUAL_LIMITS)).rejects.toMatchObject({
      code: 'unreadable-file',
      message: 'a.zip holds no Markdown file (.md, .markdown).',
    });
  });
});
