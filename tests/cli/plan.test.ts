import { expect, test } from 'vitest';
import { newDesk } from './desk.ts';

const HEAD = '---\ndeck: d\nlang: en\n---\n\n';
const OLD = `${HEAD}Q: Which component keeps the state of a cluster?\nA: etcd, a store of keys and values.\n`;
const LIKE = `${HEAD}Q: Which component keeps the state of the nodes?\nA: etcd, a store of keys, does so.\n`;

/** A desk on which one note was compiled, answered, and rewritten so that it is only rather alike. */
async function doubtful() {
  const desk = newDesk({ 'a.md': OLD });
  await desk.run('compile', 'a.md', '--yes');
  const [card] = await desk.lines('cards');
  await desk.run('answer', card?.id, 'easy');
  desk.write('a.md', LIKE);
  return { desk, id: card?.id as string };
}

test('the plan shows what an edit changed, and tells where it touched a fact', async () => {
  const desk = newDesk({ 'a.md': `${HEAD}Q: Which port?\nA: Port 443\nof the API server.\n` });
  await desk.run('compile', 'a.md', '--yes');
  desk.write('a.md', `${HEAD}Q: Which port?\nA: Port 6443\nof the API server.\n`);
  const { stdout, stderr } = await desk.run('compile', 'a.md');
  const lines = stdout.split('\n');
  expect(lines).toContain('             - A: Port 443');
  expect(lines).toContain('             + A: Port 6443');
  expect(stderr).toMatch(/a\.md:6:1 P001 .*443 → 6443/);
  const { changes } = await desk.json('compile', 'a.md');
  expect(changes).toMatchObject([{ action: 'update', file: 'a.md', line: 6 }]);
});

test('an ambiguous note waits under --yes and names what it may be; the status says so', async () => {
  const { desk, id } = await doubtful();
  const held = await desk.json('compile', 'a.md', '--yes');
  expect(held).toMatchObject({ plan: { ambiguous: 1 }, waiting: { ambiguous: 1 }, status: 1 });
  const { stdout, stderr } = await desk.run('compile', 'a.md', '--yes');
  expect(stdout).toMatch(/^ambiguous +a\.md:6 /m);
  expect(stdout).toMatch(/may be a\.md:6, edited:/);
  expect(stderr).toMatch(/--keep/);
  expect(await desk.lines('cards')).toMatchObject([{ id, reps: 1 }]);
});

test('--keep gives it the history, and the same again changes nothing', async () => {
  const { desk, id } = await doubtful();
  expect(await desk.json('compile', 'a.md', '--yes', '--keep')).toMatchObject({
    plan: { update: 1, ambiguous: 0 },
    status: 0,
  });
  expect(await desk.lines('cards')).toMatchObject([{ id, reps: 1 }]);
  expect(await desk.json('compile', 'a.md', '--yes')).toMatchObject({ operation: null, status: 0 });
});

test('--new makes it another card and archives the old one', async () => {
  const { desk, id } = await doubtful();
  await desk.run('compile', 'a.md', '--yes', '--new');
  expect(await desk.lines('cards')).toMatchObject([{ reps: 0 }]);
  expect(await desk.lines('cards', '--search', 'is:archived')).toMatchObject([{ id, reps: 1 }]);
  expect((await desk.run('compile', 'a.md', '--keep', '--new')).code).toBe(2);
});

test('at a terminal each ambiguous note is asked about, then the whole', async () => {
  const kept = await doubtful();
  expect((await kept.desk.runAsked(['y', 'y'], 'compile', 'a.md')).code).toBe(0);
  expect(await kept.desk.lines('cards')).toMatchObject([{ id: kept.id, reps: 1 }]);
  const left = await doubtful();
  expect((await left.desk.runAsked(['', 'y'], 'compile', 'a.md')).code).toBe(1);
  const refused = await doubtful();
  await refused.desk.runAsked(['n', 'n'], 'compile', 'a.md');
  expect(await refused.desk.lines('cards')).toMatchObject([{ id: refused.id, reps: 1 }]);
});

test('undo takes a whole compile back, decisions and all', async () => {
  const { desk } = await doubtful();
  const before = await desk.lines('cards');
  await desk.run('compile', 'a.md', '--yes', '--new');
  expect(await desk.json('undo')).toMatchObject({ operation: 'compile', status: 0 });
  expect(await desk.lines('cards')).toEqual(before);
});
