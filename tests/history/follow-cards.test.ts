import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { putOnDesk } from '#lib/library/put-on-desk.ts';
import { undo } from '#lib/library/undo.ts';
import { listOptions } from '#lib/options/list-options.ts';
import { saveOptions } from '#lib/options/save-options.ts';
import { answerCard } from '#lib/review/answer-card.ts';
import { verify } from '#lib/review/verify.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { query } from '#lib/store/sql.ts';
import { changedPackage, OLDEST } from '../library/anki/own-package.ts';
import type { Place } from '../support/place.ts';
import { openPlace } from '../support/place.ts';
import { tempFolderWith } from '../support/temp-folder.ts';

const OTHERS = [0.5, ...defaultParameters.slice(1, 2), 3.5, ...defaultParameters.slice(3)];

/** Gives decks parameters of their own: a preset that only they have, or the one that all share. */
async function fitted({ context, actor }: Place, decks: readonly DeckId[], asNew = true) {
  for (const deck of decks) {
    const fields = { parameters: OTHERS.join(' '), ...(asNew ? { name: `of ${deck}` } : {}) };
    await saveOptions(context, actor, { deck, fields, asNew, moveDue: false, seen: null });
  }
}

async function answerAll({ context, actor, wait }: Place) {
  const cards = await query<{ id: string }>(context.store.db, 'SELECT "id" FROM "Card"');
  for (const { id } of cards) {
    wait(5000);
    await answerCard(context, actor, { name: id, rating: 3 });
  }
}

function memories({ context }: Place) {
  const sql = 'SELECT "cardId", "stability", "difficulty", "deckId" FROM "CardState" ORDER BY 1';
  return query<{ stability: number }>(context.store.db, sql);
}

async function expectFolded({ context, actor }: Place) {
  expect((await verify(context, actor)).differences).toEqual([]);
}

test('a card that a package moves is remembered as the preset of its new deck sees its answers', async () => {
  const place = await openPlace(Date.UTC(2026, 10, 27, 20));
  const { context, actor } = place;
  const choices = { withProgress: true, conflicts: 'ask' as const };
  const bring = (file: string) => applyPackage(context, actor, { file, name: 'x.apkg', choices });
  await bring(OLDEST);
  await answerAll(place);
  const [some] = await query<{ deckId: DeckId; title: string }>(
    context.store.db,
    `SELECT c."deckId", d."key" AS "title" FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" LIMIT 1`,
  );
  if (!some) throw new Error('No deck came');
  await fitted(place, [some.deckId]);
  const before = await memories(place);
  const file = await changedPackage((db) => {
    const { decks } = db.prepare('select decks from col').get() as { decks: string };
    const all = Object.values(JSON.parse(decks)) as { id: number; name: string }[];
    const deck = all.find(({ name }) => name === some.title)?.id;
    db.prepare('update cards set did = ? where odid = 0').run(deck);
  });
  await bring(file);
  await expectFolded(place);
  expect(await memories(place)).not.toEqual(before);
  await undo(context, actor);
  await expectFolded(place);
  expect(await memories(place)).toEqual(before);
});

/** Compiles a folder, and again after some files came and others went. */
async function compiled(place: Place, files: Readonly<Record<string, string>>) {
  const { context, actor } = place;
  const folder = tempFolderWith(files);
  const compile = () =>
    compileDeckFiles(context, actor, {
      paths: [folder],
      deckFolders: [folder],
      consent: 'yes',
    });
  await compile();
  return (from: string, to: string) => {
    mkdirSync(path.dirname(path.join(folder, to)), { recursive: true });
    renameSync(path.join(folder, from), path.join(folder, to));
    return compile();
  };
}

test('cards whose document moves to another deck are remembered as the preset there sees their answers', async () => {
  const place = await openPlace();
  const { context, actor } = place;
  const move = await compiled(place, {
    'one.md': '# One\n\nQ: What is 137?\n\nA: 128 + 9\n',
    'two/a.md': '# Two\n\nQ: What is a pod?\n\nA: Some containers.\n',
  });
  await answerAll(place);
  const decks = await listOptions(context, actor, null);
  await fitted(place, [decks.find(({ deck }) => deck.key === 'two')?.deck.id as DeckId]);
  await move('one.md', 'two/b.md');
  await expectFolded(place);
  expect((await memories(place)).map(({ stability }) => stability)).toEqual([3.5, 3.5]);
  await undo(context, actor);
  await expectFolded(place);
});

test('a deck that gets a preset with the desk is remembered as that preset sees its answers', async () => {
  const place = await openPlace();
  const { context, actor } = place;
  const folder = tempFolderWith({
    'one.md': '# One\n\nQ: What is 137?\n\nA: 128 + 9\n',
    'two.md': '# Two\n\nQ: What is a pod?\n\nA: Some containers.\n',
  });
  const compile = (names: string[], deckFolders: string[]) => {
    const paths = names.map((name) => path.join(folder, name));
    return compileDeckFiles(context, actor, { paths, deckFolders, consent: 'yes' });
  };
  await compile(['one.md'], [folder]);
  await compile([], [folder]);
  await answerAll(place);
  const decks = await listOptions(context, actor, null);
  await fitted(place, [decks[0]?.deck.id as DeckId], false);
  const sql = `SELECT "id" FROM "Deck" WHERE "key" = 'two'`;
  const [two] = await query<{ id: DeckId }>(context.store.db, sql);
  await putOnDesk(context, actor, two?.id as DeckId);
  await expectFolded(place);
  expect((await memories(place)).map(({ stability }) => stability)).toEqual([3.5, 3.5]);
  await undo(context, actor);
  await expectFolded(place);
});
