import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/context.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import { showMedia } from '#lib/library/show-media.ts';
import { undo } from '#lib/library/undo.ts';
import { hashOfBytes } from '#lib/platform/media-files.ts';
import { mediaFolder } from '#lib/platform/media-folder.ts';
import { readZip } from '#lib/platform/zip.ts';
import { MAX_MEDIA_BYTES, mediaUrl } from '#lib/shared/media.ts';
import { query } from '#lib/store/sql.ts';
import { pngHeader } from '../compiler/compiling.ts';
import { zipOf } from '../formats/make-zip.ts';
import { openPlace, type Place } from '../support/place.ts';
import { served } from '../support/studying.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { bring, emptyPlace, exported } from './bundle-place.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><script>alert(1)</script></svg>';
const PNG = pngHeader(40, 30);
const NOTE = 'Q: Which?\n\n![a picture](img/a.png)\n\nA: ![another](img/b.svg)\n';

/** A deck folder with these files. */
function deckOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = path.join(tempFolder(), 'колода');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

function compile({ context, actor }: Place, folder: string) {
  return compileDeckFiles(context, actor, { paths: [], deckFolders: [folder], consent: 'yes' });
}

const urlOf = (bytes: string | Uint8Array, type: 'png' | 'svg') =>
  mediaUrl({ hash: hashOfBytes(Buffer.from(bytes)), type });

const PICTURES = { 'a.md': NOTE, 'img/a.png': PNG, 'img/b.svg': SVG };
const NO_PICTURE = { code: 'not-found' };

/** Bytes of a picture as somebody gets them. */
async function seen({ context }: Place, actor: Actor, url: string): Promise<Uint8Array> {
  return new Uint8Array((await showMedia(context, actor, url)).bytes);
}

async function stranger({ context, actor }: Place): Promise<Actor> {
  const user = context.newId<'user'>();
  await context.store.db.prisma.user.create({ data: { id: user, createdAt: 0n } });
  return { ...actor, user };
}

const codesOf = ({ plan }: { plan: { findings: readonly { code: string }[] } }) =>
  plan.findings.map(({ code }) => code);

describe('a picture beside a document', () => {
  test('comes with the compile and is shown with its size', async () => {
    const place = await openPlace();
    const compiled = await compile(place, deckOf(PICTURES));
    expect(codesOf(compiled)).toEqual([]);
    expect(compiled.plan.media).toBe(2);
    expect(await seen(place, place.actor, urlOf(PNG, 'png'))).toEqual(new Uint8Array(PNG));
    const [row] = await query<{ prompt: string }>(
      place.context.store.db,
      'SELECT "prompt" FROM "CardRevision"',
    );
    expect(row?.prompt).toContain(
      `<img src="${urlOf(PNG, 'png')}" alt="a picture" width="40" height="30" loading="lazy" />`,
    );
  });

  test('with other bytes is another text of its card, with the same bytes nothing changes', async () => {
    const place = await openPlace();
    const folder = deckOf(PICTURES);
    await compile(place, folder);
    expect((await compile(place, folder)).operation).toBeNull();
    writeFileSync(path.join(folder, 'img/a.png'), pngHeader(41, 30));
    expect((await compile(place, folder)).plan.counts).toMatchObject({ update: 1, create: 0 });
    const texts = await query<{ prompt: string }>(
      place.context.store.db,
      'SELECT "prompt" FROM "CardRevision" ORDER BY "revision"',
    );
    expect(texts.map(({ prompt }) => /\d+(?=" height)/.exec(prompt)?.[0])).toEqual(['40', '41']);
    // What the earlier text showed is still there.
    expect(await seen(place, place.actor, urlOf(PNG, 'png'))).toEqual(new Uint8Array(PNG));
  });

  test('that was missing comes when it is there', async () => {
    const place = await openPlace();
    const folder = deckOf({ 'a.md': NOTE, 'img/b.svg': SVG });
    expect(codesOf(await compile(place, folder))).toEqual(['K036']);
    writeFileSync(path.join(folder, 'img/a.png'), PNG);
    expect((await compile(place, folder)).plan.counts.update).toBe(1);
  });

  test('stays when the compile that brought it is undone', async () => {
    const place = await openPlace();
    await compile(place, deckOf(PICTURES));
    await undo(place.context, place.actor);
    expect(await seen(place, place.actor, urlOf(SVG, 'svg'))).toHaveLength(SVG.length);
  });

  test('is one file, however many decks show it', async () => {
    const place = await openPlace();
    await compile(place, deckOf(PICTURES));
    await compile(
      place,
      deckOf({ 'b.md': NOTE.replaceAll('img/', ''), 'a.png': PNG, 'b.svg': SVG }),
    );
    const files = readdirSync(path.join(place.folder, 'media'), {
      recursive: true,
      encoding: 'utf8',
    });
    const names = files.map((file) => path.basename(file)).filter((name) => name.length === 64);
    expect(names.sort()).toEqual([PNG, SVG].map((each) => hashOfBytes(Buffer.from(each))).sort());
  });
});

describe('nothing outside the folder of the deck is read', () => {
  const SECRET = pngHeader(7, 7);

  test.each([
    '../secret.png',
    '../../x/../secret.png',
    'img/../../secret.png',
    '%2e%2e/secret.png',
  ])('by a path: %s', async (url) => {
    const folder = deckOf({ 'a.md': `- a :: ![b](${url})\n` });
    writeFileSync(path.join(folder, '../secret.png'), SECRET);
    const place = await openPlace();
    const compiled = await compile(place, folder);
    expect(codesOf(compiled)).toEqual(['K036']);
    expect(compiled.plan.media).toBe(0);
  });

  test('by a link to a file or to a folder', async () => {
    const folder = deckOf({ 'a.md': '- a :: ![b](file.png)\n- c :: ![d](there/secret.png)\n' });
    const outside = path.join(folder, '../outside');
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'secret.png'), SECRET);
    symlinkSync(path.join(outside, 'secret.png'), path.join(folder, 'file.png'));
    symlinkSync(outside, path.join(folder, 'there'));
    const compiled = await compile(await openPlace(), folder);
    expect(codesOf(compiled)).toEqual(['K036', 'K036']);
    expect(compiled.plan.findings.map(({ values }) => values.problem)).toEqual([
      'outside',
      'outside',
    ]);
  });

  test('but a link within the folder is followed, and so is the folder that a linked document lies in', async () => {
    const folder = deckOf({ 'a.md': '- a :: ![b](link.png)\n', 'img/a.png': PNG });
    symlinkSync(path.join(folder, 'img/a.png'), path.join(folder, 'link.png'));
    const linked = deckOf({ 'b.md': '- c :: ![d](b.png)\n', 'b.png': PNG });
    symlinkSync(linked, path.join(folder, 'linked'));
    expect(codesOf(await compile(await openPlace(), folder))).toEqual([]);
  });

  test('a file that is too large, and one that is no picture, are told apart', async () => {
    const huge = Buffer.concat([PNG, Buffer.alloc(MAX_MEDIA_BYTES)]);
    const files = {
      'a.md': '- a :: ![b](h.png)\n- c :: ![d](t.png)\n',
      'h.png': huge,
      't.png': 'text',
    };
    expect(codesOf(await compile(await openPlace(), deckOf(files)))).toEqual(['K038', 'K037']);
  });
});

describe('a picture is shown', () => {
  test('to nobody but whose it is', async () => {
    const place = await openPlace();
    await compile(place, deckOf(PICTURES));
    const other = await stranger(place);
    await expect(seen(place, other, urlOf(PNG, 'png'))).rejects.toMatchObject(NO_PICTURE);
  });

  test('to who studies a deck with it, and not from the decks beside it', async () => {
    const place = await openPlace();
    await compile(place, deckOf({ 'one/a.md': NOTE, 'one/img/a.png': PNG, 'one/img/b.svg': SVG }));
    await compile(
      place,
      deckOf({ 'two/a.md': '- a :: ![b](a.png)\n', 'two/a.png': pngHeader(9, 9) }),
    );
    const other = await stranger(place);
    const { db } = place.context.store;
    const [deck] = await query<{ id: string }>(db, `SELECT "id" FROM "Deck" WHERE "key" = 'one'`);
    if (!deck) throw new Error('There is no deck.');
    const preset = {
      id: place.context.newId<'preset'>(),
      name: '',
      userId: other.user,
      version: 1,
    };
    await db.prisma.preset.create({ data: preset });
    await db.prisma.enrolment.create({
      data: { userId: other.user, deckId: deck.id, presetId: preset.id, onDesk: true, position: 0 },
    });
    expect(await seen(place, other, urlOf(PNG, 'png'))).toEqual(new Uint8Array(PNG));
    const beside = urlOf(pngHeader(9, 9), 'png');
    await expect(seen(place, other, beside)).rejects.toMatchObject(NO_PICTURE);
  });

  test.each(['/media/../kartoteka.db', '/media/x.png', `/media/${'a'.repeat(64)}.png`, '/media/'])(
    'only under its own name: %s',
    async (url) => {
      const place = await openPlace();
      await expect(seen(place, place.actor, url)).rejects.toMatchObject(NO_PICTURE);
    },
  );

  test('only as what it is', async () => {
    const place = await openPlace();
    await compile(place, deckOf(PICTURES));
    const asPng = mediaUrl({ hash: hashOfBytes(Buffer.from(SVG)), type: 'png' });
    await expect(seen(place, place.actor, asPng)).rejects.toMatchObject(NO_PICTURE);
  });
});

describe('pictures travel', () => {
  test('in an archive of Markdown files', async () => {
    const place = await openPlace();
    const bytes = await zipOf({ 'deck/a.md': NOTE, 'deck/img/a.png': PNG, 'deck/img/b.svg': SVG });
    const { context, actor } = place;
    const applied = await applyUpload(context, actor, { name: 'notes.zip', bytes });
    expect(codesOf(applied)).toEqual([]);
    expect(applied.plan.media).toBe(2);
    expect(await seen(place, actor, urlOf(PNG, 'png'))).toEqual(new Uint8Array(PNG));
  });

  test('in an archive no larger than alone', async () => {
    const huge = Buffer.concat([PNG, Buffer.alloc(MAX_MEDIA_BYTES, 'x')]);
    // Without it the archive would be refused for packing too well.
    const noise = Buffer.from(Array.from({ length: 64_000 }, (_, at) => Math.imul(at, at) >>> 7));
    const bytes = await zipOf({
      'a.md': '- a :: ![b](h.png)\n',
      'h.png': Buffer.concat([huge, noise]),
    });
    const { context, actor } = await openPlace();
    const applied = await applyUpload(context, actor, { name: 'notes.zip', bytes });
    expect(codesOf(applied)).toEqual(['K038']);
  });

  test('in a bundle file there and back, equal to the byte', async () => {
    const place = await openPlace();
    await compile(place, deckOf(PICTURES));
    const file = await exported(place);
    const names = (await readZip(file)).names.filter((name) => name.startsWith('media/'));
    expect(names).toEqual([urlOf(PNG, 'png'), urlOf(SVG, 'svg')].map((url) => url.slice(1)).sort());
    const other = await emptyPlace(place.context.now());
    const applied = await bring(other, file);
    expect(applied.plan.media).toBe(2);
    expect(await seen(other, other.actor, urlOf(SVG, 'svg'))).toHaveLength(SVG.length);
    const there = await served(other);
    const here = await served(place);
    expect(there.map(({ prompt, answer }) => [prompt, answer])).toEqual(
      here.map(({ prompt, answer }) => [prompt, answer]),
    );
    expect(Buffer.compare(await exported(other), await exported(place))).toBe(0);
    expect((await bring(other, file)).operation).toBeNull();
  });

  test.each([
    ['other bytes', urlOf(PNG, 'png'), pngHeader(1, 1)],
    ['another type', mediaUrl({ hash: hashOfBytes(PNG), type: 'gif' }), PNG],
    ['no picture', urlOf('text', 'png'), 'text'],
    ['a strange name', '/media/x.png', PNG],
  ])('in no bundle file under a wrong name: %s', async (_, url, content) => {
    const place = await openPlace();
    await compile(place, deckOf({ 'a.md': '- a :: b\n' }));
    const archive = await readZip(await exported(place));
    const files: Record<string, Uint8Array | string> = { [url.slice(1)]: content };
    for (const name of archive.names) files[name] = await archive.read(name);
    const other = await emptyPlace();
    const brought = zipOf(files).then((bytes) => bring(other, bytes));
    await expect(brought).rejects.toMatchObject({ code: 'unreadable-file' });
    expect(await query(other.context.store.db, 'SELECT * FROM "Media"')).toEqual([]);
  });
});

test('of a bundle file that is refused in the end no picture stays, but for those that were there', async () => {
  const place = await openPlace();
  await compile(place, deckOf({ ...PICTURES, 'z.md': '- a :: b\n' }));
  const archive = await readZip(await exported(place));
  const files: Record<string, Uint8Array | string> = {};
  for (const name of archive.names) files[name] = await archive.read(name);
  const last = mediaUrl({ hash: 'f'.repeat(64), type: 'png' }).slice(1);
  const bytes = await zipOf({ ...files, [last]: PNG });
  const other = await emptyPlace();
  await other.context.media.keep(hashOfBytes(PNG), PNG);
  await expect(bring(other, bytes)).rejects.toMatchObject({ code: 'unreadable-file' });
  expect(await other.context.media.has(hashOfBytes(PNG))).toBe(true);
  expect(await other.context.media.has(hashOfBytes(Buffer.from(SVG)))).toBe(false);
});

describe('a sound beside a document', () => {
  const MP3 = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(40)]);
  const url = mediaUrl({ hash: hashOfBytes(MP3), type: 'mp3' });
  const text = '- слово :: ![how it is said](звук.mp3)\n';

  test('comes with the compile and waits for being played', async () => {
    const place = await openPlace();
    await compile(place, deckOf({ 'a.md': text, 'звук.mp3': MP3 }));
    const [side] = await query<{ answer: string }>(
      place.context.store.db,
      `SELECT "answer" FROM "CardRevision"`,
    );
    expect(side?.answer).toContain(
      `<audio class="sound" controls="" preload="none" src="${url}" aria-label="how it is said"></audio>`,
    );
    expect(await seen(place, place.actor, url)).toEqual(new Uint8Array(MP3));
    await expect(seen(place, await stranger(place), url)).rejects.toMatchObject(NO_PICTURE);
  });

  test('comes in an archive, and in a bundle file there and back', async () => {
    const place = await emptyPlace();
    const bytes = await zipOf({ 'a.md': text, 'звук.mp3': MP3 });
    await applyUpload(place.context, place.actor, { name: 'a.zip', bytes });
    const other = await emptyPlace();
    await bring(other, await exported(place));
    expect(await seen(other, other.actor, url)).toEqual(new Uint8Array(MP3));
  });

  test('is not covered like a picture', async () => {
    const place = await openPlace();
    const covered = '![how it is said](a.mp3)\n\n```occlusion\nx: 0 0 10 10 x\n```\n';
    expect(codesOf(await compile(place, deckOf({ 'a.md': covered, 'a.mp3': MP3 })))).toContain(
      'K035',
    );
  });
});

test('the same bytes may be kept many times at once, as where they come under several names', async () => {
  const folder = mediaFolder(path.join(tempFolder(), 'media'));
  const hash = hashOfBytes(PNG);
  await Promise.all(Array.from({ length: 8 }, () => folder.keep(hash, PNG)));
  expect(await folder.read(hash)).toEqual(Buffer.from(PNG));
});
