import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { removeAbandonedParts, writeWholeFile } from '#lib/platform/write-whole-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

const isPosix = process.platform !== 'win32';

test('a pipe gets the bytes as they come, and stays', async (context) => {
  if (!isPosix) context.skip('there are no named pipes here');
  const pipe = path.join(tempFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const [read, bytes] = await Promise.all([
    readFile(pipe, 'utf8'),
    writeWholeFile(pipe, ['one', Buffer.from('два')]),
  ]);
  expect(read).toBe('oneдва');
  expect(bytes).toBe(9);
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});

test('through a link the file that it names is replaced', async () => {
  const folder = tempFolder();
  const [file, link] = [path.join(folder, 'file'), path.join(folder, 'link')];
  writeFileSync(file, 'before');
  symlinkSync(file, link);
  await writeWholeFile(link, ['after']);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('after');
  expect(readdirSync(folder).sort()).toEqual(['file', 'link']);
});

test('what there is no room for says which file it was', async (context) => {
  if (!existsSync('/dev/full')) context.skip('there is no disk without room here');
  const writing = writeWholeFile('/dev/full', ['a']);
  await expect(writing).rejects.toMatchObject({ code: 'ENOSPC', path: '/dev/full' });
  expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true);
});

test('what a process that was killed has left of a file goes, and nothing else', async () => {
  const folder = tempFolder();
  const file = path.join(folder, 'a.zip');
  const dead = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
  const kept = [`a.zip.${process.pid}.part`, `b.zip.${dead}.part`, 'a.zip.part', 'a.zip'];
  for (const name of [...kept, `a.zip.${dead}.part`]) writeFileSync(path.join(folder, name), 'x');
  await removeAbandonedParts(file);
  expect(readdirSync(folder).sort()).toEqual(kept.sort());
});
