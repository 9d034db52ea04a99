import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { planUpload } from '#lib/library/plan-upload.ts';
import { undo } from '#lib/library/undo.ts';
import { query } from '#lib/store/sql.ts';
import { pngHeader } from '../compiler/compiling.ts';
import { zipOf } from '../formats/make-zip.ts';
import { openPlace, type Place } from '../support/place.ts';

const vault = (text: string, compat = 'obsidian') => ({
  name: 'vault.md',
  bytes: Buffer.from(`---\ndeck: vault\ncompat: ${compat}\n---\n\n${text}`),
});

const NOTES = `Capital of France::Paris
<!--SR:!2027-02-01,20,270-->
Capital of Spain:::Madrid <!--SR:!2027-01-20,4,250!2000-01-01,1,250-->
New::card

Question
?
Answer
<!--SR:!2027-01-10,1.5,130-->
`;

interface State {
  readonly facet: string;
  readonly phase: string;
  readonly dueDay: number | null;
  readonly interval: number | null;
  readonly stability: number | null;
  readonly difficulty: number | null;
}

function states({ context }: Place): Promise<State[]> {
  return query(
    context.store.db,
    `SELECT c."facet", s."phase", s."dueDay", s."interval", s."stability", s."difficulty" FROM "Card" c
     JOIN "CardState" s ON s."cardId" = c."id" WHERE s."phase" = 'review' ORDER BY s."dueDay"`,
  );
}

const events = ({ context }: Place) => query(context.store.db, 'SELECT * FROM "Event"');
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

test('schedules of Obsidian become the beginning of histories, card by card, and go with the import', async () => {
  const place = await openPlace();
  await applyUpload(place.context, place.actor, vault(NOTES));
  const found = await states(place);
  expect(found.map(({ facet, dueDay }) => [facet, dueDay])).toEqual([
    ['fwd', dayOf('2027-01-10')],
    ['fwd', dayOf('2027-01-20')],
    ['fwd', dayOf('2027-02-01')],
  ]);
  expect(found.map(({ interval }) => (interval ?? 0) / 86_400)).toEqual([1.5, 4, 20]);
  const [hard, , easy] = found;
  expect(easy?.stability).toBeCloseTo(20, 1);
  expect(hard?.difficulty).toBeGreaterThan(easy?.difficulty ?? 10);
  await undo(place.context, place.actor);
  expect(await events(place)).toEqual([]);
  expect(await states(place)).toEqual([]);
});

test('the plan tells how many cards come with a due date, and of those that are here by now none', async () => {
  const place = await openPlace();
  const plan = () => planUpload(place.context, place.actor, vault(NOTES));
  expect(await plan()).toMatchObject({ schedules: 3, reviews: 0 });
  await applyUpload(place.context, place.actor, { ...vault(NOTES), withProgress: false });
  expect(await plan()).toMatchObject({ schedules: 3, counts: { create: 0 } });
  await applyUpload(place.context, place.actor, vault(NOTES));
  expect(await states(place)).toHaveLength(3);
  expect(await plan()).toMatchObject({ schedules: 0 });
  await undo(place.context, place.actor);
  expect(await states(place)).toEqual([]);
});

test('what is known here of a card goes before what the document says', async () => {
  const place = await openPlace();
  await applyUpload(place.context, place.actor, vault(NOTES));
  const before = await states(place);
  const later = NOTES.replaceAll('2027-02-01,20', '2027-03-01,30').replace('New::card', 'New::one');
  await applyUpload(place.context, place.actor, vault(later));
  expect(await states(place)).toEqual(before);
});

test.each([
  ['without progress', vault(NOTES), false],
  ['in a document for another program', vault(NOTES, 'sides'), true],
  [
    'of nonsense',
    vault('a::b <!--SR:!2027-99-99,3,250-->\nc::d <!--SR:!2027-01-01,0,1-->\n'),
    true,
  ],
])('no schedule comes %s', async (_, upload, withProgress) => {
  const place = await openPlace();
  await applyUpload(place.context, place.actor, { ...upload, withProgress });
  expect(await events(place)).toEqual([]);
});

test.each([
  ['by its schedules', `# Notes\n\nCapital of France::Paris\n<!--SR:!2027-02-01,20,270-->\n`],
  ['by its tag', `---\ntags:\n  - flashcards/geo\n---\n\nCapital of France::Paris\n`],
  ['by its tag on a line', `#flashcards/geo\n\nCapital of France::Paris\n`],
])('a note that does not say so is known as of the plugin %s', async (_, text) => {
  const { context, actor } = await openPlace();
  const given = { name: 'geo.md', bytes: Buffer.from(`${text}\nCapital of Peru::\nLima\n?\n`) };
  const { plan } = await applyUpload(context, actor, given);
  expect(plan).toMatchObject({ notes: 1, cards: 1 });
  const lines = text.split('\n').length;
  expect(plan.lines[0]?.line).toBeLessThan(lines);
  expect(plan.findings.map(({ code, line }) => [code, line])).toEqual([['L101', lines + 3]]);
  expect((await applyUpload(context, actor, given)).operation).toBeNull();
});

test('a note that says of itself whose form it has is left as it is', async () => {
  const { context, actor } = await openPlace();
  const text = '---\ncompat: anki\n---\n\nA::B\n<!--SR:!2027-02-01,20,270-->\n';
  const plan = await planUpload(context, actor, { name: 'a.md', bytes: Buffer.from(text) });
  expect(plan.notes).toBe(0);
});

test('a picture of a vault is found by its name, wherever it lies', async () => {
  const { context, actor } = await openPlace();
  const bytes = await zipOf({
    'notes/a.md': '#flashcards\n\nWhat is this?\n?\n![[Pasted image 1.png]]\n',
    'attachments/Pasted image 1.png': pngHeader(4, 3),
  });
  const { plan } = await applyUpload(context, actor, { name: 'vault.zip', bytes });
  expect(plan.findings.filter(({ code }) => code === 'K036')).toEqual([]);
  const [shown] = await query<{ answer: string }>(
    context.store.db,
    'SELECT "answer" FROM "CardRevision"',
  );
  expect(shown?.answer).toContain('<img src="/media/');
});

test('what is found in such a note is told with the lines of the file that was brought', async () => {
  const { context, actor } = await openPlace();
  const text = 'Q: What is $\\pi$?\nA: a number\n\nQ: What is $\\pi$?\nA: a letter\n';
  const plan = await planUpload(context, actor, { name: 'a.md', bytes: Buffer.from(text) });
  const twice = plan.findings.filter(({ code }) => code === 'L114');
  expect(twice).toMatchObject([{ line: 4, endLine: 4, values: { firstLine: 1 } }]);
});
