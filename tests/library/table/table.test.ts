import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { giveAnkiIds } from '#lib/library/export-anki/give-anki-ids.ts';
import { type ExportFormat, exportFile } from '#lib/library/export-file.ts';
import { applyPackage, planPackage } from '#lib/library/import-anki/import-package.ts';
import type { PackageChoices } from '#lib/library/import-anki/importing.ts';
import { undo } from '#lib/library/undo.ts';
import { today } from '#lib/review/today.ts';
import { query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { ROOT } from '../../support/root.ts';

const choices: PackageChoices = { withProgress: true, conflicts: 'ask' };

/** A file in the folder of the place. */
function tableFile({ folder }: Place, content: string | Uint8Array, name = 'words.csv') {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return { file, name, choices };
}

async function add(place: Place, content: string | Uint8Array, name?: string) {
  return applyPackage(place.context, place.actor, tableFile(place, content, name));
}

interface NoteRow {
  readonly fields: string[];
  readonly tags: string[];
  readonly deck: string;
}

async function notes({ context }: Place): Promise<NoteRow[]> {
  const rows = await query<{ fields: string; tags: string; deck: string }>(
    context.store.db,
    'SELECT n."fields", n."tags", d."key" AS "deck" FROM "Note" n JOIN "Deck" d ON d."id" = n."deckId" ORDER BY n."id"',
  );
  return rows.map(({ fields, tags, deck }) => ({
    fields: (JSON.parse(fields) as string[]).filter((field) => field !== ''),
    // What tells of studying stays behind with the progress.
    tags: (JSON.parse(tags) as string[]).filter((tag) => tag !== 'marked'),
    deck,
  }));
}

async function exported({ context, actor }: Place): Promise<string> {
  await giveAnkiIds(context, actor);
  const wanted = {
    format: 'csv' as ExportFormat,
    tree: null,
    withProgress: false,
    withMedia: false,
  };
  const { chunks } = exportFile(context, actor, wanted);
  let text = '';
  for await (const chunk of chunks)
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
  return text;
}

/** Decks may come in another order. */
function sorted<Value>(values: readonly Value[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

function rowsOf(text: string): string[] {
  const body = text.replace(/^(?:#.*\n)*/, '');
  return sorted(parse(body, { record_delimiter: '\r\n' }) as string[][]);
}

describe('a table of notes', () => {
  test('is read by its header, its separator guessed; signs stand for themselves and formulas stay text', async () => {
    const place = await openPlace();
    await add(
      place,
      'front;back;tags;deck\r\n=cmd|"/c calc";"1 < 2\r\nnext ""line""";a b;Lang::De\r\n',
    );
    expect(await notes(place)).toEqual([
      {
        fields: ['=cmd|&quot;/c calc&quot;', '1 &lt; 2<br>next &quot;line&quot;'],
        tags: ['a', 'b'],
        deck: 'Lang::De',
      },
    ]);
    const titles = await query(place.context.store.db, 'SELECT "title" FROM "Deck" ORDER BY "key"');
    expect(titles).toEqual([{ title: 'Lang' }, { title: 'De' }]);
  });

  test.each([
    ['a word and its translation', 'word;слово\ndog;собака\n', ['word', 'dog']],
    [
      'a note that Anki wrote whose front is such a word',
      '#separator:semicolon\n#html:true\n#guid column:1\ng1;вопрос;question\ng2;ответ;answer\n',
      ['вопрос', 'ответ'],
    ],
  ])('whose first row is %s loses no row', async (_, content, fronts) => {
    const place = await openPlace();
    await add(place, content);
    expect((await notes(place)).map(({ fields }) => fields[0])).toEqual(fronts);
  });

  test('that a spreadsheet wrote with its separator on the first line is read so', async () => {
    const place = await openPlace();
    await add(place, 'sep=|\r\nfront|back\r\na;b|c\r\n');
    expect((await notes(place)).map(({ fields }) => fields)).toEqual([['a;b', 'c']]);
  });

  test('follows the directives of Anki', async () => {
    const place = await openPlace();
    const head =
      '#separator:Pipe\n#html:true\n#tags:all\n#deck:Home\n#deck column:3\n#guid column:1\n# a word\n';
    await add(place, `${head}g1|<b>one</b>|Else|eins\ng2|two||zwei\n`, 'words.txt');
    expect(await notes(place)).toEqual([
      { fields: ['<b>one</b>', 'eins'], tags: ['all'], deck: 'Else' },
      { fields: ['two', 'zwei'], tags: ['all'], deck: 'Home' },
    ]);
  });

  test('names its columns by the fields of its note type, and tags of every row come to those that notes have', async () => {
    const place = await openPlace();
    const head = '#separator:tab\n#notetype:Basic\n#deck:D\n';
    await add(place, `${head}#tags column:3\none\teins\tmine\n`, 'a.txt');
    await add(place, `${head}#columns:Back\t\tFront\n#tags:all\nuno\tnobody\tone\n`, 'b.txt');
    expect(await notes(place)).toEqual([
      { fields: ['one', 'uno'], tags: ['mine', 'all'], deck: 'D' },
    ]);
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffдом\thouse\n')],
    ['UTF-16', Buffer.from('\ufeffдом\thouse\n', 'utf16le')],
    ['Windows-1251', Buffer.from([0xe4, 0xee, 0xec, ...Buffer.from('\thouse\n')])],
  ])('in %s is read', async (_, bytes) => {
    const place = await openPlace();
    await add(place, bytes, 'слова.tsv');
    expect(await notes(place)).toEqual([{ fields: ['дом', 'house'], tags: [], deck: 'слова' }]);
  });

  test('in Windows-1252 is read, and in whatever else was chosen', async () => {
    const bytes = Buffer.from([0xfc, ...Buffer.from('ber\tover')]);
    const place = await openPlace();
    await add(place, bytes, 'words.csv');
    expect(await notes(place)).toMatchObject([{ fields: ['über', 'over'] }]);
    const other = await openPlace();
    const given = {
      ...tableFile(other, bytes),
      choices: { ...choices, table: { encoding: 'windows-1251' as const } },
    };
    const { table } = await planPackage(other.context, other.actor, given);
    expect(table?.rows).toEqual([['ьber', 'over']]);
  });

  test('that is no text is refused', async () => {
    const place = await openPlace();
    await expect(add(place, Buffer.from([0xff, 0x00, 0x10]))).rejects.toMatchObject({
      code: 'unreadable-file',
      values: { remedy: 'save-as-utf8' },
    });
  });

  test('whose columns are named in the first row may have one without a name', async () => {
    const place = await openPlace();
    await add(place, 'Слово;Перевод;;Теги;Колода\nкот;cat;;звери;Дом\n', 'слова.csv');
    expect(await notes(place)).toEqual([{ fields: ['кот', 'cat'], tags: ['звери'], deck: 'Дом' }]);
  });

  test('makes a card for each hole, and asks both ways where that was chosen', async () => {
    const place = await openPlace();
    const { plan } = await add(place, 'A {{c1::b}} and {{c2::c}}\tmore\n');
    expect(plan.cards).toBe(2);
    const both = { ...choices, table: { bothWays: true, deck: 'Both' } };
    const given = { ...tableFile(place, 'one\teins\n'), choices: both };
    expect((await planPackage(place.context, place.actor, given)).cards).toBe(2);
  });

  test('holds no script that reaches a card', async () => {
    const place = await openPlace();
    await add(
      place,
      '#html:true\nq<script>alert(1)</script>\t<img src=x onerror=alert(1)><a href="javascript:alert(1)">a</a>\n',
    );
    const rows = await query<{ prompt: string; answer: string }>(
      place.context.store.db,
      'SELECT "prompt", "answer" FROM "CardRevision"',
    );
    expect(JSON.stringify(rows)).not.toMatch(/script|onerror/i);
  });

  test('changes nothing when it comes again, follows what was changed in it, and is taken back at once', async () => {
    const place = await openPlace();
    const { context, actor, wait } = place;
    await add(place, 'one\teins\ttag\ntwo\tzwei\n');
    const before = await notes(place);
    wait(60_000);
    const again = await add(place, 'one\teins\ttag\ntwo\tzwei\n');
    expect(again.operation).toBeNull();
    expect(again.plan.counts).toMatchObject({ unchanged: 2 });
    const edited = await add(place, 'one\tein\ttag\ntwo\tzwei\nthree\tdrei\n');
    expect(edited.plan.counts).toMatchObject({ create: 1, update: 1, unchanged: 1 });
    await undo(context, actor);
    expect(await notes(place)).toEqual(before);
    await undo(context, actor);
    expect(await notes(place)).toEqual([]);
  });

  test('leaves cards in the decks where they lie, and fields and tags that it does not give', async () => {
    const place = await openPlace();
    await add(place, '#guid column:1\n#deck:A\ng\tone\teins\tkept\n');
    const { plan } = await add(place, '#guid column:1\n#deck:B\n#columns:id\tfront\ng\tone!\n');
    expect(plan.counts).toMatchObject({ update: 1 });
    expect(await notes(place)).toEqual([{ fields: ['one!', 'eins'], tags: ['kept'], deck: 'A' }]);
  });

  test('of rows that are the same note takes the last, and tells of them and of empty ones', async () => {
    const place = await openPlace();
    const { plan } = await add(place, 'one\teins\ta\n\tnothing\none\teins\tb\n');
    expect(await notes(place)).toEqual([{ fields: ['one', 'eins'], tags: ['b'], deck: 'words' }]);
    expect(plan.problems?.counts).toEqual({ 'row-empty': 1, 'row-twice': 1 });
  });

  test('makes a note of each row that begins like another and goes on otherwise', async () => {
    const place = await openPlace();
    const { plan } = await add(place, 'bank\tBank\nbank\tUfer\n');
    expect(plan.counts).toMatchObject({ create: 2 });
    expect(plan.problems?.counts).toEqual({});
    expect((await add(place, 'bank\tBank\nbank\tUfer\n')).operation).toBeNull();
    const edited = await add(place, 'bank\tBank\nbank\tFlussufer\n');
    expect(edited.plan.counts).toMatchObject({ create: 0, update: 1, unchanged: 1 });
    expect((await notes(place)).map(({ fields }) => fields[1])).toEqual(['Bank', 'Flussufer']);
  });

  test('takes no note that is here for two rows that begin like it', async () => {
    const place = await openPlace();
    await add(place, '#guid column:1\nmine\tbank\tBank\n');
    const { plan } = await add(place, 'bank\tBank\nbank\tUfer\n');
    expect(plan.counts).toMatchObject({ create: 1, unchanged: 1 });
  });
});

describe('a table that cannot be read is refused with its place, and nothing is written', () => {
  const long = 'x'.repeat(10_000_000);
  test.each([
    [
      'a quote that is never closed',
      'one;eins\n"two;zwei\nthree;drei\n',
      { code: 'unreadable-file', values: { line: 2 } },
    ],
    ['a value of 10 MB', `one\t${long}\n`, { code: 'too-large' }],
    [
      'a value of 2 MB',
      `one\ttwo\nthree\t${'x'.repeat(2_000_000)}\n`,
      { code: 'too-large', values: { row: 2, column: 2 } },
    ],
    [
      'too many columns',
      `${'x\t'.repeat(101)}\n`,
      { code: 'too-large', values: { row: 1, column: 101 } },
    ],
    [
      'a directive of nonsense',
      '#deck column:zero\none\ttwo\n',
      { code: 'unreadable-file', values: { line: 1 } },
    ],
    ['bytes that are no text', Buffer.from([0x61, 0xff, 0xfe, 0x00]), { code: 'unreadable-file' }],
    ['zero bytes', 'one\0\ttwo\n', { code: 'unreadable-file' }],
  ])('%s', async (_, content, refusal) => {
    const place = await openPlace();
    await expect(add(place, content)).rejects.toMatchObject(refusal);
    expect(await notes(place)).toEqual([]);
  });
});

describe('what is exported as a table', () => {
  test('of decks from Anki reads back equal', async () => {
    const [one, other] = [await openPlace(), await openPlace()];
    const name = 'latest.apkg';
    const file = path.join(ROOT, 'tests/anki/packages', name);
    await applyPackage(one.context, one.actor, {
      file,
      name,
      choices: { ...choices, withProgress: false },
    });
    await expectReadBack(one, other);
  });

  test('of any text reads back equal, and comes again without a change', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...'ab #\t,;|"\'<>&=\n\r{:ёй🙂'),
      maxLength: 12,
    });
    const row = fc.record({
      first: text,
      second: text,
      tags: fc.array(fc.constantFrom('a', 'b::c', 'ё')),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const [one, other] = [await openPlace(), await openPlace()];
        const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
        const lines = rows.map(({ first, second, tags }) =>
          [first, second, tags.join(' ')].map(quoted).join(';'),
        );
        await add(one, `#separator:;\n#deck:D\n${lines.join('\n')}\n`);
        await expectReadBack(one, other);
      }),
      { numRuns: 12 },
    );
  });

  async function expectReadBack(one: Place, other: Place): Promise<void> {
    const text = await exported(one);
    await add(other, text);
    expect(sorted(await notes(other))).toEqual(sorted(await notes(one)));
    expect(rowsOf(await exported(other))).toEqual(rowsOf(text));
    expect((await add(one, text)).operation).toBeNull();
  }
});

test('of a note type that is not here rows with holes and rows without are both asked, and come again as the same', async () => {
  const place = await openPlace();
  const file = '#separator:comma\n#notetype:Geo\n{{c1::Rome}} lies in Italy,yes\nParis?,France\n';
  await add(place, file);
  const { db } = place.context.store;
  const cards = await query<{ facet: string; prompt: string }>(
    db,
    'SELECT c."facet", r."prompt" FROM "Card" c JOIN "CardRevision" r ON r."cardId" = c."id" ORDER BY c."facet"',
  );
  expect(cards.map(({ facet }) => facet)).toEqual(['c:1', 't:0']);
  expect(cards[0]?.prompt).toContain('[...]');
  expect(cards[1]?.prompt).toContain('Paris?');
  expect((await add(place, file)).operation).toBeNull();
});

test('a deck that holds only decks has their cards on the first screen', async () => {
  const place = await openPlace();
  await add(place, 'front,back,deck\none,eins,A::B\ntwo,zwei,A::B::C\n');
  const { decks } = await today(place.context, place.actor);
  expect(decks.map(({ key, cards }) => [key, cards])).toEqual([
    ['A', 2],
    ['A::B', 2],
    ['A::B::C', 1],
  ]);
});

test('rows go to the deck that was chosen, but for those that name their own', async () => {
  const place = await openPlace();
  const given = tableFile(place, 'front,back,deck\none,eins,\ntwo,zwei,Own\n');
  const { table, decks } = await planPackage(place.context, place.actor, given);
  expect([table?.deck, decks.map(({ key }) => key).sort()]).toEqual(['words', ['Own', 'words']]);
  const chosen = { ...choices, table: { deck: 'German::Numbers' } };
  const { plan } = await applyPackage(place.context, place.actor, { ...given, choices: chosen });
  expect(plan.decks.map(({ key }) => key).sort()).toEqual(['German::Numbers', 'Own']);
  const planned = await planPackage(place.context, place.actor, { ...given, choices: chosen });
  expect(planned.table?.deck).toBe('German::Numbers');
});
