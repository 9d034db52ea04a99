import { describe, expect, test } from 'vitest';
import type { Bundle } from '#lib/bundle/bundle.ts';
import { undo } from '#lib/library/undo.ts';
import { DAY } from '#lib/shared/instant.ts';
import { query } from '#lib/store/sql.ts';
import { bundleOf, type NoteSketch } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';

const notes: NoteSketch[] = [
  { prompt: 'one', answer: '1' },
  { prompt: 'two', answer: '2' },
  { prompt: 'three', answer: '3' },
];

/** A place where every card of the bundle was answered once. */
async function studied(bundle: Bundle): Promise<Place> {
  const place = await openPlace();
  await add(place, bundle);
  for (const card of await served(place)) await answer(place, card, 4);
  return place;
}

function histories({ context }: Place) {
  return query<{ prompt: string; reps: number; archived: boolean }>(
    context.store.db,
    `SELECT r."prompt", s."reps", s."archived" FROM "CardState" s JOIN "Card" c ON c."id" = s."cardId"
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision" ORDER BY c."position"`,
  );
}

function everything({ context }: Place) {
  const tables = [
    'Deck',
    'Document',
    'Note',
    'Card',
    'CardRevision',
    'CardState',
    'Event',
    'Enrolment',
  ];
  return Promise.all(
    tables.map((table) => query(context.store.db, `SELECT * FROM "${table}" ORDER BY 1, 2`)),
  );
}

describe('a plan', () => {
  test('of the same bundle changes nothing', async () => {
    const place = await studied(bundleOf(notes));
    const before = await everything(place);
    expect(await add(place, bundleOf(notes))).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await everything(place)).toEqual(before);
  });

  test('of the same text with another check replaces the check and adds no text', async () => {
    const place = await openPlace();
    const check = (answer: string) =>
      bundleOf([{ prompt: 'one', answer: '1', check: { kind: 'text', answer } }]);
    await add(place, check('1'));
    await add(place, check('1 | one'));
    const [card] = await served(place);
    expect(card).toMatchObject({ revision: 1, check: { kind: 'text', answer: '1 | one' } });
  });

  test('keeps the history of a card whose answer was edited', async () => {
    const place = await studied(bundleOf(notes));
    const edited = bundleOf([{ prompt: 'one', answer: 'uno' }, ...notes.slice(1)]);
    expect(await add(place, edited)).toEqual(['update', 'unchanged', 'unchanged']);
    expect((await histories(place)).map(({ reps }) => reps)).toEqual([1, 1, 1]);
  });

  test('keeps the history of a card whose prompt was edited under the same heading', async () => {
    const place = await studied(bundleOf(notes));
    const edited = bundleOf([{ prompt: 'number one', answer: '1' }, ...notes.slice(1)]);
    expect(await add(place, edited)).toEqual(['update', 'unchanged', 'unchanged']);
    const [first] = await histories(place);
    expect(first).toEqual({ prompt: '<p>number one fwd</p>', reps: 1, archived: false });
  });

  test('keeps the history of a card with an id when everything else was edited', async () => {
    const keyed = { key: 'k1', prompt: 'old', answer: 'old' };
    const place = await studied(bundleOf([keyed, ...notes]));
    const edited = bundleOf([
      ...notes,
      { key: 'k1', prompt: 'new', answer: 'new', headings: ['moved'] },
    ]);
    expect(await add(place, edited)).toEqual(['unchanged', 'unchanged', 'unchanged', 'update']);
    expect((await histories(place)).at(-1)).toEqual({
      prompt: '<p>new fwd</p>',
      reps: 1,
      archived: false,
    });
  });

  test('archives what is gone, and revives it with its history when it returns', async () => {
    const place = await studied(bundleOf(notes));
    expect(await add(place, bundleOf(notes.slice(1)))).toContain('archive');
    expect(await histories(place)).toContainEqual({
      prompt: '<p>one fwd</p>',
      reps: 1,
      archived: true,
    });
    place.wait(100 * DAY);
    expect((await served(place)).map(({ prompt }) => prompt)).not.toContain('<p>one fwd</p>');
    expect(await add(place, bundleOf(notes))).toContain('revive');
    expect((await histories(place)).map(({ reps, archived }) => [reps, archived])).toEqual([
      [1, false],
      [1, false],
      [1, false],
    ]);
  });

  test('never gives the history of a removed hole to another', async () => {
    const cloze = { kind: 'cloze' as const, prompt: 'a b', answer: 'a b' };
    const place = await openPlace();
    await add(place, bundleOf([{ ...cloze, facets: ['c:a', 'c:b'] }]));
    const [a] = await served(place);
    await answer(place, a!, 4);
    await add(place, bundleOf([{ ...cloze, facets: ['c:b'], contentHash: 'edited' }]));
    expect((await histories(place)).filter(({ archived }) => !archived)).toEqual([]);
  });

  test('does not guess between notes that share their prompt', async () => {
    const twins = ['x', 'y'].map((answer) => ({ prompt: 'same', answer }));
    const place = await studied(bundleOf(twins));
    const before = await histories(place);
    const edited = ['p', 'q'].map((answer) => ({ prompt: 'same', answer }));
    expect(await add(place, bundleOf(edited))).toEqual(['ambiguous', 'ambiguous']);
    expect(await histories(place)).toEqual(before);
  });

  test('under safe consent leaves what was reviewed where it is', async () => {
    const place = await studied(bundleOf(notes));
    await add(place, bundleOf(notes.slice(1)), 'safe');
    expect((await histories(place)).map(({ archived }) => archived)).toEqual([false, false, false]);
  });
});

describe('undo', () => {
  test('takes a whole edit back', async () => {
    const place = await studied(bundleOf(notes));
    const before = await everything(place);
    await add(
      place,
      bundleOf([
        { prompt: 'one', answer: 'uno' },
        { prompt: 'new', answer: 'n' },
      ]),
    );
    await undo(place.context, place.actor);
    expect(await everything(place)).toEqual(before);
  });

  test('of an import leaves nothing behind', async () => {
    const place = await openPlace();
    const before = await everything(place);
    await add(place, bundleOf(notes));
    await undo(place.context, place.actor);
    expect(await everything(place)).toEqual(before);
  });

  test('of an import keeps in the archive what was answered since', async () => {
    const place = await studied(bundleOf(notes));
    const [first] = await histories(place);
    const operations = await query<{ id: never }>(
      place.context.store.db,
      `SELECT "id" FROM "Operation" WHERE "kind" = 'import'`,
    );
    await undo(place.context, place.actor, operations[0]!.id);
    expect(await histories(place)).toContainEqual({ ...first, archived: true });
  });
});
