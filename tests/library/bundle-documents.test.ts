import { describe, expect, test } from 'vitest';
import { planUpload } from '#lib/library/plan-upload.ts';
import { undo } from '#lib/library/undo.ts';
import { query } from '#lib/store/sql.ts';
import type { Place } from '../support/place.ts';
import { bring, emptyPlace, everything, exported, NOTES, upload } from './bundle-place.ts';

const DAY = 86_400_000;

/** Two places with the same document, the second a moment behind. */
async function twins(): Promise<[Place, Place]> {
  const one = await emptyPlace();
  await upload(one);
  const other = await emptyPlace(one.context.now());
  await bring(other, await exported(one));
  one.wait(DAY);
  other.wait(2 * DAY);
  return [one, other];
}

async function textOf({ context }: Place): Promise<string> {
  const [document] = await query<{ source: string }>(
    context.store.db,
    'SELECT "source" FROM "Document"',
  );
  return document!.source;
}

async function notesOf({ context }: Place): Promise<string[]> {
  const notes = await query<{ source: string }>(
    context.store.db,
    `SELECT "source" FROM "Note" WHERE "archivedAt" IS NULL`,
  );
  return notes.map(({ source }) => source).sort();
}

/** The document says what the notes do: compiled anew it changes none of them. */
async function expectSound(place: Place): Promise<void> {
  const bytes = new TextEncoder().encode(await textOf(place));
  const { context, actor } = place;
  const plan = await planUpload(context, actor, { name: 'containers.md', bytes });
  expect(plan.counts).toMatchObject({ create: 0, update: 0, archive: 0, move: 0 });
}

/** Each reads what the other had before. */
async function exchange(one: Place, other: Place): Promise<void> {
  const [ofOne, ofOther] = [await exported(one), await exported(other)];
  await bring(one, ofOther);
  await bring(other, ofOne);
}

describe('a document that was changed at two places', () => {
  test('says at both what either wrote', async () => {
    const [one, other] = await twins();
    await upload(one, NOTES.replace('*cannot* catch', 'can *never* catch'));
    await upload(other, NOTES.replace('asks politely', 'asks kindly'));
    await exchange(one, other);
    for (const place of [one, other]) {
      const text = await textOf(place);
      expect(text).toContain('can *never* catch');
      expect(text).toContain('asks kindly');
      await expectSound(place);
    }
    expect(await notesOf(one)).toEqual(await notesOf(other));
  });

  test('says the newer one where both wrote of the same', async () => {
    const [one, other] = await twins();
    await upload(one, NOTES.replace('asks politely', 'begs').replace('==9==', '==9== exactly'));
    await upload(other, NOTES.replace('asks politely', 'asks kindly'));
    await exchange(one, other);
    for (const place of [one, other]) {
      expect(await textOf(place)).toContain('asks kindly');
      expect(await textOf(place)).toContain('==9== exactly');
      await expectSound(place);
    }
  });

  test('holds what either added, under its headings', async () => {
    const [one, other] = await twins();
    const word = '- лес :: много деревьев';
    const section = '## Signals\n\n- SIGHUP :: the terminal is gone\n- SIGINT :: Ctrl+C';
    await upload(one, NOTES.replace('## Words\n', `## Words\n\n${word}\n`));
    await upload(other, NOTES.replace('## Words\n', `${section}\n\n## Words\n`));
    await exchange(one, other);
    for (const place of [one, other]) {
      const text = await textOf(place);
      expect(text.indexOf(word)).toBeGreaterThan(text.indexOf('## Words'));
      expect(text).toContain(section);
      await expectSound(place);
    }
    expect(await notesOf(one)).toHaveLength((await notesOf(await twin())).length + 3);
    expect(await notesOf(one)).toEqual(await notesOf(other));
  });

  test('keeps what was added here when a newer one comes', async () => {
    const [one, other] = await twins();
    await upload(other, `${NOTES}- дом :: крыша над головой\n`);
    one.wait(3 * DAY);
    await upload(one, NOTES.replace('asks politely', 'asks kindly'));
    const bytes = await exported(one);
    const before = await everything(other);
    await bring(other, bytes);
    const text = await textOf(other);
    expect(text).toContain('крыша над головой');
    expect(text).toContain('asks kindly');
    await expectSound(other);
    expect((await bring(other, bytes)).operation).toBeNull();
    await undo(other.context, other.actor);
    expect(await everything(other)).toEqual(before);
  });

  test('holds a table that came, and later its new row', async () => {
    const [one, other] = await twins();
    const table = `
<!-- cards: table key=1 ask=2 -->
| signal | number |
| ------ | ------ |
| HUP    | 1      |
| KILL   | 9      |
`;
    await upload(other, `${NOTES}- дом :: крыша над головой\n`);
    await upload(one, `${NOTES}${table}`);
    await bring(other, await exported(one));
    expect(await textOf(other)).toContain(table.trim());
    await expectSound(other);
    await upload(one, `${NOTES}${table}| TERM   | 15     |\n`);
    await bring(other, await exported(one));
    expect(await textOf(other)).toContain(`${table.trim()}\n| TERM   | 15     |`);
    await expectSound(other);
    expect((await notesOf(other)).filter((source) => source.includes('| TERM'))).toHaveLength(1);
  });

  test('has an item where it stands in the list that it came from', async () => {
    const [one, other] = await twins();
    await upload(other, `${NOTES}- дом :: крыша над головой\n`);
    const [item, lies] = ['- узел :: машина кластера', '- под :: наименьшая единица развёртывания'];
    await upload(one, NOTES.replace(lies, `${lies}\n${item}`));
    await bring(other, await exported(one));
    expect(await textOf(other)).toContain(`${lies}\n${item}\n- дом ::`);
    await expectSound(other);
  });

  test('has an item right before one that reads otherwise now', async () => {
    const [one, other] = await twins();
    await upload(other, `${NOTES}- дом :: крыша над головой\n`);
    const edited = NOTES.replace('asks politely', 'asks kindly');
    await upload(one, edited.replace('- SIGTERM', '- SIGHUP :: hangs up\n- SIGTERM'));
    await bring(other, await exported(one));
    expect(await textOf(other)).toContain('- SIGHUP :: hangs up\n- SIGTERM :: asks kindly');
    await expectSound(other);
  });

  test('follows the file where nothing in it is of here', async () => {
    const [one, other] = await twins();
    const text = NOTES.replace('# Chapter 1', '# Chapter 1\n\nAn introduction.');
    await upload(one, text.replace('asks politely', 'asks kindly'));
    await bring(other, await exported(one));
    expect(await textOf(other)).toBe(await textOf(one));
  });
});

async function twin(): Promise<Place> {
  const [one] = await twins();
  return one;
}
