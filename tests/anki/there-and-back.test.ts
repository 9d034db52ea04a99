import path from 'node:path';
import { expect, type TestContext, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { query } from '#lib/store/sql.ts';
import { findAnki } from '../run/find-anki.mjs';
import type { Place } from '../support/place.ts';
import { ROOT } from '../support/root.ts';
import { type OpenedCard, studiedPackage } from './official.ts';
import { PLACE_ZONE, packageOf, studiedPlace } from './studied-place.ts';

const drill = process.env.DRILL === '1';
const SITTINGS = drill ? 40 : 8;
const ANSWERS = drill ? 200 : 40;
const PATIENCE = { timeout: 900_000 };
const calendar = { zone: PLACE_ZONE, rollover: 4 };
const PHASES = ['new', 'learning', 'review', 'relearning'];

function ankiOrSkip(context: TestContext): string {
  const python = findAnki(ROOT);
  if (python === null) context.skip('the official Anki is not here: npm run test:anki installs it');
  return python as string;
}

/** Lets Anki study what a place has; the clock of the place is right again afterwards. */
async function throughAnki(
  place: Place,
  python: string,
  { format, ...work }: { format: 'apkg' | 'colpkg'; answers: number; edits: number },
) {
  const { file } = await packageOf(place, format);
  const out = path.join(place.folder, `back.${format}`);
  const told = studiedPackage(python, { file, out, ...work }, PLACE_ZONE);
  place.wait(Date.now() - place.context.now());
  return { told, out };
}

function bring({ context, actor }: Place, file: string) {
  const choices = { withProgress: true, conflicts: 'ask' as const };
  return applyPackage(context, actor, { file, name: path.basename(file), choices });
}

const TABLES = ['Deck', 'NoteType', 'Note', 'Card', 'CardRevision', 'CardState', 'Event', 'Preset'];

async function everything({ context }: Place, tables: readonly string[] = TABLES) {
  const found: Record<string, unknown> = {};
  for (const table of tables) {
    const rows = await query(context.store.db, `SELECT * FROM "${table}"`);
    found[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return found;
}

interface State {
  readonly ankiId: number;
  readonly phase: string;
  readonly dueAt: number | null;
  readonly dueDay: number | null;
  readonly interval: number;
  readonly reps: number;
  readonly lapses: number;
  readonly stability: number | null;
}

async function statesOf({ context }: Place): Promise<Map<number, State>> {
  const rows = await query<State>(
    context.store.db,
    `SELECT c."ankiId", s.* FROM "Card" c JOIN "CardState" s ON s."cardId" = c."id"`,
  );
  return new Map(rows.map((row) => [row.ankiId, row]));
}

function expectAsThere(state: State | undefined, card: OpenedCard, today: number): void {
  const { id, reps, lapses } = card;
  expect(state).toMatchObject({ ankiId: id, phase: PHASES[card.type], reps, lapses });
  // Anki tells it as a 32-bit float.
  expect(Math.fround(state?.stability ?? Number.NaN)).toBe(card.memory?.stability);
  if (card.type === 2) {
    expect(state).toMatchObject({
      interval: card.interval * DAY_SECONDS,
      dueDay: today + card.due,
    });
  } else if (card.queue === 1) expect(state?.dueAt).toBe(card.due * 1000);
}

test.for(['apkg', 'colpkg'] as const)(
  'what goes to the official Anki in an %s and is not touched there changes nothing here',
  PATIENCE,
  async (format, context) => {
    const python = ankiOrSkip(context);
    const place = await studiedPlace(SITTINGS);
    const { out } = await throughAnki(place, python, { format, answers: 0, edits: 0 });
    const before = await everything(place);
    const { plan, operation } = await bring(place, out);
    expect(plan).toMatchObject({ reviews: 0, problems: { counts: {} } });
    expect(await everything(place)).toEqual(before);
    expect(operation).toBeNull();
  },
);

test.for(['apkg', 'colpkg'] as const)(
  'what was answered in the official Anki (%s) counts here, and cards stand as there',
  PATIENCE,
  async (format, context) => {
    const python = ankiOrSkip(context);
    const place = await studiedPlace(SITTINGS);
    const work = { format, answers: ANSWERS, edits: 5 };
    const { told, out } = await throughAnki(place, python, work);
    expect(told.answered.length).toBe(ANSWERS);
    const before = await everything(place);
    const { plan } = await bring(place, out);
    expect(plan).toMatchObject({ reviews: ANSWERS, counts: { create: 0, update: 0 } });
    expect(plan.problems?.counts).toEqual({ 'own-edited': 5 });
    const states = await statesOf(place);
    const today = studyDay(place.context.now(), calendar);
    const cards = new Map(told.cards.map((card) => [card.id, card]));
    for (const id of told.answered) {
      expectAsThere(states.get(id), cards.get(id) as OpenedCard, today);
    }
    expect((await verify(place.context, place.actor)).differences).toEqual([]);
    const after = await everything(place);
    for (const table of ['Deck', 'NoteType', 'Note', 'Card', 'CardRevision']) {
      expect(after[table], table).toEqual(before[table]);
    }
    expect((await bring(place, out)).operation).toBeNull();
    await undo(place.context, place.actor);
    expect(await everything(place)).toEqual(before);
  },
);
