import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DECK, newDesk } from './desk.ts';

const BROKEN = `${DECK}\nQ: Who answers this?\n`;
const LINE = BROKEN.split('\n').indexOf('Q: Who answers this?') + 1;

test('files without findings end with status 0 and their counts', async () => {
  const desk = newDesk({ 'notes/a.md': DECK, 'notes/README.md': 'not a deck' });
  const checked = await desk.json('check', 'notes');
  expect(checked).toEqual({ files: 1, notes: 2, cards: 3, findings: [], status: 0 });
});

test('a finding says where it is, what it is and how much it matters', async () => {
  const desk = newDesk({ 'a.md': BROKEN });
  const { findings, status } = await desk.json('check', 'a.md');
  expect(status).toBe(1);
  expect(findings).toEqual([
    {
      file: 'a.md',
      line: LINE,
      column: 1,
      endLine: LINE,
      endColumn: expect.any(Number),
      code: expect.stringMatching(/^K\d{3}$/),
      severity: 'error',
      message: expect.stringMatching(/\w/),
    },
  ]);
});

test('text shows the place and the line, and the summary goes to standard error', async () => {
  const desk = newDesk({ 'a.md': BROKEN });
  const { stdout, stderr } = await desk.run('check', 'a.md');
  expect(stdout).toMatch(new RegExp(`^a\\.md:${LINE}:1 K\\d{3} .+\n  ${LINE} \\| Q: Who`));
  expect(stdout).toMatch(/\n\s+\| \^+\n$/);
  expect(stderr).toMatch(/^1 file, 3 cards: 1 error/);
});

test('files are named as they were typed', async () => {
  const desk = newDesk({ 'notes/a.md': BROKEN, 'here/b.md': DECK });
  const nameOf = async (typed: string) => (await desk.json('check', typed)).findings[0].file;
  const absolute = path.join(desk.folder, 'notes', 'a.md');
  expect(await nameOf('notes')).toBe(path.join('notes', 'a.md'));
  expect(await nameOf('./notes/a.md')).toBe(path.join('notes', 'a.md'));
  expect(await nameOf(absolute)).toBe(absolute);
});

test('--strict ends with status 1 also for what is no error', async () => {
  const desk = newDesk({ 'a.md': DECK.replace('title: Demo', 'title: Demo\ncolour: red') });
  const lenient = await desk.json('check', 'a.md');
  expect(lenient.findings.map((each: { severity: string }) => each.severity)).not.toContain(
    'error',
  );
  expect(lenient.findings).not.toEqual([]);
  expect(lenient.status).toBe(0);
  expect((await desk.json('check', 'a.md', '--strict')).status).toBe(1);
});

test('without a path the deck folders are checked', async () => {
  const desk = newDesk({ 'notes/a.md': BROKEN });
  desk.env.KARTOTEKA_DECKS = path.join(desk.folder, 'notes');
  const { files, findings } = await desk.json('check');
  expect(files).toBe(1);
  expect(findings[0].file).toBe(path.join('notes', 'a.md'));
});

test('nothing to check ends with status 2', async () => {
  const desk = newDesk();
  mkdirSync(path.join(desk.folder, 'empty'));
  for (const args of [['check'], ['check', 'empty'], ['check', 'missing.md']]) {
    const { code, stdout, stderr } = await desk.run(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  }
});

test('SARIF holds the findings where other programs look for them', async () => {
  const desk = newDesk({ 'мои заметки.md': BROKEN });
  const { stdout } = await desk.run('check', 'мои заметки.md', '--format', 'sarif');
  const { version, runs } = JSON.parse(stdout);
  expect(version).toBe('2.1.0');
  const [result] = runs[0].results;
  expect(result.level).toBe('error');
  const { artifactLocation, region } = result.locations[0].physicalLocation;
  expect(decodeURI(artifactLocation.uri)).toBe('мои заметки.md');
  expect(region).toMatchObject({ startLine: LINE, startColumn: 1 });
});

test('it writes nothing and needs no database', async () => {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('check', 'a.md');
  expect(existsSync(path.join(desk.dataFolder, 'kartoteka.db'))).toBe(false);
  expect(existsSync(path.join(desk.dataFolder, 'writer.lock'))).toBe(false);
});

test('documents of one name in different folders are each checked', async () => {
  const desk = newDesk({ 'x/notes/a.md': BROKEN, 'y/notes/a.md': BROKEN });
  const { files, findings } = await desk.json('check', 'x/notes/a.md', 'y/notes/a.md');
  expect(files).toBe(2);
  expect(findings.map(({ file }: { file: string }) => file)).toEqual([
    path.join('x', 'notes', 'a.md'),
    path.join('y', 'notes', 'a.md'),
  ]);
});

const MENDABLE = `${DECK}
Q: Which command of Kubernetes lists pods?

А: this one

\`\`\`
kubectl get go -o wide
\`\`\`
`;

test('--fix mends what has one sure fix, says so, and has nothing to do the second time', async () => {
  const desk = newDesk({ 'a.md': MENDABLE });
  const { fixed, findings } = await desk.json('check', '--fix', 'a.md');
  expect(fixed.map(({ code, before, after }: Fix) => [code, before, after])).toEqual([
    ['L128', 'А:', 'A:'],
    ['L126', '', 'sh'],
    ['L123', 'kubectl get go', 'kubectl get po'],
  ]);
  expect(findings).toEqual([]);
  expect(desk.read('a.md')).toBe(
    MENDABLE.replace('А:', 'A:').replace('```\nkubectl get go', '```sh\nkubectl get po'),
  );
  expect((await desk.json('check', '--fix', 'a.md')).fixed).toEqual([]);
});

interface Fix {
  readonly code: string;
  readonly before: string;
  readonly after: string;
}

test('--fix keeps a byte order mark and line ends', async () => {
  const windows = `\uFEFF${MENDABLE.replaceAll('\n', '\r\n')}`;
  const desk = newDesk({ 'a.md': windows });
  const { stderr } = await desk.run('check', '--fix', 'a.md');
  expect(stderr).toMatch(/a\.md:\d+:\d+ L126 mended: added “sh”/);
  expect(desk.read('a.md')).toBe(
    windows.replace('А:', 'A:').replace('```\r\nkubectl get go', '```sh\r\nkubectl get po'),
  );
});

test('without --fix nothing is written, and the fix is suggested', async () => {
  const desk = newDesk({ 'a.md': MENDABLE });
  const { stdout } = await desk.run('check', 'a.md');
  expect(desk.read('a.md')).toBe(MENDABLE);
  expect(stdout).toContain('\n    fix: kubectl get po\n');
});

test('--explain prints the page of a rule, by code or name', async () => {
  const desk = newDesk();
  const { stdout, code } = await desk.run('check', '--explain', 'L105');
  expect(stdout).toMatch(/^# L105 long-answer\n/);
  expect(code).toBe(0);
  expect((await desk.run('check', '--explain', 'long-answer')).stdout).toBe(stdout);
});

test('--lang speaks another language than the locale', async () => {
  const desk = newDesk({ 'a.md': BROKEN });
  expect((await desk.run('check', 'a.md', '--lang', 'ru')).stdout).toMatch(/нет ответа/);
});

test('marks stand below what they mark, also behind tabs and wide characters', async () => {
  const card = 'Q: Which\t漢字 e\u0301 Kubernetes field is it?\n\nA: `readynessProbe`\n';
  const line = '漢字\te\u0301 readynessProbe of Kubernetes';
  const desk = newDesk({ 'a.md': `${DECK}\n${card}\n---\n\n${line}\n` });
  const { stdout } = await desk.run('check', 'a.md');
  const shown = stdout.split('\n');
  const at = shown.findIndex((each) => each.includes('漢字\te'));
  expect(shown[at + 1]).toMatch(/ \| {5}\t {2}\^{14}$/);
});

test('SARIF names each rule once, with its page and the fix', async () => {
  const desk = newDesk({ 'a.md': MENDABLE });
  const { stdout } = await desk.run('check', 'a.md', '--format', 'sarif');
  const [{ tool, results }] = JSON.parse(stdout).runs;
  const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const result of results) expect(ids[result.ruleIndex]).toBe(result.ruleId);
  for (const { helpUri } of tool.driver.rules) expect(existsSync(new URL(helpUri))).toBe(true);
  const [change] = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'L123').fixes;
  const [replacement] = change.artifactChanges[0].replacements;
  expect(replacement.insertedContent.text).toBe('kubectl get po');
});
