import { describe, expect, test } from 'vitest';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { saveFields } from '#lib/library/editing/edit-fields.ts';
import { openNote } from '#lib/library/editing/open-note.ts';
import { exportBundle } from '#lib/library/export-bundle.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { planUpload } from '#lib/library/plan-upload.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { execute, query } from '#lib/store/sql.ts';
import { collect } from '../../formats/make-zip.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { changedPackage } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);
const HOUR = 3_600_000;
const TEXT = 'word 1 is the first of all words here';

/** Two places into which the same package came. */
async function twins(): Promise<[Place, Place]> {
  const file = await changedPackage((db) => {
    db.prepare(`update notes set flds = replace(flds, 'word 1', ?) where flds like 'word 1%'`).run(
      TEXT,
    );
  });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  const one = await openPlace(LATER);
  await applyPackage(one.context, one.actor, { file, name: 'x.apkg', choices });
  const other = await openPlace(LATER);
  await read(other, await written(one));
  return [one, other];
}

function written({ context, actor }: Place): Promise<Buffer> {
  return collect(exportBundle(context, actor));
}

function read({ context, actor }: Place, bytes: Uint8Array) {
  return applyUpload(context, actor, { name: 'all.kartoteka.zip', bytes });
}

interface Shown {
  readonly id: CardId;
  readonly fields: string;
  readonly tags: string;
  readonly prompt: string;
  readonly revision: number;
}

/** The cards of the note. */
function cards({ context }: Place): Promise<Shown[]> {
  return query(
    context.store.db,
    `SELECT c."id", n."fields", n."tags", r."prompt", c."revision" FROM "Note" n JOIN "Card" c ON c."noteId" = n."id"
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     WHERE n."fields" LIKE '%of all%' ORDER BY c."facet"`,
  );
}

async function edit(place: Place, change: (text: string) => string, tag?: string): Promise<void> {
  const { context, actor } = place;
  place.wait(HOUR);
  const [card] = await cards(place);
  const folders = { deckFolders: [], errataFolders: [] };
  const open = await openNote(context, actor, { card: card?.id as CardId, folders });
  if (open.kind !== 'fields') throw new Error(`The card is ${open.kind}`);
  const fields = open.fields.map(({ html }, at) => (at === 0 ? change(html) : html));
  const tags = tag ? [...open.tags, tag] : open.tags;
  await saveFields(context, actor, { card: open.card, base: open.base, fields, tags });
}

const textOf = async (place: Place) =>
  JSON.parse((await cards(place))[0]?.fields ?? '[]')[0] as string;

const TOGETHER = 'Word 1 is the first of all words there';
const first = (text: string) => text.replace('word 1', 'Word 1');
const last = (text: string) => text.replace('words here', 'words there');

describe('a note that was edited in two places', () => {
  test('takes both edits where they are apart, in whichever order the places read each other', async () => {
    for (const isFirstNewer of [true, false]) {
      const [one, other] = await twins();
      await edit(one, first, 'mine');
      if (!isFirstNewer) one.wait(HOUR * 5);
      await edit(other, last, 'theirs');
      const ofOther = await written(other);
      const planned = await planUpload(one.context, one.actor, { name: 'a.zip', bytes: ofOther });
      expect(planned).toMatchObject({ counts: { update: 1 }, together: 1 });
      const nowhere = { path: null, line: null, from: null };
      expect(planned.lines).toMatchObject([{ action: 'update', isTogether: true, ...nowhere }]);
      const { plan } = await read(one, ofOther);
      expect(plan).toMatchObject({ counts: { update: 1 }, together: 1 });
      expect(await textOf(one)).toBe(TOGETHER);
      const [card] = await cards(one);
      expect(card?.prompt).toContain(TOGETHER);
      expect(JSON.parse(card?.tags ?? '')).toEqual(expect.arrayContaining(['mine', 'theirs']));
      expect((await read(one, ofOther)).operation).toBeNull();
      await read(other, await written(one));
      expect(await textOf(other)).toBe(TOGETHER);
      expect((await cards(other)).map(({ prompt }) => prompt)).toEqual(
        (await cards(one)).map(({ prompt }) => prompt),
      );
      expect((await read(one, await written(other))).operation).toBeNull();
      expect((await verify(one.context, one.actor)).differences).toEqual([]);
    }
  });

  test('is as before where that is taken back', async () => {
    const [one, other] = await twins();
    await edit(one, first);
    await edit(other, last);
    const before = await cards(one);
    const { operation } = await read(one, await written(other));
    expect(operation).not.toBeNull();
    await undo(one.context, one.actor);
    expect(await cards(one)).toEqual(before);
  });

  test('takes the newer text whole where both changed the same words, or nobody knows what it was', async () => {
    const [one, other] = await twins();
    await edit(one, (text) => text.replace('first', 'one'));
    other.wait(HOUR);
    await edit(other, (text) => text.replace('first', 'other'));
    await read(one, await written(other));
    expect(await textOf(one)).toContain('is the other of all');
    const [two, another] = await twins();
    await execute(two.context.store.db, 'UPDATE "Note" SET "upstream" = NULL');
    await edit(two, first);
    another.wait(HOUR);
    await edit(another, last);
    await read(two, await written(another));
    expect(await textOf(two)).toBe(last(TEXT));
  });
});
