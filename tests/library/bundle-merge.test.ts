import { describe, expect, test } from 'vitest';
import { saveSettings } from '#lib/accounts/save-settings.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { undo } from '#lib/library/undo.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { execute, query } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import type { Place } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';
import {
  bring,
  emptyPlace,
  everything,
  exported,
  NOTES,
  richPlace,
  study,
  upload,
} from './bundle-place.ts';

const EDITED = NOTES.replace('*cannot* catch', 'can *never* catch').replace(
  '==9==',
  '==9== exactly',
);
const DAY = 86_400_000;

/** Two places with the same cards, the first a day ahead. */
async function twins(): Promise<[Place, Place]> {
  const one = await emptyPlace();
  await upload(one);
  await study(one, 1);
  const other = await emptyPlace(one.context.now());
  await bring(other, await exported(one));
  return [one, other];
}

function texts({ context }: Place) {
  return query<{ answer: string; revision: number }>(
    context.store.db,
    `SELECT r."answer", c."revision" FROM "Card" c JOIN "CardRevision" r
       ON r."cardId" = c."id" AND r."revision" = c."revision"
     WHERE c."archivedAt" IS NULL ORDER BY c."id"`,
  );
}

describe('reading a bundle beside what is here', () => {
  test('brings a newer text and keeps its number and the history of the card', async () => {
    const [one, other] = await twins();
    await upload(one, EDITED);
    const { plan } = await bring(other, await exported(one));
    expect(plan.counts).toMatchObject({ update: 2, create: 0 });
    expect(await texts(other)).toEqual(await texts(one));
    expect(await everything(other)).toEqual(await everything(one));
  });

  test('brings what is new beside what stands here just so', async () => {
    const [one, other] = await twins();
    const before = await everything(other);
    await upload(one, `${NOTES}\n- лес :: много деревьев\n`);
    await upload(one, '# Other\n\n- own :: card\n', 'own.md');
    await study(one, 1);
    const { plan } = await bring(other, await exported(one));
    const { create, unchanged } = plan.counts;
    expect({ create, unchanged, notes: plan.notes }).toEqual({ create: 2, unchanged: 6, notes: 8 });
    expect(await everything(other)).toEqual(await everything(one));
    expect((await bring(other, await exported(one))).operation).toBeNull();
    await undo(other.context, other.actor);
    expect(await everything(other)).toEqual(before);
  });

  test('keeps a text that is newer here', async () => {
    const [one, other] = await twins();
    const old = await exported(one);
    other.wait(DAY);
    await upload(other, EDITED);
    const before = await everything(other);
    const { plan, operation } = await bring(other, old);
    expect(plan.counts).toMatchObject({ update: 0, create: 0 });
    expect(operation).toBeNull();
    expect(await everything(other)).toEqual(before);
  });

  test('gives the newer text in both directions where both were edited', async () => {
    const [one, other] = await twins();
    await upload(one, EDITED);
    other.wait(DAY);
    await upload(other, NOTES.replace('*cannot* catch', 'dies of'));
    const [ofOne, ofOther] = [await exported(one), await exported(other)];
    await bring(one, ofOther);
    await bring(other, ofOne);
    const shown = async (place: Place) => (await texts(place)).map((text) => text.answer);
    expect(await shown(one)).toEqual(await shown(other));
    expect((await bring(one, ofOther)).operation).toBeNull();
    expect((await bring(other, ofOne)).operation).toBeNull();
  });

  test('archives nothing that the file lacks, and revives nothing that only the file archived', async () => {
    const [one, other] = await twins();
    await upload(one, NOTES.replace(/- SIGTERM.*\n/, ''));
    await upload(other, '# Other\n\n- own :: card\n', 'own.md');
    const before = (await texts(other)).length;
    await bring(other, await exported(one));
    expect((await texts(other)).length).toBe(before);
    expect((await bring(other, await exported(one))).operation).toBeNull();
  });

  test('revives what was archived here and is live in the file', async () => {
    const [one, other] = await twins();
    const live = (await texts(other)).length;
    await upload(other, NOTES.replace(/- SIGTERM.*\n/, ''));
    expect((await texts(other)).length).toBeLessThan(live);
    const { plan } = await bring(other, await exported(one));
    expect(plan.counts.revive).toBe(1);
    expect((await texts(other)).length).toBe(live);
  });

  test('keeps presets, enrolments and settings that are here', async () => {
    const [one, other] = await twins();
    await saveSettings(one.context, one.actor, { theme: 'dark' });
    await saveSettings(other.context, other.actor, { theme: 'light' });
    await execute(one.context.store.db, `UPDATE "Enrolment" SET "onDesk" = 0`);
    const before = await everything(other);
    expect((await bring(other, await exported(one))).operation).toBeNull();
    expect(await everything(other)).toEqual(before);
  });

  test('brings marks only where there are none', async () => {
    const [one, other] = await twins();
    const mark = (place: Place, set: string) =>
      execute(place.context.store.db, `UPDATE "CardState" SET ${set}`);
    await mark(one, `"suspended" = 1, "flag" = 2, "tags" = '["theirs"]'`);
    await mark(other, `"flag" = 4`);
    await bring(other, await exported(one));
    const marks = await query(
      other.context.store.db,
      `SELECT DISTINCT "suspended", "flag", "tags" FROM "CardState"`,
    );
    expect(marks).toEqual([{ suspended: true, flag: 4, tags: '["theirs"]' }]);
    await undo(other.context, other.actor);
    const after = await query(
      other.context.store.db,
      `SELECT DISTINCT "suspended", "flag" FROM "CardState"`,
    );
    expect(after).toEqual([{ suspended: false, flag: 4 }]);
  });

  test('finds a stored document again as the file document of the same path', async () => {
    const one = await emptyPlace();
    await upload(one);
    const other = await emptyPlace();
    await upload(other);
    await execute(other.context.store.db, `UPDATE "Document" SET "home" = 'file', "folder" = '/x'`);
    const { plan } = await bring(other, await exported(one));
    expect(plan.counts).toMatchObject({ create: 0, update: 0, move: 0 });
    const homes = await query(other.context.store.db, `SELECT "home" FROM "Document"`);
    expect(homes).toEqual([{ home: 'file' }]);
  });

  test('does not move notes that lie in another document here', async () => {
    const one = await emptyPlace();
    await upload(one, NOTES, 'one.md');
    const other = await emptyPlace();
    await upload(other, NOTES, 'two.md');
    const { plan } = await bring(other, await exported(one), false);
    expect(plan.counts).toMatchObject({ create: 0, update: 0, move: 0 });
    const paths = await query(other.context.store.db, `SELECT "path" FROM "Document"`);
    expect(paths).toEqual([{ path: 'two.md' }]);
  });

  test('puts new notes behind the documents that are here', async () => {
    const one = await emptyPlace();
    await upload(one, NOTES, 'a.md');
    const other = await emptyPlace();
    await add(other, bundleOf([{ prompt: 'first', answer: '1' }], 'containers', 'b.md'));
    await bring(other, await exported(one), false);
    const [first] = await query(
      other.context.store.db,
      `SELECT r."prompt" FROM "Card" c JOIN "CardRevision" r ON r."cardId" = c."id" ORDER BY c."position"`,
    );
    expect(first).toEqual({ prompt: '<p>first fwd</p>' });
  });

  test('keeps a hole and its history when several holes were reworded', async () => {
    const one = await emptyPlace();
    const text = (a: string, b: string) =>
      `# T\n\nThe ==${a}== and the ==${b}== meet. <!-- id: holes -->\n`;
    await upload(one, text('cat', 'dog'), 'h.md');
    await study(one, 1);
    const other = await emptyPlace(one.context.now());
    await bring(other, await exported(one));
    await upload(one, text('cats', 'dog'), 'h.md');
    await upload(one, text('cats', 'dogs'), 'h.md');
    await bring(other, await exported(one));
    expect(await everything(other)).toEqual(await everything(one));
  });
});

describe('a place of two people', () => {
  /** Somebody else in the same place. */
  async function second(place: Place): Promise<Place> {
    const id = '01zzzzzzzzzzzzzzzzzzzzzzzz' as UserId;
    await execute(
      place.context.store.db,
      `INSERT INTO "User" ("id", "createdAt", "settings") VALUES (?, 1, '{}')`,
      id,
    );
    return { ...place, actor: { ...place.actor, user: id } };
  }

  test('gives each their own copy; what bears the id of the other is counted as skipped', async () => {
    const one = await richPlace();
    const file = await exported(one);
    const before = await exported(one);
    const other = await second(one);
    const { plan } = await bring(other, file);
    expect(plan).toMatchObject({ reviews: 0 });
    expect(plan.skipped).toBeGreaterThan(0);
    expect(Buffer.compare(await exported(one), before)).toBe(0);
    expect((await served(other)).length).toBeGreaterThan(0);
    expect((await bring(other, file)).operation).toBeNull();
  });

  test('exports only what is one’s own', async () => {
    const one = await emptyPlace();
    await upload(one);
    const other = await second(one);
    await upload(other, '# Mine\n\n- mine :: alone\n', 'mine.md');
    const [card] = await served(other);
    if (card) await answer(other, card, 3);
    const away = await emptyPlace();
    const { plan } = await bring(away, await exported(other));
    expect(plan).toMatchObject({ notes: 1, reviews: 1 });
  });
});

describe('uploaded Markdown', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('is added once, on the desk, and taken back in one', async () => {
    const place = await emptyPlace();
    const nothing = await everything(place);
    const first = await upload(place);
    expect(first.operation).not.toBeNull();
    expect((await served(place)).length).toBeGreaterThan(0);
    expect(await upload(place)).toMatchObject({ applied: true, operation: null });
    await undo(place.context, place.actor);
    expect(await everything(place)).toEqual(nothing);
  });

  test('keeps the history of cards that were edited', async () => {
    const place = await emptyPlace();
    await upload(place);
    await study(place, 1);
    const reps = () =>
      query(place.context.store.db, `SELECT "cardId", "reps" FROM "CardState" ORDER BY 1`);
    const before = await reps();
    const { plan } = await upload(place, EDITED);
    expect(plan.counts).toMatchObject({ update: 2, create: 0, archive: 0 });
    expect(await reps()).toEqual(before);
  });

  test('takes the title that was asked for', async () => {
    const place = await emptyPlace();
    const titled = () =>
      applyUpload(place.context, place.actor, {
        name: 'containers.md',
        bytes: bytes(NOTES),
        deckTitle: 'Boxes',
      });
    await upload(place);
    expect((await titled()).operation).not.toBeNull();
    expect((await titled()).operation).toBeNull();
    const titles = await query(place.context.store.db, `SELECT "title" FROM "Deck"`);
    expect(titles).toEqual([{ title: 'Boxes' }]);
  });

  test('says where its bytes are not UTF-8', async () => {
    const place = await emptyPlace();
    const damaged = Buffer.concat([
      bytes('# T\n\n- caf'),
      Buffer.from([0xe9]),
      bytes(' :: drink\n'),
    ]);
    const { plan } = await applyUpload(place.context, place.actor, {
      name: 'a.md',
      bytes: damaged,
    });
    expect(plan.findings).toContainEqual(
      expect.objectContaining({ code: 'P002', file: 'a.md', line: 3, column: 6 }),
    );
  });

  test('of a kind that cannot be read is refused with what can', async () => {
    const place = await emptyPlace();
    const refused = applyUpload(place.context, place.actor, { name: 'a.blend', bytes: bytes('x') });
    await expect(refused).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringContaining('.markdown'),
    });
  });
});

describe('a document that is uploaded again with another deck', () => {
  const moved = NOTES.replace('deck: containers', 'deck: boxes');
  const live = (place: Place) =>
    query(
      place.context.store.db,
      `SELECT d."key", count(*) AS "notes" FROM "Note" n JOIN "Deck" d ON d."id" = n."deckId"
       WHERE n."archivedAt" IS NULL GROUP BY 1`,
    );

  test('asks before it archives what stood in the old one, and then does', async () => {
    const place = await emptyPlace();
    await upload(place);
    await study(place, 1);
    const { plan } = await upload(place, moved);
    expect(plan).toMatchObject({ massArchive: true, counts: { create: 6, archive: 6 } });
    expect(await live(place)).toEqual([
      { key: 'boxes', notes: 6 },
      { key: 'containers', notes: 6 },
    ]);
    const bytes = new TextEncoder().encode(moved);
    const again = { name: 'containers.md', bytes, consent: 'mass-archive' as const };
    await applyUpload(place.context, place.actor, again);
    expect(await live(place)).toEqual([{ key: 'boxes', notes: 6 }]);
    expect((await applyUpload(place.context, place.actor, again)).operation).toBeNull();
  });

  test('is exported and read elsewhere as it is', async () => {
    const place = await emptyPlace();
    await upload(place);
    await study(place, 1);
    await upload(place, moved);
    const other = await emptyPlace();
    await bring(other, await exported(place));
    expect(await everything(other)).toEqual(await everything(place));
  });

  test('is taken back to the old one', async () => {
    const place = await emptyPlace();
    await upload(place);
    const before = await everything(place);
    await upload(place, moved);
    await undo(place.context, place.actor);
    expect(await everything(place)).toEqual(before);
  });
});
