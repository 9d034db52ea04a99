import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPicture } from '#lib/render/picture/read-picture.ts';

// Each file holds a picture 37 pixels wide and 21 high, written by an imaging library.
const FILES = [
  ['plain.png', 'png'],
  ['baseline.jpg', 'jpg'],
  ['progressive.jpg', 'jpg'],
  ['plain.gif', 'gif'],
  ['lossy.webp', 'webp'],
  ['lossless.webp', 'webp'],
  ['alpha.webp', 'webp'],
  ['plain.avif', 'avif'],
] as const;

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(`pictures/${name}`, import.meta.url));
}

describe('a picture', () => {
  test.each(FILES)('%s tells its kind and size', (name, type) => {
    expect(readPicture(bytesOf(name))).toMatchObject({ type, size: { width: 37, height: 21 } });
  });

  test('that its camera laid on its side is as large as it is shown', () => {
    expect(readPicture(bytesOf('turned.jpg'))).toMatchObject({ size: { width: 21, height: 37 } });
  });

  test.each(FILES)('%s cut short anywhere has its size, none, or is no picture', (name) => {
    const bytes = bytesOf(name);
    for (let length = 0; length < bytes.length; length++) {
      const size = readPicture(bytes.subarray(0, length))?.size ?? null;
      expect([null, { width: 37, height: 21 }]).toContainEqual(size);
    }
  });
});

test('a bitmap says its size in either of its headers, upside down as well', () => {
  const core = new DataView(new ArrayBuffer(30));
  const info = new DataView(new ArrayBuffer(60));
  for (const view of [core, info]) {
    view.setUint8(0, 'B'.charCodeAt(0));
    view.setUint8(1, 'M'.charCodeAt(0));
  }
  core.setUint32(14, 12, true);
  core.setUint16(18, 30, true);
  core.setUint16(20, 20, true);
  info.setUint32(14, 40, true);
  info.setInt32(18, 640, true);
  info.setInt32(22, -480, true);
  const size = (view: DataView) => readPicture(new Uint8Array(view.buffer));
  expect(size(core)).toEqual({ type: 'bmp', size: { width: 30, height: 20 } });
  expect(size(info)).toEqual({ type: 'bmp', size: { width: 640, height: 480 } });
  expect(readPicture(Buffer.from('BMW and Audi, a text of some length'))).toBeNull();
});
