import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEdn } from '#lib/formats/mochi/read-edn.ts';
import { readTransit } from '#lib/formats/mochi/read-transit.ts';
import { applyPackage, planPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import { execute } from '#lib/store/sql.ts';
import { zipOf } from '../../formats/make-zip.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { cardsHere, counts, dayOf } from './in-place.ts';
import { type CardData, mochiData, mochiFile, PNG } from './mochi-file.ts';

function given({ folder }: Place, bytes: Uint8Array, withProgress = true) {
  const name = 'Языки.mochi';
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return { file, name, choices: { withProgress, conflicts: 'ask' as const } };
}

async function add(place: Place, bytes: Uint8Array) {
  return applyPackage(place.context, place.actor, given(place, bytes));
}

describe('a file of Mochi', () => {
  test('gives its decks, cards, fields, files and reviews; what is in the trash or empty is told', async () => {
    const place = await openPlace();
    const bytes = await mochiFile();
    const plan = await planPackage(place.context, place.actor, given(place, bytes));
    expect(plan).toMatchObject({ notes: 3, cards: 5, reviews: 5, media: 1 });
    expect(plan.problems?.counts).toEqual({ 'card-in-trash': 1, 'card-empty': 1 });
    await add(place, bytes);
    const cards = await cardsHere(place);
    expect(new Set(cards.map(({ deck }) => deck))).toEqual(new Set(['Языки::Español']));
    expect(cards.map(({ facet, prompt }) => [facet, prompt])).toEqual([
      ['c:1', 'La [...] es grande; {{ .Values }} bleibt'],
      ['c:2', 'La casa es [...]; {{ .Values }} bleibt'],
      ['t:0', 'el perro'],
      ['t:0', 'gato'],
      ['t:1', expect.stringContaining('собака верная')],
    ]);
    const [, , dog, cat] = cards;
    expect(dog?.tags).toEqual(['animales', 'a_b']);
    expect(cat).toMatchObject({ answer: 'gato кот кошка', suspended: true, phase: 'new' });
  });

  test('says when each card is due; its holes stand alike, and only the first has the answers', async () => {
    const place = await openPlace();
    await add(place, await mochiFile());
    const cards = await cardsHere(place);
    const told = cards.map(({ facet, dueDay, reps, lapses, answers }) => {
      return { facet, dueDay, reps, lapses, answers };
    });
    expect(told.slice(0, 3)).toEqual([
      { facet: 'c:1', dueDay: dayOf('2026-06-09'), reps: 1, lapses: 0, answers: 1 },
      { facet: 'c:2', dueDay: dayOf('2026-06-09'), reps: 1, lapses: 0, answers: 0 },
      { facet: 't:0', dueDay: dayOf('2026-06-25'), reps: 3, lapses: 1, answers: 3 },
    ]);
    expect(cards[2]?.stability).toBeCloseTo(20, 1);
    expect((await verify(place.context, place.actor)).differences).toEqual([]);
  });

  test('changes nothing when it comes again, and nothing is left when it is taken back', async () => {
    const place = await openPlace();
    const bytes = await mochiFile();
    await add(place, bytes);
    const before = await counts(place);
    const again = await add(place, bytes);
    expect(again.operation).toBeNull();
    expect(await counts(place)).toEqual(before);
    await undo(place.context, place.actor);
    expect(Object.values(await counts(place)).every((count) => count === 0)).toBe(true);
  });

  test('that is newer changes texts and adds reviews; a text that was edited here too waits', async () => {
    const place = await openPlace();
    await add(place, await mochiFile());
    const newer = mochiData();
    const [dog, house] = newer['~:decks'][1]!['~:cards']!['~#list'] as [CardData, CardData];
    dog['~:content'] = '## el perro\n---\nпёс';
    dog['~:updated-at'] = { '~#dt': Date.parse('2026-07-01T10:00:00Z') };
    (house['~:reviews'] as object[]).push({
      ...{ '~:date': `~t${Date.parse('2026-06-09T10:00:00Z')}`, '~:interval': 30 },
      '~:remembered?': true,
    });
    const applied = await add(place, await mochiFile(newer));
    expect(applied.plan.counts).toMatchObject({ update: 1, unchanged: 2 });
    expect(applied.plan.reviews).toBe(1);
    const after = await cardsHere(place);
    expect(after.map(({ answer }) => answer)).toContain('el perro пёс');
    expect(after.find(({ facet }) => facet === 'c:1')).toMatchObject({
      ...{ dueDay: dayOf('2026-07-09'), reps: 2, answers: 2 },
    });

    await execute(
      place.context.store.db,
      `UPDATE "Note" SET "fields" = json_set("fields", '$[1]', 'мой') WHERE "fields" LIKE '%пёс%'`,
    );
    dog['~:content'] = '## el perro\n---\nпсина';
    dog['~:updated-at'] = { '~#dt': Date.parse('2026-08-01T10:00:00Z') };
    const third = await add(place, await mochiFile(newer));
    expect(third.plan.counts).toMatchObject({ ambiguous: 1, unchanged: 2 });
  });

  test('in EDN is read as well, also where it was made without ids', async () => {
    const place = await openPlace();
    const edn = `; made elsewhere
      {:version 2, :decks [{:name "Столицы", :id :abc, :cards ({:name "", :content "Франция\\n---\\nПариж"}
       #_ {:content "left out"} {:content "Испания\\n---\\n\\u041cадрид" :tags #{"a"}})}]}`;
    const bytes = await zipOf({ 'data.edn': edn });
    await add(place, bytes);
    expect((await cardsHere(place)).map(({ prompt, answer }) => [prompt, answer])).toEqual([
      ['Испания', 'Испания Мадрид'],
      ['Франция', 'Франция Париж'],
    ]);
    expect((await add(place, bytes)).operation).toBeNull();
  });

  test('whose texts hold halves of signs comes, and changes nothing when it comes again', async () => {
    const place = await openPlace();
    const json = JSON.stringify(mochiData()).replaceAll('Слово', String.raw`\ud800`);
    const files = { 'data.json': json, 'dog.png': PNG };
    await add(place, await zipOf(files));
    expect((await add(place, await zipOf(files))).operation).toBeNull();
  });

  test('without progress brings new cards', async () => {
    const place = await openPlace();
    await applyPackage(place.context, place.actor, given(place, await mochiFile(), false));
    expect((await cardsHere(place)).every(({ phase }) => phase === null)).toBe(true);
  });

  test('holds no script that reaches a card', async () => {
    const place = await openPlace();
    const content =
      '<script>alert(1)</script><img src=x onerror=alert(1)>\n---\n[x](javascript:alert(1))';
    const data = { '~:decks': [{ '~:name': 'x', '~:cards': [{ '~:content': content }] }] };
    await add(place, await mochiFile(data));
    const rows = await cardsHere(place);
    expect(JSON.stringify(rows)).not.toMatch(/alert\(1\)<|onerror|javascript:/);
  });
});

describe('a file that is none of Mochi', () => {
  test.each([
    ['without data', { 'x.txt': '1' }, { code: 'unreadable-file' }],
    ['cut off', { 'data.json': '{"~:decks":[' }, { code: 'unreadable-file' }],
    [
      'in EDN that is never closed',
      { 'data.edn': '{:decks [' },
      { code: 'unreadable-file', values: { line: 1 } },
    ],
    ['without decks', { 'data.json': '{"a":1}' }, { code: 'unreadable-file' }],
    ['nested without end', { 'data.edn': '['.repeat(100_000) }, { code: 'unreadable-file' }],
    [
      'nested without end in JSON',
      { 'data.json': `${'['.repeat(5000)}${']'.repeat(5000)}` },
      { code: 'unreadable-file' },
    ],
  ])('is refused %s, and nothing is added', async (_, files, refusal) => {
    const place = await openPlace();
    await expect(add(place, await zipOf(files as Record<string, string>))).rejects.toMatchObject(
      refusal,
    );
    expect((await counts(place)).Note).toBe(0);
  });

  test('whose decks lie in one another is read all the same', async () => {
    const place = await openPlace();
    const deck = (id: string, parent: string) => ({
      ...{ '~:id': id, '~:name': id, '~:parent-id': parent },
      '~:cards': [{ '~:id': `c${id}`, '~:content': `${id}?\n---\n!` }],
    });
    await add(
      place,
      await mochiFile({ '~:decks': [deck('a', 'b'), deck('b', 'a'), deck('c', 'c')] }),
    );
    expect((await cardsHere(place)).map(({ deck: name }) => name)).toEqual(['a::b', 'b::a', 'c']);
  });
});

test('data in Transit are read with its cache as well as without', () => {
  const written = readTransit(
    '["^ ","~:decks",[["^ ","~:name","A","~:id","~:xyz9"],["^ ","^1","B","~:id","^3"]],"~:at","~m12"]',
    'x',
  );
  expect(written).toEqual(
    new Map<string, unknown>([
      [
        'decks',
        [
          new Map([
            ['name', 'A'],
            ['id', 'xyz9'],
          ]),
          new Map([
            ['name', 'B'],
            ['id', 'xyz9'],
          ]),
        ],
      ],
      ['at', 12],
    ]),
  );
});

test('values of EDN are read', () => {
  const read = readEdn(
    '{:a/b [nil true 1.5e3 -7N "x\\"y" \\newline #inst "2020-01-01T00:00:00Z"] :c #{1 2}, d ()}',
    'x',
  );
  expect(read).toEqual(
    new Map<string, unknown>([
      ['a/b', [null, true, 1500, -7, 'x"y', '\n', Date.UTC(2020, 0, 1)]],
      ['c', [1, 2]],
      ['d', []],
    ]),
  );
});
