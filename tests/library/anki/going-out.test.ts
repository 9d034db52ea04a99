import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { markNotes } from '#lib/acts/mark-cards.ts';
import { resetCards, setDueCards } from '#lib/acts/reschedule-cards.ts';
import { everything, readQuery } from '#lib/library/card-query.ts';
import { createDeck } from '#lib/library/create-deck.ts';
import { EARLIEST, ownNumbers } from '#lib/library/export-anki/free-numbers.ts';
import { exportFile } from '#lib/library/export-file.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { nestDeck } from '#lib/library/move-deck.ts';
import { undo } from '#lib/library/undo.ts';
import { openZipFile } from '#lib/platform/zip.ts';
import { answerCard } from '#lib/review/answer-card.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { DAY, HOUR } from '#lib/shared/instant.ts';
import { execute, query } from '#lib/store/sql.ts';
import { readTold } from '../../anki/told.ts';
import { bundleOf } from '../../support/bundles.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { ROOT } from '../../support/root.ts';
import { add, answer, served } from '../../support/studying.ts';
import { goingOut, holds } from './going-out.ts';
import { changedPackage } from './own-package.ts';

const FOLDER = path.join(ROOT, 'tests/anki/packages');
/** Some hours after the packages were made. */
const LATER = Date.UTC(2026, 10, 27, 20);

async function fromAnki(): Promise<Place> {
  const place = await openPlace(LATER);
  const choices = { withProgress: true, conflicts: 'ask' as const };
  const given = { file: path.join(FOLDER, 'latest.apkg'), name: 'latest.apkg', choices };
  await applyPackage(place.context, place.actor, given);
  return place;
}

describe.each(['apkg', 'colpkg'] as const)('what came from Anki goes back in an %s', (format) => {
  test('with notes, note types, tags, cards, states, log and media as they came', async () => {
    const told = readTold(FOLDER);
    const source = await holds(path.join(FOLDER, 'latest.apkg'));
    const out = await holds(await goingOut(await fromAnki(), { format }));
    const typeName = new Map(out.noteTypes.map(({ id, name }) => [id, name]));
    const notes = out.notes.map((note) => [
      note.id,
      note.guid,
      typeName.get(note.noteType),
      note.fields,
      note.tags,
    ]);
    expect(notes).toEqual(told.notes);
    expect(out.notes.map(({ modified }) => modified)).toEqual(
      source.notes.map(({ modified }) => modified),
    );
    const used = new Set(out.notes.map(({ noteType }) => noteType));
    const types = source.noteTypes.filter(({ id }) => used.has(id));
    expect(out.noteTypes.map(({ other, ...type }) => type)).toEqual(
      types.map(({ other, ...type }) => type),
    );
    expect(out.reviews.map((review) => review.id).sort()).toEqual(
      source.reviews.map(({ id }) => id).sort(),
    );
    expect(out.reviews).toEqual(source.reviews);
    for (const [name, bytes] of out.files) expect(bytes).toEqual(source.files.get(name));
    expect([...out.files.keys()].sort()).toEqual([...source.files.keys()].sort());
    expectCards(out, source);
  });
});

type Held = Awaited<ReturnType<typeof holds>>;

/** Day numbers count from another day; a filtered deck lent some out. */
function expectCards(out: Held, source: Held): void {
  const shift = Math.round((source.created - out.created) / 86_400);
  const byId = new Map(out.cards.map((card) => [card.id, card]));
  const deckOf = (held: Held, id: number) => held.decks.find((deck) => deck.id === id)?.name;
  for (const card of source.cards) {
    const back = byId.get(card.id);
    if (!back) throw new Error(`Card ${card.id} is gone`);
    const isLent = card.originalDeck !== 0;
    const due = isLent && card.originalDue !== 0 ? card.originalDue : card.due;
    const isDay = card.type !== 'new' && due < 1_000_000_000;
    const { note, ordinal, type, reps, lapses, ease, left, flags, modified } = card;
    expect(back).toMatchObject({ note, ordinal, type, reps, lapses, ease, left, flags });
    if (type !== 'new') expect(back.modified).toBe(modified);
    expect(back.due).toBe(isDay ? due + shift : due);
    expect(deckOf(out, back.deck)).toBe(deckOf(source, isLent ? card.originalDeck : card.deck));
    expect(back.interval).toBe(card.interval);
    if (type !== 'new') expect(back.data.raw).toBe(card.data.raw);
    if (!isLent)
      expect(back.queue.replace(/-by-\w+$/, '')).toBe(card.queue.replace(/-by-\w+$/, ''));
  }
  expect(out.cards.length).toBe(source.cards.length);
}

test('presets and decks keep what has no word here', async () => {
  const source = await holds(path.join(FOLDER, 'latest.apkg'));
  const out = await holds(await goingOut(await fromAnki()));
  const own = source.presets.find(({ name }) => name === 'Свой набор');
  const back = out.presets.find(({ id }) => id === own?.id);
  expect(back?.options).toEqual(own?.options);
  const deck = (held: Held) => held.decks.find(({ name }) => name === 'Языки::Английский')?.kind;
  expect(deck(out)).toMatchObject({ description: 'О словах', desiredRetention: 0.85 });
  expect(deck(out)).toMatchObject({ preset: own?.id });
});

test('quotation marks in the names of decks and tags stay, as Anki has them', async () => {
  const place = await openPlace(LATER);
  const file = await changedPackage((db) => {
    const { decks } = db.prepare('select decks from col').get() as { decks: string };
    db.prepare('update col set decks = ?').run(decks.replace('Английский', 'The \\"English\\"'));
    db.prepare(`update notes set tags = ' "so" '`).run();
  });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(place.context, place.actor, { file, name: 'x.apkg', choices });
  const out = await holds(await goingOut(place));
  expect(out.decks.map(({ name }) => name)).toContain('Языки::The "English"');
  expect(new Set(out.notes.flatMap(({ tags }) => tags))).toEqual(new Set(['"so"']));
});

test('an answer given here goes out, and is known when it comes back', async () => {
  const place = await fromAnki();
  place.wait(20 * DAY);
  const [card] = await served(place);
  if (!card) throw new Error('Nothing is due');
  await answer(place, card, 3);
  const before = (await query(place.context.store.db, 'SELECT * FROM "Event"')).length;
  const file = await goingOut(place, { format: 'colpkg' });
  const { reviews } = await holds(file);
  expect(reviews.some(({ id }) => id === place.context.now())).toBe(true);
  const choices = { withProgress: true, conflicts: 'ask' as const };
  const { plan } = await applyPackage(place.context, place.actor, {
    file,
    name: 'out.colpkg',
    choices,
  });
  expect(plan.reviews).toBe(0);
  expect((await query(place.context.store.db, 'SELECT * FROM "Event"')).length).toBe(before);
});

test('the interval that a card in relearning waits for goes back as it came, until it is answered here', async () => {
  const place = await openPlace(LATER);
  const id = 1;
  const file = await changedPackage((db) => {
    const due = Math.floor(LATER / 1000);
    const put =
      'update cards set id = ?, type = 3, queue = 1, due = ?, ivl = 17, data = ? where id = ?';
    const card = db.prepare('select id from cards where type = 2 and queue = 2 limit 1').get();
    db.prepare(put).run(id, due, '{}', (card as { id: number }).id);
  });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(place.context, place.actor, { file, name: 'x.apkg', choices });
  const interval = async () =>
    (await holds(await goingOut(place))).cards.find((card) => card.id === id)?.interval;
  expect(await interval()).toBe(17);
  place.wait(HOUR);
  const [card] = await query<{ id: string }>(
    place.context.store.db,
    'SELECT "id" FROM "Card" WHERE "ankiId" = ?',
    id,
  );
  await answerCard(place.context, place.actor, { name: card?.id ?? '', rating: 1 });
  expect(await interval()).not.toBe(17);
});

const NOTES = [
  { prompt: 'one', answer: 'uno' },
  { prompt: 'two', answer: 'dos', tags: ['a b', 'c::d'] },
  { prompt: 'three', answer: 'tres', facets: ['item:a', 'item:b'], kind: 'set' as const },
];

async function written(): Promise<Place> {
  const place = await openPlace();
  await add(place, bundleOf(NOTES));
  return place;
}

test('a card that was never answered goes with a due date and without an interval: Anki would take one for memory', async () => {
  const place = await openPlace(LATER);
  const file = await changedPackage((db) => {
    const [one, other] = db.prepare('select id from cards limit 2').pluck().all();
    const dated = 'type = 2, queue = 2, due = 30, ivl = 0, left = 1001';
    db.prepare(`update cards set id = 1, ${dated}, data = '{}' where id = ?`).run(one);
    db.prepare('update cards set id = 2, type = 0, queue = 0 where id = ?').run(other);
  });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(place.context, place.actor, { file, name: 'x.apkg', choices });
  const [fresh] = await query<{ id: CardId }>(
    place.context.store.db,
    'SELECT "id" FROM "Card" WHERE "ankiId" = 2',
  );
  const when = { from: 10, to: 10, setsInterval: true };
  await setDueCards(place.context, place.actor, { cards: [fresh?.id as CardId], when });
  const { cards } = await holds(await goingOut(place));
  const [came, dated] = [1, 2].map((id) => cards.find((card) => card.id === id));
  expect(came).toMatchObject({ type: 'review', due: 30, interval: 0, left: 1001 });
  expect(dated).toMatchObject({ type: 'review', interval: 0, left: 0 });
});

test('a card that was dated in Anki and here keeps the instant of its last answer', async () => {
  const place = await openPlace(LATER);
  const answeredAt = Math.floor(LATER / 1000) - 20 * 86_400;
  const file = await changedPackage((db) => {
    const card = db.prepare('select id from cards where type = 2 and queue = 2').pluck().get();
    db.prepare('update cards set id = 1, data = ? where id = ?').run(
      `{"s":20,"d":5,"lrt":${answeredAt}}`,
      card,
    );
    const log = db.prepare('insert into revlog values (?, 1, -1, ?, 20, 20, 500, 1000, ?)');
    log.run(answeredAt * 1000, 3, 1);
    log.run(answeredAt * 1000 + 5 * DAY, 0, 4);
  });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(place.context, place.actor, { file, name: 'x.apkg', choices });
  const sql = 'SELECT "id" FROM "Card" WHERE "ankiId" = 1';
  const [card] = await query<{ id: CardId }>(place.context.store.db, sql);
  const when = { from: 3, to: 3, setsInterval: false };
  await setDueCards(place.context, place.actor, { cards: [card?.id as CardId], when });
  const { cards } = await holds(await goingOut(place));
  expect(cards.find(({ id }) => id === 1)?.data).toMatchObject({ lastReviewAt: answeredAt });
});

test('a mark that was taken off here is off in Anki, and a card made new keeps its counts where that was wished', async () => {
  const place = await openPlace(LATER);
  const file = await changedPackage((db) => {
    db.prepare(`update notes set tags = ' marked other '`).run();
    db.prepare('update cards set reps = 7, lapses = 2').run();
  });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(place.context, place.actor, { file, name: 'x.apkg', choices });
  const [studied] = await query<{ id: CardId; ankiId: number }>(
    place.context.store.db,
    `SELECT "id", "ankiId" FROM "Card" JOIN "CardState" ON "cardId" = "id" WHERE "phase" = 'review'`,
  );
  if (!studied) throw new Error('No card is in review');
  const cards = [studied.id];
  await markNotes(place.context, place.actor, { cards, marked: false });
  await resetCards(place.context, place.actor, { cards, keepsCounts: true });
  const out = await holds(await goingOut(place));
  const card = out.cards.find(({ id }) => id === studied.ankiId);
  expect(card).toMatchObject({ type: 'new', queue: 'new', reps: 7, lapses: 2 });
  const tags = (isOfCard: boolean) =>
    new Set(
      out.notes.filter(({ id }) => (id === card?.note) === isOfCard).map((n) => n.tags.join()),
    );
  expect(tags(true)).toEqual(new Set(['other']));
  expect(tags(false)).toEqual(new Set(['marked,other']));
});

test('numbers and GUIDs are given once and stay; a later export with more keeps them', async () => {
  const place = await written();
  const first = await holds(await goingOut(place));
  place.wait(HOUR);
  await add(place, bundleOf([...NOTES, { prompt: 'four', answer: 'cuatro' }]));
  const second = await holds(await goingOut(place));
  expect(second.notes.length).toBe(first.notes.length + 1);
  for (const note of first.notes) {
    const same = second.notes.find(({ id }) => id === note.id);
    expect(same).toMatchObject({ guid: note.guid, fields: note.fields });
  }
  expect(new Set(second.notes.map(({ guid }) => guid)).size).toBe(second.notes.length);
  expect(second.cards.map(({ id }) => id)).toEqual(
    expect.arrayContaining(first.cards.map(({ id }) => id)),
  );
});

test('giving numbers is no operation, and changes nothing a second time', async () => {
  const place = await written();
  const operations = () => query(place.context.store.db, 'SELECT "id" FROM "Operation"');
  const before = await operations();
  await goingOut(place);
  const stamp = place.context.store.changes.stamp(place.actor.user);
  await goingOut(place);
  expect(await operations()).toEqual(before);
  expect(place.context.store.changes.stamp(place.actor.user)).toBe(stamp);
});

test('tags lose their spaces, and fields hold both sides', async () => {
  const { notes } = await holds(await goingOut(await written()));
  expect(notes.map(({ tags }) => tags)).toContainEqual(['a_b', 'c::d']);
  expect(notes.map(({ fields }) => fields.slice(0, 2))).toContainEqual([
    '<p>one fwd</p>',
    '<p>uno</p>',
  ]);
});

test('what was answered today counts against the limits of today there, of the deck and of those around it', async () => {
  const place = await openPlace(LATER);
  const within = bundleOf(['one', 'two', 'three'].map((prompt) => ({ prompt, answer: prompt })));
  await add(place, within, 'yes');
  const [deck] = await query<{ id: DeckId }>(place.context.store.db, 'SELECT "id" FROM "Deck"');
  const around = { title: 'Outer', language: 'en', parent: null } as const;
  const outer = await createDeck(place.context, place.actor, around);
  await nestDeck(place.context, place.actor, { deck: deck!.id, parent: outer.deck });
  for (const card of (await served(place)).slice(0, 2)) await answer(place, card, 3);
  const studied = async () =>
    (await holds(await goingOut(place))).decks
      .filter(({ name }) => name !== 'Default')
      .map(({ studied: { newCards, reviews, milliseconds } }) => [newCards, reviews, milliseconds]);
  expect(await studied()).toEqual([
    [2, 0, 8000],
    [2, 0, 8000],
  ]);
  place.wait(DAY);
  expect(await studied()).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

test('an answer that was taken back does not go out', async () => {
  const place = await written();
  const [card, other] = await served(place);
  if (!card || !other) throw new Error('Nothing is served');
  await answer(place, card, 3);
  place.wait(5000);
  await answer(place, other, 3);
  await undo(place.context, place.actor);
  const { reviews, cards } = await holds(await goingOut(place));
  expect(reviews.length).toBe(1);
  expect(cards.filter(({ reps }) => reps > 0).length).toBe(1);
});

test('answers at one instant get numbers of their own, which stay', async () => {
  const place = await written();
  const cards = await served(place);
  for (const card of cards.slice(0, 3)) await answer(place, card, 3);
  const first = (await holds(await goingOut(place))).reviews.map(({ id, card }) => [id, card]);
  expect(new Set(first.map(([id]) => id)).size).toBe(3);
  const second = (await holds(await goingOut(place))).reviews.map(({ id, card }) => [id, card]);
  expect(second).toEqual(first);
});

test('cards that share a number go under numbers of their own, each with its log', async () => {
  const place = await written();
  const cards = await served(place);
  for (const [at, rating] of ([1, 2, 3] as const).entries()) {
    await answer(place, cards[at] as (typeof cards)[number], rating);
    place.wait(5000);
  }
  await goingOut(place);
  await execute(place.context.store.db, 'UPDATE "Card" SET "ankiId" = 1700000000000');
  const out = await holds(await goingOut(place));
  expect(new Set(out.cards.map(({ id }) => id)).size).toBe(out.cards.length);
  const answered = out.cards.filter(({ reps }) => reps > 0).map(({ id }) => id);
  expect(out.reviews.map(({ card }) => card).sort()).toEqual(answered.sort());
  expect(new Set(answered).size).toBe(3);

  const last = 'SELECT "cardId" AS "id" FROM "Event" WHERE "rating" = 3';
  const [left] = await query<{ id: string }>(place.context.store.db, last);
  const behind = `UPDATE "Card" SET "archivedAt" = 1 WHERE "id" <> '${left?.id}'`;
  await execute(place.context.store.db, behind);
  const alone = await holds(await goingOut(place));
  expect(alone.reviews.map(({ rating }) => rating)).toEqual([3]);
  expect(alone.reviews.map(({ card }) => card)).toEqual(alone.cards.map(({ id }) => id));
});

test('answers that came here late stand in the log as if they had come in time', async () => {
  const place = await written();
  const [card] = await served(place);
  if (!card) throw new Error('Nothing is served');
  for (const rating of [3, 1, 3] as const) {
    await answer(place, card, rating);
    place.wait(2 * DAY);
  }
  const inTime = (await holds(await goingOut(place))).reviews;
  const last = '(SELECT max(rowid) + 1 FROM "Event")';
  const first = '(SELECT min("at") FROM "Event")';
  const come = `UPDATE "Event" SET rowid = ${last} WHERE "at" = ${first}`;
  expect(await execute(place.context.store.db, come)).toBe(1);
  expect((await holds(await goingOut(place))).reviews).toEqual(inTime);
  expect((await holds(await goingOut(place, { tree: everything }))).reviews).toEqual(inTime);
});

test('without progress cards are new, and nothing of the studying is in the file', async () => {
  const place = await fromAnki();
  const { cards, reviews, notes, presets } = await holds(
    await goingOut(place, { withProgress: false }),
  );
  expect(reviews).toEqual([]);
  expect(new Set(cards.map(({ type, queue, flags }) => `${type} ${queue} ${flags}`))).toEqual(
    new Set(['new new 0']),
  );
  expect(notes.flatMap(({ tags }) => tags)).not.toContain('marked');
  expect(presets.map(({ id }) => id)).toEqual([1]);
});

test('a search takes its cards, with the decks that they lie in and no media that they do not show', async () => {
  const place = await fromAnki();
  const asked = readQuery({ search: '"word 3"', deck: null });
  const tree = 'tree' in asked ? asked.tree : null;
  const out = await holds(await goingOut(place, { tree }));
  expect(out.notes.length).toBe(1);
  expect(out.decks.map(({ name }) => name).sort()).toEqual([
    'Default',
    'Языки',
    'Языки::Английский',
  ]);
  expect([...out.files.keys()].sort()).toEqual(['звук 1.mp3']);
});

test('nothing is left behind where the reader turns away', async () => {
  const { context, actor, folder } = await written();
  // Others make folders in the common one meanwhile.
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary);
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const order = { format: 'apkg' as const, tree: null, withProgress: true, withMedia: true };
  let seen: string[] = [];
  for await (const _ of exportFile(context, actor, order).chunks) {
    seen = readdirSync(temporary);
    break;
  }
  expect(seen.length).toBe(1);
  expect(readdirSync(temporary)).toEqual([]);
});

test('the list of tags names each tag of the notes once, as Anki knows no cases', async () => {
  const place = await fromAnki();
  const db = place.context.store.db;
  await execute(
    db,
    `UPDATE "Note" SET "tags" = '["Fauna","two words"]' WHERE "id" = (SELECT min("id") FROM "Note")`,
  );
  await execute(
    db,
    `UPDATE "Note" SET "tags" = '["fauna"]' WHERE "id" = (SELECT max("id") FROM "Note")`,
  );
  const zip = await openZipFile(await goingOut(place));
  const file = path.join(place.folder, 'out.db');
  writeFileSync(file, await zip.read('collection.anki21'));
  zip.close();
  const collection = new Database(file, { readonly: true });
  const { tags } = collection.prepare('select tags from col').get() as { tags: string };
  const borne = collection.prepare('select tags from notes').pluck().all() as string[];
  collection.close();
  const names = Object.keys(JSON.parse(tags));
  const wanted = new Set(borne.flatMap((each) => each.toLowerCase().split(' ').filter(Boolean)));
  expect(names.map((name) => name.toLowerCase()).sort()).toEqual([...wanted].sort());
  expect(names).toContain('two_words');
});

test('a note type without notes goes with a whole collection, and not with decks', async () => {
  const place = await openPlace(LATER);
  const file = await changedPackage((db) => {
    const { models } = db.prepare('select models from col').get() as { models: string };
    const types = Object.values(JSON.parse(models) as Record<string, { id: number; name: string }>);
    const words = types.find(({ name }) => name === 'Слова')?.id;
    db.prepare('delete from cards where nid in (select id from notes where mid = ?)').run(words);
    db.prepare('delete from notes where mid = ?').run(words);
  });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(place.context, place.actor, { file, name: 'x.apkg', choices });
  const namesIn = async (format: 'apkg' | 'colpkg') =>
    (await holds(await goingOut(place, { format }))).noteTypes.map(({ name }) => name);
  expect(await namesIn('colpkg')).toContain('Слова');
  expect(await namesIn('apkg')).not.toContain('Слова');
});

test.each([
  ['to come', '900000000000'],
  ['below 0', '-9000000000000'],
])('notes and cards with numbers %s go out under numbers that Anki lets stand', async (_, by) => {
  const place = await openPlace(LATER);
  const file = await changedPackage((db) => {
    db.exec(`update cards set id = id + ${by}, nid = nid + ${by}`);
    db.exec(`update notes set id = id + ${by}`);
    db.exec(`update revlog set cid = cid + ${by}`);
  });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  const given = { file, name: 'own.apkg', choices };
  const { plan } = await applyPackage(place.context, place.actor, given);
  expect((await applyPackage(place.context, place.actor, given)).operation).toBeNull();
  const { notes, cards, reviews } = await holds(await goingOut(place));
  expect([notes.length, cards.length]).toEqual([plan.notes, plan.cards]);
  for (const { id } of [...notes, ...cards]) {
    expect(id).toBeGreaterThan(0);
    expect(id).toBeLessThan(LATER + DAY);
  }
  expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
  expect(reviews.every(({ card }) => cards.some(({ id }) => id === card))).toBe(true);
});

test('numbers beyond which none is exact are shared out as others are', () => {
  const ankiId = Number.MAX_SAFE_INTEGER + 1;
  const taken = new Set([ankiId]);
  const given = ownNumbers([{ ankiId }, { ankiId }, { ankiId }], taken);
  expect(given.map((each) => each.ankiId)).toEqual([EARLIEST, EARLIEST + 1]);
});
