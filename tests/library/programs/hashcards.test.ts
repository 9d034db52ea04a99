import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { readHashcardsDeck } from '#lib/formats/hashcards/read-deck.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { namedUpload } from '#lib/library/named-upload.ts';
import { planUpload } from '#lib/library/plan-upload.ts';
import { sentFolder } from '#lib/library/sent-folder.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import { USUAL_LIMITS } from '#lib/shared/import-limits.ts';
import { query } from '#lib/store/sql.ts';
import { zipOf } from '../../formats/make-zip.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { tempFolderWith } from '../../support/temp-folder.ts';
import { cardsHere, counts, dayOf, fixture } from './in-place.ts';

const FOLDER = fixture('hashcards');
const DOCUMENTS = ['Geography.md', 'sub/Terms.md', 'sub/Windows.md'];
const DATABASE = readFileSync(path.join(FOLDER, 'hashcards.db'));

function add({ context, actor }: Place, at = FOLDER) {
  return applyUpload(context, actor, namedUpload(at, USUAL_LIMITS));
}

/** A copy of the collection in the folder of the place. */
function copied({ folder }: Place): string {
  const to = path.join(folder, 'collection');
  cpSync(FOLDER, to, { recursive: true });
  return to;
}

function changeDatabase(folder: string, change: (db: Database.Database) => void): void {
  const db = new Database(path.join(folder, 'hashcards.db'));
  change(db);
  db.close();
}

test('every card has the hash that hashcards itself gives it', () => {
  const theirs = JSON.parse(readFileSync(path.join(FOLDER, 'hashes.json'), 'utf8')) as {
    readonly file: string;
    readonly hash: string;
  }[];
  const ours = DOCUMENTS.flatMap((file) => {
    const { cards } = readHashcardsDeck(file, readFileSync(path.join(FOLDER, file), 'utf8'));
    return cards.flatMap(({ hashes }) => hashes.map((hash) => ({ file, hash })));
  });
  const inOrder = (list: readonly { file: string; hash: string }[]) =>
    list.map(({ file, hash }) => `${file} ${hash}`).sort();
  expect(inOrder(ours)).toEqual(inOrder(theirs));
});

describe('a collection of hashcards that was never studied', () => {
  const picture = readFileSync(path.join(FOLDER, 'img', 'peak.png'));
  const deck = (name: string) =>
    `Q: ${name}?\nA: ![peak](@/img/peak.png) ![](<@/img/two words.png>)\n`;
  const files = {
    'a.md': deck('One'),
    'sub/deep/b.md': deck('Two'),
    'sub/c.md': 'Q: Three?\nA: ![none](@/none.png) ![up](@/../img/peak.png)\n',
    'img/peak.png': picture,
    'img/two words.png': picture,
  };
  const pictures = async ({ context }: Place) => {
    const sides = await query<{ prompt: string; answer: string }>(
      context.store.db,
      'SELECT "prompt", "answer" FROM "CardRevision"',
    );
    return sides
      .map(({ prompt, answer }) => [
        prompt.replace(/<[^>]*>/g, '').trim(),
        answer.match(/<img/g)?.length ?? 0,
      ])
      .sort();
  };
  const shown = [
    ['One?', 2],
    ['Three?', 0],
    ['Two?', 2],
  ];

  test('shows what lies at its root, in a folder, an archive, an archive of a folder, and sent', async () => {
    const within = Object.fromEntries(
      Object.entries(files).map(([name, content]) => [`cards/${name}`, content]),
    );
    const limits = USUAL_LIMITS;
    const folder = tempFolderWith(files);
    const sent = Object.entries(files).map(([name, content]) => {
      return { path: name, file: new Blob([content]) };
    });
    const uploads = [
      namedUpload(folder, limits),
      { name: 'a.zip', bytes: await zipOf(files) },
      { name: 'b.zip', bytes: await zipOf(within) },
      sentFolder('cards', sent, limits),
    ];
    for (const upload of uploads) {
      const place = await openPlace();
      const { plan } = await applyUpload(place.context, place.actor, upload);
      expect(plan.media).toBe(1);
      expect(await pictures(place)).toEqual(shown);
      expect((await applyUpload(place.context, place.actor, upload)).operation).toBeNull();
    }
  });
});

test('the holes of a text are hashed in time that grows as they do', () => {
  const { cards } = readHashcardsDeck('a.md', `C: ${'[a] '.repeat(20_000)}${' '.repeat(200_000)}.`);
  expect(new Set(cards.flatMap(({ hashes }) => hashes)).size).toBe(20_000);
});

test('terms and names of decks come without a database, too', async () => {
  const [studied, fresh] = [await openPlace(), await openPlace()];
  await add(studied);
  const bare = copied(fresh);
  rmSync(path.join(bare, 'hashcards.db'));
  await add(fresh, bare);
  const said = async (place: Place) =>
    (await cardsHere(place)).map(({ prompt, answer }) => `${prompt} — ${answer}`).sort();
  expect(await said(fresh)).toEqual(await said(studied));
  expect((await cardsHere(fresh)).map(({ deck }) => deck)).toContain('География');
});

describe('a collection of hashcards', () => {
  test('comes with the history of each card, and tells of those whose text is another by now', async () => {
    const place = await openPlace();
    const plan = await planUpload(place.context, place.actor, namedUpload(FOLDER, USUAL_LIMITS));
    expect(plan).toMatchObject({ notes: 10, cards: 15, reviews: 75, media: 1 });
    expect(plan.problems?.counts).toEqual({ 'history-without-card': 1 });
    await add(place);
    const cards = await cardsHere(place);
    expect(new Set(cards.map(({ deck }) => deck))).toEqual(
      new Set(['География', 'Terms', 'Windows']),
    );
    const byPrompt = new Map(cards.map((card) => [card.prompt, card]));
    expect(byPrompt.get('Что изменится?')?.phase).toBeNull();
    expect(byPrompt.get('etcd')).toMatchObject({ facet: 'fwd', reps: 12, answers: 12 });
    expect(byPrompt.get('хранилище состояния кластера')).toMatchObject({ facet: 'rev', reps: 3 });
    expect((await verify(place.context, place.actor)).differences).toEqual([]);
  });

  test('gives memory and due date of each card as the program keeps them', async () => {
    const place = await openPlace();
    await add(place);
    const db = new Database(path.join(FOLDER, 'hashcards.db'), { readonly: true });
    const theirs = db
      .prepare('SELECT due_date AS due, stability, difficulty, review_count AS reps FROM cards')
      .all() as { due: string; stability: number; difficulty: number; reps: number }[];
    db.close();
    const known = new Set(
      theirs.map(({ due, ...row }) => JSON.stringify({ due: dayOf(due), ...row })),
    );
    const ours = (await cardsHere(place)).filter(({ phase }) => phase !== null);
    expect(ours).toHaveLength(14);
    for (const { dueDay: due, stability, difficulty, reps } of ours) {
      expect(known.has(JSON.stringify({ due, stability, difficulty, reps }))).toBe(true);
    }
  });

  test('changes nothing when it comes again, and nothing is left when it is taken back', async () => {
    const place = await openPlace();
    await add(place);
    const before = await counts(place);
    expect((await add(place)).operation).toBeNull();
    expect(await counts(place)).toEqual(before);
    await undo(place.context, place.actor);
    expect(Object.values(await counts(place)).every((count) => count === 0)).toBe(true);
  });

  test('that was studied since brings the answers that are new, though no text is', async () => {
    const place = await openPlace();
    const folder = copied(place);
    await add(place, folder);
    const before = await counts(place);
    changeDatabase(folder, (db) => {
      const hash = db
        .prepare(`SELECT card_hash FROM cards WHERE due_date = '2026-10-21'`)
        .pluck()
        .get();
      db.prepare(
        `INSERT INTO reviews(session_id, card_hash, reviewed_at, grade, stability, difficulty, interval_raw, interval_days, due_date)
         VALUES (1, ?, '2026-10-21T08:00:00.000', 'good', 200.5, 7, 200.5, 201, '2027-05-10')`,
      ).run(hash);
      db.prepare(
        `UPDATE cards SET last_reviewed_at = '2026-10-21T08:00:00.000', stability = 200.5, difficulty = 7, interval_days = 201,
           due_date = '2027-05-10', review_count = review_count + 1 WHERE card_hash = ?`,
      ).run(hash);
    });
    const { plan, operation } = await add(place, folder);
    expect(plan).toMatchObject({ reviews: 1, counts: { unchanged: 10 } });
    expect(operation).not.toBeNull();
    const due = (await cardsHere(place)).find(({ stability }) => stability === 200.5);
    expect(due).toMatchObject({ dueDay: dayOf('2027-05-10'), reps: 7 });
    await undo(place.context, place.actor);
    expect(await counts(place)).toEqual(before);
  });

  test('whose text was corrected keeps the progress that is here', async () => {
    const place = await openPlace();
    const folder = copied(place);
    await add(place, folder);
    const file = path.join(folder, 'Geography.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('A: Мадрид', 'A: Мадрид (Madrid)'));
    const { plan } = await add(place, folder);
    expect(plan.counts).toMatchObject({ update: 1, create: 0, archive: 0 });
    expect(plan.problems?.counts).toEqual({ 'history-without-card': 2 });
    const card = (await cardsHere(place)).find(({ prompt }) => prompt === 'Столица Испании?');
    expect(card).toMatchObject({ reps: 4, answers: 4 });
  });

  test('puts histories to the holes of a text, wherever they stand and though other brackets hide nothing here', async () => {
    const place = await openPlace();
    const text =
      'C:\nNo hole here.\n\n| a | b |\n|---|---|\n| 1 | [two] |\n\n---\nC: A [link](http://x.y) and [real].\n';
    const { cards } = readHashcardsDeck('a.md', text);
    const hashes = cards.flatMap((each) => each.hashes);
    expect(cards.map(({ hidden }) => hidden)).toEqual([['two'], ['link', 'real']]);
    const folder = copied(place);
    changeDatabase(folder, (db) => {
      const [one, two, three] = db.prepare('SELECT card_hash FROM cards').pluck().all() as string[];
      db.pragma('foreign_keys = ON');
      const rename = db.prepare('UPDATE cards SET card_hash = ? WHERE card_hash = ?');
      for (const [at, hash] of [one, two, three].entries()) rename.run(hashes[at], hash);
    });
    const database = readFileSync(path.join(folder, 'hashcards.db'));
    const bytes = await zipOf({ 'a.md': text, 'hashcards.db': database });
    await applyUpload(place.context, place.actor, { name: 'a.zip', bytes });
    const found = await cardsHere(place);
    expect(found).toHaveLength(2);
    expect(found.every(({ phase }) => phase === 'review')).toBe(true);
  });

  test('is the same in an archive, whatever folder it lies in there', async () => {
    const place = await openPlace();
    await add(place);
    const files = Object.fromEntries(
      [...DOCUMENTS, 'img/peak.png', 'hashcards.db'].map((name) => [
        `my notes/${name}`,
        readFileSync(path.join(FOLDER, name)),
      ]),
    );
    const upload = { name: 'notes.zip', bytes: await zipOf(files) };
    expect((await applyUpload(place.context, place.actor, upload)).operation).toBeNull();
  });

  test('gives one document with its histories, where that is named', async () => {
    const place = await openPlace();
    const { plan } = await add(place, path.join(copied(place), 'Geography.md'));
    expect(plan.decks.map(({ title }) => title)).toEqual(['География']);
    expect(plan.cards).toBe(7);
    expect(plan.reviews).toBeGreaterThan(0);
  });

  test('without progress comes new', async () => {
    const place = await openPlace();
    await applyUpload(place.context, place.actor, {
      ...namedUpload(FOLDER, USUAL_LIMITS),
      withProgress: false,
    });
    expect((await counts(place)).Event).toBe(0);
  });

  test('has its formulas set', async () => {
    const place = await openPlace();
    const text = 'Q: What is $x^2$?\nA: A power.\n';
    const bytes = await zipOf({ 'a.md': text, 'hashcards.db': DATABASE });
    await applyUpload(place.context, place.actor, { name: 'a.zip', bytes });
    const rows = await query<{ prompt: string }>(
      place.context.store.db,
      'SELECT "prompt" FROM "CardRevision"',
    );
    expect(rows[0]?.prompt).toContain('data-tex="x^2"');
  });

  test('puts what macros stand for into formulas, and tells of a line that is no macro', async () => {
    const place = await openPlace();
    const files = {
      'c/deck.md': 'C: The set $\\R$ holds [$\\set{x}$] and [others].\n',
      'c/macros.tex': '% sets\n\\R \\mathbb{R}\n\\set \\{#1\\}\nodd\n',
      'c/hashcards.db': DATABASE,
    };
    const upload = { name: 'a.zip', bytes: await zipOf(files) };
    const { findings } = await planUpload(place.context, place.actor, upload);
    expect(findings.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'macros.tex:4 P004',
    ]);
    await applyUpload(place.context, place.actor, upload);
    const { db } = place.context.store;
    const prompts = await query<{ prompt: string }>(db, 'SELECT "prompt" FROM "CardRevision"');
    expect(prompts).toHaveLength(2);
    for (const { prompt } of prompts) expect(prompt).toContain('data-tex="\\mathbb{R}"');
    const [document] = await query<{ source: string }>(db, 'SELECT "source" FROM "Document"');
    expect(document?.source).toContain('$\\{x\\}$');
  });

  test('tells what is wrong by the lines of its own documents', async () => {
    const place = await openPlace();
    const bytes = await zipOf({ 'a.md': 'Q: one\nA: 1\n\nQ: two\nA:\n', 'hashcards.db': DATABASE });
    const { findings } = await planUpload(place.context, place.actor, { name: 'a.zip', bytes });
    expect(findings.map(({ file, line }) => `${file}:${line}`)).toContain('a.md:5');
  });

  test.each([
    ['a database that is none', Buffer.from('no')],
    ['a database without its tables', emptyDatabase],
  ])('is refused with %s, and nothing is added', async (_, database) => {
    const place = await openPlace();
    const content = typeof database === 'function' ? database(place) : database;
    const bytes = await zipOf({ 'a.md': 'Q: one\nA: 1\n', 'hashcards.db': content });
    await expect(
      applyUpload(place.context, place.actor, { name: 'a.zip', bytes }),
    ).rejects.toMatchObject({ code: 'unreadable-file' });
    expect((await counts(place)).Note).toBe(0);
  });
});

function emptyDatabase({ folder }: Place): Buffer {
  const file = path.join(folder, 'empty.db');
  const db = new Database(file);
  db.exec('CREATE TABLE cards(card_hash text)');
  db.close();
  return readFileSync(file);
}
