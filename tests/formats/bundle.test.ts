import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';
import { FILES as NAMES } from '#lib/formats/bundle/manifest.ts';
import { readBundle } from '#lib/formats/bundle/read.ts';
import { type BundleContents, bundleEntries } from '#lib/formats/bundle/write.ts';
import { readZip } from '#lib/platform/zip.ts';
import { sanitizeHtml } from '#lib/render/sanitize-html.ts';
import { zipOf } from './make-zip.ts';

const deck = {
  id: 'deck-1',
  parent: null,
  key: 'k',
  title: 'K',
  language: 'en',
  ankiId: null,
  description: 'О словах',
  createdAt: 1,
  archivedAt: null,
};
const note = {
  id: 'note-1',
  deck: 'deck-1',
  document: null,
  key: null,
  kind: 'basic',
  source: 'Q: a',
  contentHash: 'c',
  promptHash: 'p',
  answerHash: 'a',
  headings: [],
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 5,
  tags: [],
  noteType: null,
  fields: null,
  guid: null,
  ankiId: null,
  upstream: null,
  createdAt: 1,
  archivedAt: null,
};
const noteType = {
  id: 'type-1',
  ankiId: 1_700_000_000_000,
  name: 'Слова',
  kind: 'normal',
  fields: [],
  templates: [],
  css: '.card { color: navy }',
  upstream: { other: { own: [1, null] } },
  createdAt: 1,
};
const card = {
  id: 'card-1',
  note: 'note-1',
  deck: 'deck-1',
  facet: 'fwd',
  language: 'en',
  revision: 1,
  position: 0,
  ankiId: 1_700_000_000_001,
  createdAt: 1,
  archivedAt: null,
};
const revision = {
  card: 'card-1',
  revision: 1,
  hash: 'h',
  prompt: '<p>a</p>',
  answer: '<p>b</p>',
  check: { kind: 'choice', correct: [0, 2] },
  createdAt: 1,
};
const reset = {
  id: 'event-1',
  card: 'card-1',
  at: 5,
  clientAt: 5,
  receivedAt: 5,
  studyDay: 0,
  device: 'test',
  zoneOffset: 0,
  kind: 'reset',
};

const FILES = {
  decks: [deck],
  documents: [],
  notes: [note],
  cards: [card],
  revisions: [revision],
  presets: [],
  enrolments: [],
  marks: [],
  events: [reset],
  noteTypes: [noteType],
  mediaNames: [{ name: 'a b.png', hash: 'h' }],
  fits: [],
};
type Lines = { [Kind in keyof typeof FILES]: readonly object[] };

/** The files of a bundle, with what a test changes. */
function files(change: Partial<Lines> = {}, manifest: object = {}): Record<string, string> {
  const lines: Lines = { ...FILES, ...change };
  const counts = Object.fromEntries(
    Object.entries(lines).map(([kind, rows]) => [kind, rows.length]),
  );
  const texts = Object.entries(lines).map(([kind, rows]) => [
    NAMES[kind as keyof typeof NAMES],
    rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  ]);
  const head = { format: 'kartoteka-bundle', version: 5, madeAt: 1, counts, ...manifest };
  return {
    ...Object.fromEntries(texts),
    'settings.json': '{}',
    'manifest.json': JSON.stringify(head),
  };
}

async function read(contents: Record<string, string>) {
  const file = await readBundle(await readZip(await zipOf(contents)));
  const notes = await linesOf(file.notes());
  const cards = await linesOf(file.cards());
  const revisions = await linesOf(file.revisions());
  const marks = await linesOf(file.marks());
  const events = await linesOf(file.events());
  return { ...file, notes, cards, revisions, marks, events };
}

async function linesOf<Line>(pages: AsyncIterable<readonly Line[]>): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const page of pages) lines.push(...page);
  return lines;
}

const refused = (file: string, line: number, reason: string) => ({
  code: 'unreadable-file',
  values: { file, line },
  message: expect.stringContaining(reason),
});

describe('a bundle file', () => {
  test('is read line by line', async () => {
    const file = await read(files());
    expect(file.cards).toEqual([card]);
    expect(file.revisions).toEqual([revision]);
    expect(file.events).toEqual([reset]);
    expect(file.noteTypes).toEqual([noteType]);
    expect(file.mediaNames).toEqual([{ name: 'a b.png', hash: 'h' }]);
  });

  test('names the line that is not JSON', async () => {
    const broken = files();
    broken['notes.jsonl'] += '{"id": \n';
    await expect(read(broken)).rejects.toMatchObject(refused('notes.jsonl', 2, 'JSON'));
  });

  test('names the line and the part that has another form, also in events', async () => {
    const wrong = read(files({ notes: [note, { ...note, id: 'note-2', line: 'x' }] }));
    await expect(wrong).rejects.toMatchObject(refused('notes.jsonl', 2, 'line: '));
    const events = [reset, { ...reset, id: 'e2' }, { ...reset, id: 'e3', kind: 'retract' }];
    await expect(read(files({ events }))).rejects.toMatchObject(
      refused('events.jsonl', 3, 'target'),
    );
  });

  test('refuses what it does not know', async () => {
    const wrong = read(files({ cards: [{ ...card, colour: 'red' }] }));
    await expect(wrong).rejects.toMatchObject(refused('cards.jsonl', 1, 'colour'));
  });

  test('names the line that refers to nothing', async () => {
    const strange = { ...card, id: 'card-2', note: 'note-2' };
    const lost = read(files({ cards: [card, strange] }));
    await expect(lost).rejects.toMatchObject(refused('cards.jsonl', 2, 'not in the file'));
    const mark = { suspended: true, buriedDay: null, flag: 0, marked: false, tags: [] };
    const marks = [
      { ...mark, card: 'card-1' },
      { ...mark, card: 'card-9' },
    ];
    await expect(read(files({ marks }))).rejects.toMatchObject(
      refused('marks.jsonl', 2, 'not in the file'),
    );
    const shown = read(files({ cards: [{ ...card, revision: 2 }] }));
    await expect(shown).rejects.toMatchObject(refused('cards.jsonl', 1, 'not in the file'));
    const event = read(files({ events: [reset, { ...reset, card: 'card-9' }] }));
    await expect(event).rejects.toMatchObject(refused('events.jsonl', 2, 'card-9'));
  });

  test('names the line whose id stands there twice', async () => {
    const twice = read(files({ notes: [note, note] }));
    await expect(twice).rejects.toMatchObject(refused('notes.jsonl', 2, 'note-1'));
    const facets = read(files({ cards: [card, { ...card, id: 'card-2' }] }));
    await expect(facets).rejects.toMatchObject(refused('cards.jsonl', 2, 'note-1 fwd'));
    const texts = read(files({ revisions: [revision, revision] }));
    await expect(texts).rejects.toMatchObject(refused('revisions.jsonl', 2, 'card-1 1'));
  });

  test('can be read again, and leaves out texts of cards that it does not hold', async () => {
    const revisions = [revision, { ...revision, card: 'card-9' }];
    const file = await readBundle(await readZip(await zipOf(files({ revisions }))));
    for (let times = 0; times < 2; times++) {
      expect(await linesOf(file.notes())).toHaveLength(1);
      expect(await linesOf(file.cards())).toEqual([card]);
      expect(await linesOf(file.revisions())).toEqual([revision]);
    }
  });

  test('refuses decks that stand in themselves', async () => {
    const a = { ...deck, id: 'a', key: 'a', parent: 'b' };
    const b = { ...deck, id: 'b', key: 'b', parent: 'a' };
    const circle = read(files({ decks: [deck, a, b] }));
    await expect(circle).rejects.toMatchObject(refused('decks.jsonl', 2, 'stands in itself'));
  });

  test('notices that lines are missing', async () => {
    const short = files();
    short['events.jsonl'] = '';
    await expect(read(short)).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringContaining('promises 1'),
    });
  });

  test('of a newer version is refused with what to do', async () => {
    const newer = read(files({}, { version: 6, more: true }));
    await expect(newer).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringContaining('version 6'),
    });
  });

  test('of version 1 is read: its texts had no checks', async () => {
    const { check: _, ...text } = revision;
    const file = await read(files({ revisions: [text] }, { version: 1 }));
    expect(file.revisions).toEqual([{ ...text, check: null }]);
  });

  test('of version 3 is read: it knew no note types', async () => {
    const { noteTypes: _, mediaNames: __, fits: _fits, ...old } = FILES;
    const { noteType: ___, fields: ____, guid: _____, upstream: ______, ...text } = note;
    const counts = Object.fromEntries(
      Object.entries(old).map(([kind, { length }]) => [kind, length]),
    );
    const without = files({ notes: [text] }, { version: 3, counts });
    delete without['note-types.jsonl'];
    delete without['media-names.jsonl'];
    delete without['fits.jsonl'];
    const file = await read(without);
    expect(file.notes).toEqual([{ ...note, removed: false }]);
    expect(file.noteTypes).toEqual([]);
  });

  test('of version 4 is read: it knew no fits', async () => {
    const { fits: _, ...old } = FILES;
    const counts = Object.fromEntries(
      Object.entries(old).map(([kind, { length }]) => [kind, length]),
    );
    const without = files({}, { version: 4, counts });
    delete without['fits.jsonl'];
    expect((await read(without)).fits).toEqual([]);
  });

  test('with a fit of a preset that it lacks, or of another form, is refused', async () => {
    const parameters = Array.from({ length: 21 }, () => 1);
    const counts = { answers: 1, usable: 1, unseen: 1, oneIn: 1, until: null };
    const report = { verdict: 'not-better', ...counts, before: parameters, tested: null };
    const fit = { id: 'f', preset: 'p', at: 1, parameters, report, adoptedAs: null };
    const lost = refused('fits.jsonl', 1, 'not in the file');
    await expect(read(files({ fits: [fit] }))).rejects.toMatchObject(lost);
    const few = { ...fit, parameters: [1] };
    const wrong = refused('fits.jsonl', 1, 'parameters');
    await expect(read(files({ fits: [few] }))).rejects.toMatchObject(wrong);
  });

  test('with a card outside of the deck of its note is refused unless its owner laid it there', async () => {
    const other = { ...deck, id: 'deck-9', key: 'other' };
    const lying = { ...card, deck: 'deck-9' };
    const strange = read(files({ decks: [deck, other], cards: [lying] }));
    await expect(strange).rejects.toMatchObject(refused('cards.jsonl', 1, 'not in the file'));
    const laid = { ...lying, placed: true };
    const file = await read(files({ decks: [deck, other], cards: [laid] }));
    expect(file.cards).toEqual([laid]);
  });

  test('with a note of a type that it lacks is refused', async () => {
    const other = { ...note, kind: 'fields', fields: ['a'], noteType: 'type-2' };
    const refusal = refused('notes.jsonl', 1, 'not in the file');
    await expect(read(files({ notes: [other] }))).rejects.toMatchObject(refusal);
  });

  test('of another program is refused', async () => {
    const other = read(files({}, { format: 'other' }));
    await expect(other).rejects.toMatchObject({ values: { file: 'manifest.json' } });
  });

  test('brings no script along', async () => {
    const prompt = '<p onclick="x()">a<script>alert(1)</script><img src=x onerror=y alt="b"></p>';
    const answer = '<a href="javascript:x">c</a>';
    const file = await read(files({ revisions: [{ ...revision, prompt, answer }] }));
    expect(file.revisions[0]).toMatchObject({ prompt: '<p>ab</p>', answer: '<a>c</a>' });
  });

  test('reads lines of any length and of any line end', async () => {
    const long = { ...note, source: 'й'.repeat(300_000) };
    const windows = files({ notes: [long] });
    windows['notes.jsonl'] = windows['notes.jsonl']?.replace('\n', '\r\n') ?? '';
    expect((await read(windows)).notes[0]?.source).toHaveLength(300_000);
  });

  test('is written as it is read', async () => {
    const page = (lines: readonly object[]) =>
      async function* () {
        yield lines;
      };
    const contents = Object.fromEntries(
      Object.entries(FILES).map(([kind, lines]) => [kind, page(lines)]),
    ) as unknown as BundleContents;
    const written: Record<string, string> = {};
    const rest = { madeAt: 1, settings: {}, media: async function* () {} };
    for await (const { name, chunks } of bundleEntries({ ...contents, ...rest })) {
      written[name] = '';
      for await (const chunk of chunks) written[name] += chunk;
    }
    expect(Object.keys(written).at(-1)).toBe('manifest.json');
    expect((await read(written)).manifest.counts).toMatchObject({
      notes: 1,
      documents: 0,
      events: 1,
    });
  });
});

test('cards as they are compiled pass the allow-list unchanged', () => {
  const root = path.join(import.meta.dirname, '../../decks');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => name.endsWith('.md'));
  const files = sources.map((name) => ({
    path: name,
    text: readFileSync(path.join(root, name), 'utf8'),
  }));
  const sides = compile(files).bundle.notes.flatMap(({ cards }) =>
    cards.flatMap(({ prompt, answer }) => [prompt, answer]),
  );
  expect(sides.length).toBeGreaterThan(100);
  expect(sides.map(sanitizeHtml)).toEqual(sides);
});
