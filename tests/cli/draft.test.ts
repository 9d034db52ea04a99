import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { newDesk } from './desk.ts';

const NOTES = `# Databases

WAL - a log that is written before the pages

Restoring a base:
1. stop the server
2. unpack the copy

Kinds of index:
- hash
- tree
`;

test('--json holds what scripts read of each draft', async () => {
  const desk = newDesk({ 'notes.md': NOTES });
  const { drafts, status } = await desk.json('draft', 'notes.md');
  expect(status).toBe(0);
  expect(drafts.map(({ rule }: { rule: string }) => rule)).toEqual(['R2', 'R4', 'R3']);
  expect(drafts[0]).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}$/),
    rule: 'R2',
    confidence: 'high',
    sure: true,
    line: 3,
    column: 1,
    endLine: 3,
    endColumn: 45,
    headings: ['Databases'],
    kind: 'term',
    prompt: 'WAL',
    answer: 'a log that is written before the pages',
    items: [],
    findings: [],
  });
  expect(drafts[1]).toMatchObject({
    kind: 'sequence',
    items: ['stop the server', 'unpack the copy'],
  });
});

test('text shows each draft with its place, and the counts go to standard error', async () => {
  const desk = newDesk({ 'notes.md': NOTES });
  const { stdout, stderr, code } = await desk.run('draft', 'notes.md');
  expect(code).toBe(0);
  expect(stdout).toContain(
    'notes.md:3  R2 high, sure, term\n  ? WAL\n  = a log that is written before the pages\n',
  );
  expect(stdout).toContain('notes.md:9-11  R3 medium, set\n');
  expect(stderr).toBe('3 drafts, 2 sure.\n');
});

test('--sure and --rule show only some', async () => {
  const desk = newDesk({ 'notes.md': NOTES });
  const rulesOf = async (...args: string[]) =>
    (await desk.json('draft', 'notes.md', ...args)).drafts.map(
      ({ rule }: { rule: string }) => rule,
    );
  expect(await rulesOf('--sure')).toEqual(['R2', 'R4']);
  expect(await rulesOf('--rule', 'r3,R4')).toEqual(['R4', 'R3']);
  expect((await desk.run('draft', 'notes.md', '--rule', 'R99')).code).toBe(2);
});

test('--accept sure writes a copy that compiles to the sure drafts, and the notes stay as they are', async () => {
  const desk = newDesk({ 'notes.md': NOTES });
  const accepted = await desk.json('draft', 'notes.md', '--accept', 'sure');
  expect(accepted).toMatchObject({ status: 0, accepted: 2, out: 'notes.cards.md' });
  expect(desk.read('notes.md')).toBe(NOTES);
  const checked = await desk.json('check', 'notes.cards.md');
  expect(checked).toMatchObject({ status: 0, notes: 2 });
  const compiled = await desk.json('compile', 'notes.cards.md', '--yes');
  expect(compiled.plan).toMatchObject({ create: 2 });
});

test('a copy that is there is replaced only with --force, by the same bytes', async () => {
  const desk = newDesk({ 'notes.md': NOTES });
  await desk.run('draft', 'notes.md', '--accept', 'sure');
  const first = desk.read('notes.cards.md');
  desk.write('notes.cards.md', 'mine');
  expect((await desk.run('draft', 'notes.md', '--accept', 'sure')).code).toBe(1);
  expect(desk.read('notes.cards.md')).toBe('mine');
  expect((await desk.run('draft', 'notes.md', '--accept', 'sure', '--force')).code).toBe(0);
  expect(desk.read('notes.cards.md')).toBe(first);
});

test('the notes themselves are never written to', async () => {
  const desk = newDesk({ 'notes.md': NOTES });
  const args = ['draft', 'notes.md', '--accept', 'sure', '--out', 'notes.md', '--force'];
  expect((await desk.run(...args)).code).toBe(1);
  expect(desk.read('notes.md')).toBe(NOTES);
});

test('--out names the copy', async () => {
  const desk = newDesk({ 'notes.md': NOTES });
  await desk.run('draft', 'notes.md', '--accept', 'sure', '--out', 'other.md');
  expect(existsSync(path.join(desk.folder, 'other.md'))).toBe(true);
  expect(existsSync(path.join(desk.folder, 'notes.cards.md'))).toBe(false);
});

test('what cannot be understood or read ends with status 2', async () => {
  const desk = newDesk({ 'notes.md': NOTES });
  for (const args of [
    ['missing.md'],
    ['.'],
    [],
    ['notes.md', '--accept', 'all'],
    ['notes.md', '--out', 'x.md'],
  ]) {
    expect((await desk.run('draft', ...args)).code).toBe(2);
  }
});

test('it needs no database and makes none', async () => {
  const desk = newDesk({ 'notes.md': NOTES });
  await desk.run('draft', 'notes.md');
  expect(existsSync(path.join(desk.dataFolder, 'kartoteka.db'))).toBe(false);
});
