import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/context.ts';
import { findDuplicates } from '#lib/library/find-duplicates.ts';
import { undo } from '#lib/library/undo.ts';
import { recall } from '#lib/scheduler/memory.ts';
import { idChance } from '#lib/scheduler/order.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import { foldText } from '#lib/search/fold-text.ts';
import { parseQuery } from '#lib/search/parse-query.ts';
import { mentionsArchive, type SearchTree } from '#lib/search/tree.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import { questionOf } from '#lib/selection/question.ts';
import { DAY } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { fillCardTexts, forgetCardTexts } from '#lib/store/search/card-texts.ts';
import { countFound, findPage } from '#lib/store/search/find.ts';
import { SORTS, type Sort } from '#lib/store/search/order.ts';
import { execute, query } from '#lib/store/sql.ts';
import { type Row, upsertRows } from '#lib/store/write-rows.ts';
import { type JudgedCard, judge } from '../search/judge.ts';
import { bundleOf, type NoteSketch } from '../support/bundles.ts';
import { noteTypeFrom } from '../support/note-types.ts';
import { NOON, openPlace, type Place } from '../support/place.ts';
import { add } from '../support/studying.ts';

const RUNS = process.env.DRILL ? 3000 : 250;
const WORDS = [
  'Под',
  'узел',
  'ЕЩЁ',
  'kube-proxy',
  'ab',
  'aba',
  'Café',
  'x_y',
  '50*',
  'naïve under',
  'сеть',
];
const TAGS = ['Сеть', 'сеть::dns', 'k8s', 'leech', 'x_y'];
const KINDS = ['basic', 'cloze', 'command'] as const;

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

/** A place with notes of all kinds in all states, told by a chance of its own: the same in every run. */
async function filledPlace(): Promise<Place> {
  const place = await openPlace();
  let seed = 7;
  const chance = (most: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  for (const deck of ['Книги::Сети', 'k8s-ru']) {
    const notes = Array.from({ length: 40 }, (_, index): NoteSketch => {
      const words = Array.from({ length: 1 + chance(4) }, () => pick(WORDS, chance(99)));
      return {
        prompt: `${words.join(' ')} ${deck}${index}`,
        answer: `<em>${pick(WORDS, chance(99))}</em> ${pick(WORDS, chance(99))}`,
        tags: chance(2) ? [pick(TAGS, chance(99))] : [],
        headings: chance(3) ? ['Глава', pick(WORDS, chance(99))] : [],
        kind: pick(KINDS, chance(99)),
        facets: chance(4) ? ['fwd'] : ['fwd', 'item:Ёлка'],
      };
    });
    place.wait(chance(4) * DAY);
    await add(place, bundleOf(notes, deck, `${deck}.md`));
    place.wait(DAY);
    await add(place, bundleOf(notes.slice(2).map(edited), deck, `${deck}.md`), 'mass-archive');
  }
  await giveFields(place, chance);
  await studyAtRandom(place, chance);
  return place;
}

const FIELDS = ['Front', 'Поле'];
const HTML = [
  '',
  'Под',
  '<b>Под</b>',
  'еще узел',
  'x_y',
  '<img src="x_y.png">',
  'Café &amp; под',
  '50*',
];

/** Every third note gets fields, as if it had come from Anki. */
async function giveFields({ context, actor }: Place, chance: (most: number) => number) {
  const { db } = context.store;
  const { name, kind, fields, templates, css } = noteTypeFrom({
    name: 'Слова',
    fields: FIELDS,
    templates: [['q', 'a']],
  });
  const type = { id: 'type', ownerId: actor.user, ankiId: 1700000000001, upstream: '{}' };
  await upsertRows(db, 'NoteType', [
    { ...type, name, kind, css, createdAt: 0, ...jsonOf({ fields, templates }) },
  ]);
  const notes = await query<{ id: string }>(db, `SELECT "id" FROM "Note" ORDER BY "rowid"`);
  for (const [at, { id }] of notes.entries()) {
    if (at % 3 > 0) continue;
    const written = FIELDS.map(() => pick(HTML, chance(99)));
    await execute(
      db,
      `UPDATE "Note" SET "noteTypeId" = 'type', "fields" = ?, "ankiId" = ? WHERE "id" = ?`,
      ...[JSON.stringify(written), 1600000000000 + at, id],
    );
  }
}

function jsonOf(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

function fieldsOf(texts: readonly string[], names: readonly string[]) {
  return texts.map((html, at) => ({ name: names[at] ?? '', html }));
}

function edited(note: NoteSketch, index: number): NoteSketch {
  return index % 7 === 0 ? { ...note, answer: `${note.answer} новый` } : note;
}

async function studyAtRandom({ context, actor }: Place, chance: (most: number) => number) {
  const { db } = context.store;
  const today = dayOf(actor, context.now());
  const cards = await query<Record<string, string>>(
    db,
    `SELECT "id", "deckId", "noteId", "archivedAt" FROM "Card" ORDER BY "position"`,
  );
  await execute(
    db,
    `UPDATE "Deck" SET "parentId" = (SELECT "id" FROM "Deck" WHERE "key" = 'Книги::Сети') WHERE "key" = 'k8s-ru'`,
  );
  const states: Row[] = [];
  const events: Row[] = [];
  for (const card of cards) {
    if (chance(4) === 0) continue;
    const phase = pick(['new', 'learning', 'review', 'review', 'relearning'], chance(99));
    const isStep = phase.endsWith('learning') && chance(2) === 0;
    const isNew = phase === 'new';
    states.push({
      userId: actor.user,
      cardId: String(card.id),
      deckId: String(card.deckId),
      noteId: String(card.noteId),
      archived: card.archivedAt === null ? 0 : 1,
      salt: idChance(String(card.id)),
      phase,
      stability: isNew ? null : 1 + chance(40),
      difficulty: isNew ? null : 1 + chance(9),
      dueAt: isStep ? context.now() + (chance(7) - 3) * 3_600_000 : null,
      dueDay: isNew || isStep ? null : today + chance(9) - 4,
      interval: isNew ? 0 : chance(30) * 86_400,
      lastDay: isNew ? null : today - chance(9),
      introducedDay: isNew ? null : today - chance(9),
      reps: isNew ? 0 : chance(6),
      lapses: isNew ? 0 : chance(3),
      suspended: chance(5) === 0 ? 1 : 0,
      buriedDay: chance(5) === 0 ? today - chance(2) : null,
      flag: chance(3) === 0 ? chance(8) : 0,
      marked: chance(4) === 0 ? 1 : 0,
      tags: chance(3) === 0 ? JSON.stringify([pick(TAGS, chance(99))]) : '[]',
    });
    for (let nth = chance(3); nth > 0 && !isNew; nth--) {
      events.push({
        id: context.newId(),
        userId: actor.user,
        cardId: String(card.id),
        kind: pick(['answer', 'answer', 'set-due', 'practice'], chance(99)),
        at: context.now(),
        clientAt: context.now(),
        receivedAt: context.now(),
        studyDay: today - chance(9),
        device: 'test',
        zoneOffset: 180,
        rating: 1 + chance(4),
        retracted: chance(5) === 0 ? 1 : 0,
      });
    }
  }
  await upsertRows(db, 'CardState', states);
  await upsertRows(db, 'Event', events);
}

function dayOf({ settings }: Actor, at: number): number {
  return studyDay(at, calendarOf(settings));
}

/** All cards of the place as the judge sees them. */
async function judged({ context, actor }: Place): Promise<JudgedCard[]> {
  const { db } = context.store;
  const today = dayOf(actor, context.now());
  const startOfToday = NOON + Math.round((context.now() - NOON) / DAY) * DAY - 8 * 3_600_000;
  const rows = await query<Record<string, string & number>>(
    db,
    `SELECT c.*, n."kind", n."ankiId" AS "noteNumber", n."fields", n."noteTypeId",
       (SELECT json_group_array("value" ->> 'name') FROM "NoteType" nt, json_each(nt."fields") WHERE nt."id" = n."noteTypeId") AS "fieldNames", n."headings", n."tags" AS "noteTags", r."prompt", r."answer", r."createdAt" AS "editedAt",
       d."key", d."title", a."key" AS "aboveKey", a."title" AS "aboveTitle", o."path", p."name" AS "preset",
       s."phase", s."stability", s."difficulty", s."dueAt", s."dueDay", s."interval", s."lastDay", s."introducedDay", s."reps", s."lapses",
       s."suspended", s."buriedDay", s."flag", s."marked", s."tags" AS "ownTags"
     FROM "Card" c JOIN "Note" n ON n."id" = c."noteId" JOIN "Deck" d ON d."id" = c."deckId" LEFT JOIN "Deck" a ON a."id" = d."parentId"
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision" LEFT JOIN "Document" o ON o."id" = n."documentId"
     LEFT JOIN "Enrolment" e ON e."deckId" = d."id" LEFT JOIN "Preset" p ON p."id" = e."presetId"
     LEFT JOIN "CardState" s ON s."cardId" = c."id"`,
  );
  const events = await query<Record<string, string & number>>(
    db,
    `SELECT * FROM "Event" WHERE "retracted" = 0`,
  );
  return rows.map((row) => {
    const own = events.filter(({ cardId }) => cardId === row.id);
    const { dueAt, dueDay } = row;
    return {
      id: row.id ?? '',
      note: row.noteId ?? '',
      numbers: { note: row.noteNumber ?? null, 'note-type': row.noteTypeId ? 1700000000001 : null },
      deck: row.deckId ?? '',
      noteType: row.noteTypeId ?? null,
      fields: row.fields
        ? fieldsOf(JSON.parse(row.fields), JSON.parse(row.fieldNames ?? '[]'))
        : null,
      position:
        row.noteTypeId && (row.phase ?? 'new') === 'new'
          ? Math.floor((row.position ?? 0) / 1000)
          : null,
      decks: [
        ...(row.aboveKey ? [{ key: row.aboveKey, title: row.aboveTitle ?? '' }] : []),
        { key: row.key ?? '', title: row.title ?? '' },
      ],
      preset: row.preset ?? null,
      kind: row.kind ?? '',
      facet: row.facet ?? '',
      language: row.language ?? '',
      prompt: row.prompt ?? '',
      answer: row.answer ?? '',
      headings: JSON.parse(row.headings ?? '[]'),
      path: row.path ?? null,
      tags: JSON.parse(row.noteTags ?? '[]'),
      ownTags: JSON.parse(row.ownTags ?? '[]'),
      archived: row.archivedAt !== null,
      addedDay: dayOf(actor, row.createdAt ?? 0),
      editedDay: (row.revision ?? 1) > 1 ? dayOf(actor, row.editedAt ?? 0) : null,
      phase: (row.phase ?? 'new') as JudgedCard['phase'],
      suspended: Boolean(row.suspended),
      buried: row.buriedDay === today,
      marked: Boolean(row.marked),
      flag: row.flag ?? 0,
      isDue: dueDay != null ? dueDay <= today : dueAt != null && dueAt <= context.now(),
      dueIn:
        dueDay != null
          ? dueDay - today
          : dueAt != null
            ? Math.floor((dueAt - startOfToday) / DAY)
            : null,
      interval: (row.interval ?? 0) / 86_400,
      reps: row.reps ?? 0,
      lapses: row.lapses ?? 0,
      stability: row.stability ?? null,
      difficulty: row.difficulty ?? null,
      recall:
        row.stability == null
          ? null
          : recall(
              { stability: row.stability, difficulty: row.difficulty ?? 5 },
              today - (row.lastDay ?? today),
              defaultStudyOptions.parameters,
            ),
      introducedDay: row.introducedDay ?? null,
      answers: own
        .filter(({ kind }) => kind === 'answer' || kind === 'practice')
        .map(({ studyDay: day = 0, rating = 0 }) => ({ day, rating })),
      moves: own.filter(({ kind }) => kind === 'set-due').map(({ studyDay: day = 0 }) => day),
    };
  });
}

const words = fc.constantFrom(
  ...WORDS.flatMap((word) => word.split(' ')),
  'по',
  'b',
  'zzz',
  'у*л',
  '*a',
  'x_y',
  'к_б',
  'а*',
);
const leaf = fc.oneof(
  words,
  words.map((word) => `w:${word}`),
  words.map((word) => `nc:${word}`),
  words.map((word) => `prompt:${word}`),
  words.map((word) => `back:w:${word}`),
  words.map((word) => `heading:${word}`),
  fc.constantFrom(
    'front:',
    '"front:re:под$"',
    'front:под',
    'front:*под*',
    'front:w:под',
    'front:nc:cafe*',
    'front:_*',
    'fr*:x_y',
    'поле:*png*',
    'поле:"x\\_y"',
    'поле:*',
    '*:еще*',
    'prompt:под',
    'dupe:1700000000001,под',
    'dupe:type,50*',
    'mid:1700000000001',
    'nid:1600000000003,1600000000006',
    'nid:нет',
  ),
  fc.constantFrom(
    're:^под',
    're:[а-я]+\\d',
    'answer:re:новый$',
    'source:k8s*md',
    'source:нет',
    'heading:re:^г',
  ),
  fc.constantFrom(
    'deck:книги',
    'deck:k8s*',
    'deck:"книги::сети"',
    'deck:нет',
    'preset:*',
    'preset:нет',
    'lang:en',
    'lang:r*',
    'card:item*',
    'card:fwd',
    'kind:cloze',
    'note:c*',
  ),
  fc
    .constantFrom(
      ...TAGS,
      's*',
      'сеть::*',
      'none',
      'nc:сеть',
      'nc:k*',
      'К8',
      'k*',
      're:^с',
      're:\\d$',
    )
    .map((tag) => `tag:${tag}`),
  fc
    .constantFrom(
      'new',
      'learn',
      'review',
      'due',
      'suspended',
      'buried',
      'marked',
      'leech',
      'archived',
    )
    .map((state) => `is:${state}`),
  fc
    .tuple(
      fc.constantFrom('ivl', 'due', 'reps', 'lapses', 's', 'difficulty', 'r', 'pos'),
      fc.constantFrom('<', '<=', '=', '!=', '>=', '>'),
      fc.constantFrom('0', '1', '2', '-1', '0.9', '5', '12'),
    )
    .map(([name, sign, value]) => `prop:${name}${sign}${value}`),
  fc.constantFrom(
    'rated:1',
    'rated:5',
    'rated:5:1',
    'rated:9:3',
    'added:1',
    'added:3',
    'edited:1',
    'edited:9',
    'introduced:2',
    'resched:4',
    'prop:rated=-2',
    'prop:rated<-3:1',
    'prop:rated!=0:4',
    'prop:rated>=-1',
    'prop:resched>-4',
    'prop:resched<=-2',
    'flag:0',
    'flag:3',
  ),
);
const { tree: queries } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((of) => `(${of.join(' ')})`),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((of) => `(${of.join(' or ')})`),
    tie('tree').map((of) => `-${of}`),
  ),
}));

function read(text: string): SearchTree {
  const parsed = parseQuery(text, FIELDS.map(foldText));
  if ('error' in parsed) throw new Error(`${text}: ${JSON.stringify(parsed.error)}`);
  return parsed.tree;
}

describe('what the database finds', () => {
  test('is what a plain reading of the query finds, whatever is asked', async () => {
    const place = await filledPlace();
    const cards = await judged(place);
    const today = dayOf(place.actor, place.context.now());
    expect(cards.length).toBeGreaterThan(80);
    let found = 0;
    await fc.assert(
      fc.asyncProperty(queries, async (text) => {
        const tree = read(text);
        const wanted = cards.filter(
          (card) => (mentionsArchive(tree) || !card.archived) && judge(tree, card, today),
        );
        const ids = await findCardIds(place.context, place.actor, tree);
        expect([...ids].sort()).toEqual(wanted.map(({ id }) => id).sort());
        const question = await questionOf(place.context, place.actor, tree);
        expect(await countFound(place.context.store.db, question, 1000)).toBe(wanted.length);
        if (wanted.length > 0) found++;
      }),
      { numRuns: RUNS },
    );
    expect(found).toBeGreaterThan(RUNS / 4);
  });

  test('comes page by page in every order, each card once', async () => {
    const place = await filledPlace();
    for (const by of SORTS) await checkPages(place, by);
  });
});

/** Whether small pages put together are one large page, and all that is found. */
async function checkPages(place: Place, by: Sort): Promise<void> {
  const { db } = place.context.store;
  for (const text of ['', 're:.', 'по', 'tag:k8s', 'is:due']) {
    const question = await questionOf(place.context, place.actor, read(text));
    const all = await findCardIds(place.context, place.actor, read(text));
    for (const falling of [true, false]) {
      const pages: string[][] = [];
      let after = null;
      do {
        const page = await findPage(db, question, { order: { by, falling }, after, limit: 7 });
        pages.push([...page.ids]);
        after = page.end;
      } while (after !== null);
      expect(pages.flat().sort(), `${text} by ${by}`).toEqual([...all].sort());
      const whole = await findPage(db, question, {
        order: { by, falling },
        after: null,
        limit: 1000,
      });
      expect(pages.flat()).toEqual(whole.ids);
    }
  }
}

describe('the text that searches read', () => {
  const found = async ({ context, actor }: Place, text: string) =>
    (await findCardIds(context, actor, read(text))).size;

  test('follows a compile, an edit and what takes them back', async () => {
    const place = await openPlace();
    await add(place, bundleOf([{ prompt: 'Старое слово', answer: 'a', tags: ['раз'] }]));
    expect([await found(place, 'старое'), await found(place, 'tag:раз')]).toEqual([1, 1]);
    await add(
      place,
      bundleOf([{ prompt: 'Старое слово', answer: 'совсем другое', tags: ['два'] }]),
    );
    expect(await found(place, 'другое')).toBe(1);
    expect([await found(place, 'tag:раз'), await found(place, 'tag:два')]).toEqual([0, 1]);
    await undo(place.context, place.actor);
    expect([await found(place, 'другое'), await found(place, 'tag:раз')]).toEqual([0, 1]);
    await undo(place.context, place.actor);
    expect(await found(place, '')).toBe(0);
    expect(await query(place.context.store.db, `SELECT * FROM "CardText"`)).toEqual([]);
  });

  test('is made anew for cards that were there before it', async () => {
    const place = await openPlace();
    await add(place, bundleOf([{ prompt: 'Старое слово', answer: 'a' }]));
    const { db } = place.context.store;
    await execute(db, `DELETE FROM "CardText"`);
    expect(await found(place, 'старое')).toBe(0);
    await forgetCardTexts(db);
    const told: number[][] = [];
    await fillCardTexts(db, (...numbers) => told.push(numbers));
    expect(told).toContainEqual([0, 1]);
    expect(await found(place, 'старое')).toBe(1);
  });

  test('keeps an index that is whole', async () => {
    const place = await filledPlace();
    await execute(
      place.context.store.db,
      `INSERT INTO "CardTrigrams" ("CardTrigrams", "rank") VALUES ('integrity-check', 1)`,
    );
  });

  test('of one person is not found by another', async () => {
    const place = await openPlace();
    await add(place, bundleOf([{ prompt: 'Моё слово', answer: 'a' }]));
    const { context, actor } = place;
    const other = { ...actor, user: context.newId<'user'>() };
    await execute(
      context.store.db,
      `INSERT INTO "User" ("id", "createdAt") VALUES (?, 0)`,
      other.user,
    );
    for (const text of ['', 'моё', 'deck:deck', 're:моё', 'added:5'])
      expect([...(await findCardIds(context, other, read(text)))], text).toEqual([]);
  });
});

test('decks of one folder are found by its name', async () => {
  const place = await openPlace();
  const { context, actor } = place;
  for (const deck of ['book/ru', 'book/en', 'bookshelf', 'a/b::c'])
    await add(place, bundleOf([{ prompt: deck, answer: 'a' }], deck, `${deck}.md`));
  const found = async (text: string) => [...(await findCardIds(context, actor, read(text)))].length;
  expect(await found('deck:book')).toBe(2);
  expect(await found('deck:book/ru')).toBe(1);
  expect(await found('deck:book::en')).toBe(1);
  expect(await found('deck:book*')).toBe(3);
  expect(await found('deck:a')).toBe(0);
});

test('note types and templates from Anki are found by name, and questions by their place in the note', async () => {
  const place = await openPlace();
  const { context, actor } = place;
  await add(place, bundleOf(['a', 'b', 'c', 'd'].map((prompt) => ({ prompt, answer: 'x' }))));
  const { db } = context.store;
  const [pair, holes] = [
    noteTypeFrom({
      name: 'Слова',
      fields: ['F'],
      templates: [
        ['q', 'a'],
        ['q2', 'a2'],
      ],
    }),
    noteTypeFrom({ name: 'Holes', kind: 'cloze', fields: ['F'], templates: [['q', 'a']] }),
  ];
  for (const { name, kind, templates } of [pair, holes]) {
    await execute(
      db,
      `INSERT INTO "NoteType" ("id", "ownerId", "name", "kind", "fields", "templates", "css", "upstream", "createdAt")
       VALUES (?, ?, ?, ?, '[]', ?, '', '{}', 0)`,
      ...[name, actor.user, name, kind, JSON.stringify(templates)],
    );
  }
  const cards = await query<{ id: string; noteId: string }>(
    db,
    `SELECT "id", "noteId" FROM "Card" ORDER BY "position"`,
  );
  const facets = ['t:0', 't:1', 'c:2'];
  for (const [at, { id, noteId }] of cards.slice(0, facets.length).entries()) {
    const facet = facets[at] ?? '';
    const type = facet.startsWith('t') ? pair.name : holes.name;
    await execute(db, `UPDATE "Card" SET "facet" = ? WHERE "id" = ?`, facet, id);
    await execute(db, `UPDATE "Note" SET "noteTypeId" = ? WHERE "id" = ?`, type, noteId);
  }
  const found = async (text: string) => {
    const ids = new Set<string>(await findCardIds(context, actor, read(text)));
    return cards.flatMap(({ id }, at) => (ids.has(id) ? 'abcd'[at] : [])).join('');
  };
  expect(await found('note:слова')).toBe('ab');
  expect(await found('"note:h*"')).toBe('c');
  expect(await found('-note:слова')).toBe('cd');
  expect(await found('card:1')).toBe('ad');
  expect(await found('card:2')).toBe('bc');
  expect(await found('card:"Card 2"')).toBe('b');
  expect(await found('"card:Card 1"')).toBe('ac');
  expect(await found('-card:1')).toBe('bc');
  expect(await found('card:3')).toBe('');
});

test('cards of different notes with the same prompt are found as a group, whatever the case; those of the archive are not, nor those with other pictures', async () => {
  const place = await openPlace();
  const twin = { prompt: 'Что такое ПОД?', answer: 'a' };
  await add(place, bundleOf([twin, { prompt: 'Другое', answer: 'b' }], 'one', 'one.md'));
  await add(place, bundleOf([{ prompt: 'что такое под?', answer: 'c' }], 'two', 'two.md'));
  const groups = await findDuplicates(place.context, place.actor);
  expect(groups.map((cards) => cards.map(({ deck, answer }) => [deck, answer]))).toEqual([
    [
      ['one', 'a'],
      ['two', 'c'],
    ],
  ]);
  const picture = (src: string) => `Что это? <img src="/media/${src}.png" alt="">`;
  const pictures = ['a', 'b', 'b'].map((src, at) => ({ prompt: picture(src), answer: `${at}` }));
  await add(place, bundleOf(pictures, 'pictures', 'pictures.md'));
  const [, alike] = await findDuplicates(place.context, place.actor);
  expect(alike?.map(({ answer }) => answer)).toEqual(['1', '2']);
  await add(place, bundleOf([], 'pictures', 'pictures.md'), 'mass-archive');
  await add(place, bundleOf([], 'two', 'two.md'), 'mass-archive');
  expect(await findDuplicates(place.context, place.actor)).toEqual([]);
});
