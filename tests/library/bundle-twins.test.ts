import { expect, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { planUpload } from '#lib/library/plan-upload.ts';
import { undo } from '#lib/library/undo.ts';
import { recomputeMemory } from '#lib/options/recompute-memory.ts';
import { verify } from '#lib/review/verify.ts';
import { DAY } from '#lib/shared/instant.ts';
import { readDecks } from '#lib/store/decks.ts';
import { readPresets } from '#lib/store/presets.ts';
import { query } from '#lib/store/sql.ts';
import { madePackage } from '../../bench/anki-package/made-package.ts';
import { notesFolder } from '../support/notes-folder.ts';
import { openPlace, type Place } from '../support/place.ts';
import { answer, served } from '../support/studying.ts';
import { answerAndUndo, bring, bringByAnki, everything, exported, upload } from './bundle-place.ts';

const SIZE = { notes: 60, reviews: 500, media: 3 };

test('two places that imported one package each by itself have one history when they meet', async () => {
  const [one, other] = [await packaged(), await packaged()];
  const imported = await countEvents(one);
  await answerSome(one, 3);
  await answerSome(other, 2);
  const presets = (await readPresets(other.context.store.db, other.actor.user)).length;
  const before = await everything(other);
  const file = await exported(one);
  const planned = await planUpload(other.context, other.actor, { name: 'a.zip', bytes: file });
  const { plan } = await bring(other, file);
  expect(plan).toEqual(planned);
  expect(plan.counts).toMatchObject({ create: 0, update: 0, move: 0, unchanged: SIZE.notes });
  expect(plan.reviews).toBe(3);
  // Of each place an answer and what took it back, besides.
  expect(await countEvents(other)).toBe(imported + 3 + 2 + 2 * 2);
  await bring(one, await exported(other));
  expect(await states(one)).toEqual(await states(other));
  expect((await verify(other.context, other.actor)).differences).toEqual([]);
  expect((await bring(other, await exported(one))).operation).toBeNull();
  expect(await readPresets(other.context.store.db, other.actor.user)).toHaveLength(presets);

  await undo(other.context, other.actor);
  expect(await everything(other)).toEqual(before);
});

test('what was taken back of a package in one place is taken back in the other, where it is another event', async () => {
  const [one, other] = [await packaged(), await packaged()];
  const before = await states(one);
  for (const { id } of await readDecks(one.context.store.db, one.actor.user)) {
    await recomputeMemory(one.context, one.actor, id);
  }
  expect(await states(one)).not.toEqual(before);
  await bring(other, await exported(one));
  expect(await states(other)).toEqual(await states(one));
});

test('two places that compiled the same notes each by itself keep them as they are', async () => {
  const [one, other] = [await openPlace(), await openPlace()];
  for (const place of [one, other]) await upload(place);
  await answerSome(one, 2);
  const { plan, operation } = await bring(other, await exported(one));
  expect(operation).not.toBeNull();
  expect(plan.counts).toMatchObject({ create: 0, update: 0, move: 0 });
  expect(plan.reviews).toBe(2);
  const texts = await query(
    other.context.store.db,
    'SELECT * FROM "CardRevision" WHERE "revision" > 1',
  );
  expect(texts).toEqual([]);
  expect((await verify(other.context, other.actor)).differences).toEqual([]);
});

test('of two notes that say the same one is the note that is here, and the other is new', async () => {
  const text = '---\ndeck: twice\n---\n\nQ: One?\n\nA: 1\n';
  const [one, other] = [await openPlace(), await openPlace()];
  const folder = notesFolder(one);
  folder.write('a.md', text);
  folder.write('b.md', text);
  await folder.compile();
  const others = notesFolder(other);
  others.write('a.md', text);
  await others.compile();
  const { plan } = await bring(other, await exported(one));
  expect(plan.counts).toMatchObject({ create: 1, unchanged: 1 });
  expect((await bring(other, await exported(one))).operation).toBeNull();
});

test('a card that comes with a note type of another name there looks as those here do', async () => {
  const [one, other] = [await packaged(), await packaged({ ...SIZE, notes: 20, reviews: 100 })];
  await bring(other, await exported(one));
  const types = await query<{ id: string }>(other.context.store.db, 'SELECT "id" FROM "NoteType"');
  const frames = await query<{ frame: string }>(
    other.context.store.db,
    `SELECT DISTINCT substr("prompt", instr("prompt", 'nt-') + 3, 26) AS "frame" FROM "CardRevision"`,
  );
  const ids = new Set(types.map(({ id }) => id));
  expect(frames.filter(({ frame }) => !ids.has(frame))).toEqual([]);
});

test('an answer that came by way of Anki is the one that the bundle file of its own place brings', async () => {
  const [one, other] = [await packaged(), await openPlace()];
  await answerSome(one, 3);
  other.wait(2 * DAY);
  await bringByAnki(one, other);
  const answers = await countAnswers(other);
  expect(answers).toBe(await countAnswers(one));
  await bring(other, await exported(one));
  expect(await countAnswers(other)).toBe(answers);
  await bring(one, await exported(other));
  expect(await countAnswers(one)).toBe(answers);
});

/** Answers that stand. */
async function countAnswers({ context }: Place): Promise<number> {
  const [found] = await query<{ count: number }>(
    context.store.db,
    `SELECT count(*) AS "count" FROM "Event" WHERE "kind" = 'answer' AND "retracted" = 0`,
  );
  return found?.count ?? 0;
}

async function packaged(size = SIZE): Promise<Place> {
  const place = await openPlace();
  const file = await madePackage(place.folder, { size, key: 'twins' });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(place.context, place.actor, { file, name: 'a.apkg', choices });
  return place;
}

async function answerSome(place: Place, count: number): Promise<void> {
  place.wait(DAY);
  for (const card of await served(place, count)) {
    place.wait(5000);
    await answer(place, card, 3);
  }
  await answerAndUndo(place);
}

async function countEvents({ context }: Place): Promise<number> {
  const [found] = await query<{ count: number }>(
    context.store.db,
    'SELECT count(*) AS "count" FROM "Event"',
  );
  return found?.count ?? 0;
}

/** How cards stand, by what they are in both places. */
function states({ context }: Place) {
  return query(
    context.store.db,
    `SELECT n."guid", c."facet", s."phase", s."stability", s."difficulty", s."dueDay", s."dueAt", s."reps", s."lapses", s."lastAt"
     FROM "CardState" s JOIN "Card" c ON c."id" = s."cardId" JOIN "Note" n ON n."id" = c."noteId" ORDER BY n."guid", c."facet"`,
  );
}
