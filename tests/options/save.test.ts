import { describe, expect, test } from 'vitest';
import { undo } from '#lib/library/undo.ts';
import { expectEffects } from '#lib/options/expect-effects.ts';
import { addPreset, choosePreset, deletePreset } from '#lib/options/manage-presets.ts';
import { previewDueDates } from '#lib/options/preview-due-dates.ts';
import { brokenPresets, showOptions } from '#lib/options/show-options.ts';
import { today } from '#lib/review/today.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { verify } from '#lib/review/verify.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import { previousInterval } from '#lib/scheduler/reschedule.ts';
import type { CardMemoryState } from '#lib/scheduler/types.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import { readState } from '#lib/store/card-states.ts';
import { cardsInReview, dueByDay } from '#lib/store/deck-states.ts';
import { readEventsOf } from '#lib/store/events.ts';
import { execute, query } from '#lib/store/sql.ts';
import { answer, served } from '../support/studying.ts';
import { type StudiedPlace, save, studiedPlace } from './studied-place.ts';

const OTHERS = defaultParameters.map((each, index) => (index < 4 ? each * 1.5 : each)).join(' ');

async function states(place: StudiedPlace): Promise<Map<CardId, CardMemoryState | null>> {
  const { db } = place.context.store;
  const cards = await query<{ id: CardId }>(db, `SELECT "id" FROM "Card" ORDER BY "id"`);
  const found = new Map<CardId, CardMemoryState | null>();
  for (const { id } of cards) found.set(id, await readState(db, place.actor.user, id));
  return found;
}

/** The study day of 15 January 2027. */
const FRIDAY = Date.UTC(2027, 0, 15) / 86_400_000;

const without = (key: 'memory' | 'lastEvent', all: Map<CardId, CardMemoryState | null>) =>
  [...all].map(([card, state]) => [card, state && { ...state, [key]: null }]);

const view = (place: StudiedPlace) => showOptions(place.context, place.actor, place.one);

async function isWhole(place: StudiedPlace): Promise<boolean> {
  return (await verify(place.context, place.actor)).differences.length === 0;
}

describe('saved options', () => {
  test('hold for all decks of the preset, and the queue follows at once', async () => {
    const place = await studiedPlace(0);
    expect((await today(place.context, place.actor)).counts.new).toBe(18);
    expect(await save(place, { newPerDay: '3' })).toMatchObject({ kind: 'saved', refolded: 0 });
    expect((await today(place.context, place.actor)).counts.new).toBe(6);
  });

  test('are kept where another preset bears the same name, as after an import', async () => {
    const place = await studiedPlace(0);
    const { context, actor, one } = place;
    await addPreset(context, actor, { deck: one, name: 'Other' });
    await execute(context.store.db, `UPDATE "Preset" SET "name" = 'Same'`);
    expect(await save(place, { newPerDay: '3' })).toMatchObject({ kind: 'saved' });
    const renamed = await save(place, { name: 'New' });
    expect(renamed).toMatchObject({ kind: 'saved' });
    expect(await save(place, { name: 'Same' })).toMatchObject({
      kind: 'refused',
      problems: [{ field: 'name', problem: 'taken' }],
    });
  });

  test('are refused as a whole where one is absurd, and leave no operation behind', async () => {
    const place = await studiedPlace(0);
    const before = await view(place);
    const refused = await save(place, { newPerDay: '3', retention: '1.0', learningSteps: '0s' });
    expect(refused).toMatchObject({
      kind: 'refused',
      problems: [
        { field: 'retention', problem: 'out-of-range', min: 0.7, max: 0.99 },
        { field: 'learningSteps', problem: 'out-of-range', found: '0s' },
      ],
    });
    expect(await view(place)).toEqual(before);
    expect(await undo(place.context, place.actor)).toMatchObject({ kind: 'import' });
  });

  test('come back with one undo, and the version of then is kept', async () => {
    const place = await studiedPlace(0);
    const before = await view(place);
    await save(place, { newPerDay: '3', deckRetention: '85', name: 'Slow', newToday: '1' });
    const after = await view(place);
    expect(after.choices).toMatchObject({ deckRetention: 0.85, name: 'Slow', newToday: 1 });
    expect(after.preset.version).toBe(2);
    await undo(place.context, place.actor);
    expect(await view(place)).toEqual(before);
    await save(place, { newPerDay: '4' });
    expect((await view(place)).preset.version, 'a version is never used twice').toBe(3);
  });

  test('that are as before make no operation', async () => {
    const place = await studiedPlace(0);
    expect(await save(place, {})).toMatchObject({ kind: 'saved', operation: null });
    expect(await undo(place.context, place.actor)).toMatchObject({ kind: 'import' });
  });

  test('are refused where somebody else changed them meanwhile', async () => {
    const place = await studiedPlace(0);
    const { preset } = await view(place);
    const seen = { preset: preset.id, version: preset.version };
    await save(place, { newPerDay: '3' }, { seen });
    await expect(save(place, { newPerDay: '4' }, { seen })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('for today only are gone tomorrow', async () => {
    const place = await studiedPlace(0);
    await save(place, { newToday: '0', reviewsToday: '9' });
    expect((await view(place)).choices).toMatchObject({ newToday: 0, reviewsToday: 9 });
    place.wait(86_400_000);
    expect((await view(place)).choices).toMatchObject({ newToday: null, reviewsToday: null });
  });

  test('lay a deck into another, but not into itself', async () => {
    const place = await studiedPlace(0);
    await save(place, { parent: place.two });
    expect((await view(place)).choices.parent).toBe(place.two);
    const back = await save(place, { parent: place.one }, { deck: place.two });
    expect(back).toMatchObject({ problems: [{ field: 'parent', problem: 'in-itself' }] });
    expect(await save(place, { parent: 'nowhere' })).toMatchObject({
      problems: [{ field: 'parent', problem: 'no-such-deck' }],
    });
  });
});

describe('changed parameters', () => {
  test('change memory at once and move no due date; undo restores every state', async () => {
    const place = await studiedPlace();
    const before = await states(place);
    const saved = await save(place, { parameters: OTHERS });
    expect(saved).toMatchObject({ kind: 'saved', refolded: 24, moved: 0 });
    const after = await states(place);
    expect(without('memory', after)).toEqual(without('memory', before));
    expect(after).not.toEqual(before);
    expect(await isWhole(place)).toBe(true);
    await undo(place.context, place.actor);
    expect(await states(place)).toEqual(before);
    expect(await isWhole(place)).toBe(true);
  });

  test('of an older FSRS are carried over, and that is told', async () => {
    const place = await studiedPlace(0);
    const parameters = defaultParameters.slice(0, 19).join(', ');
    expect(await save(place, { parameters })).toMatchObject({ migratedFrom: 19 });
    expect((await view(place)).choices.options.parameters).toHaveLength(21);
  });

  test('come with another preset, too', async () => {
    const place = await studiedPlace();
    const before = await states(place);
    await save(place, { parameters: OTHERS, name: 'Mine' }, { asNew: true });
    const { presets, preset } = await view(place);
    expect(preset.decks.map(({ key }) => key)).toEqual(['one']);
    const first = presets.find(({ id }) => id !== preset.id);
    await choosePreset(place.context, place.actor, { deck: place.one, preset: first!.id });
    expect(await states(place)).toEqual(before);
    expect(await isWhole(place)).toBe(true);
  });
});

describe('moving the due dates', () => {
  const easyDays = 'reduced,normal,normal,minimum,normal,normal,minimum';
  const fields = { retention: '80', parameters: OTHERS, deckRetention: '75', easyDays };

  test('does what its preview showed, and one undo takes it back', async () => {
    const place = await studiedPlace();
    const { context, actor, one, two } = place;
    const before = await states(place);
    const preview = await previewDueDates(context, actor, { deck: one, fields });
    if (preview.kind === 'refused') throw new Error('refused');
    expect(preview.moved).toBeGreaterThan(5);
    expect(preview.before).not.toEqual(preview.after);
    expect(await states(place), 'a preview changes nothing').toEqual(before);
    expect(await save(place, fields, { moveDue: true })).toMatchObject({ moved: preview.moved });
    const range = { decks: [one, two], from: preview.from, days: 30 };
    expect(await dueByDay(context.store.db, actor.user, range)).toEqual(preview.after);
    expect(await isWhole(place)).toBe(true);
    place.wait(1000);
    await undo(context, actor);
    expect(await states(place)).toEqual(before);
    expect(await dueByDay(context.store.db, actor.user, range)).toEqual(preview.before);
    expect(await isWhole(place)).toBe(true);
  });

  test('knows the interval before the last answer as the log has it, also where answers were taken back', async () => {
    const place = await studiedPlace(14);
    const { context, actor, one, two } = place;
    const { db } = context.store;
    for (let taken = 0; taken < 3; taken++) {
      place.wait(20 * DAY);
      for (const card of (await served(place)).slice(0, 2)) await answer(place, card, 3);
      place.wait(1000);
      await undoAnswer(context, actor, { id: context.newId<'event'>(), deck: null });
      await save(place, { retention: String(80 + taken) }, { moveDue: true });
    }
    const ask = { decks: [one, two], after: '' as const, most: 100 };
    const cards = await cardsInReview(db, actor.user, ask);
    const logs = await readEventsOf(
      db,
      actor.user,
      cards.map(({ place: { card } }) => card),
    );
    const known = cards.map(({ previous }) => previous);
    expect(known).toEqual(cards.map((card) => previousInterval(logs.get(card.place.card) ?? [])));
    expect(known.filter((days) => days > 0).length).toBeGreaterThan(5);
  });

  test('leaves suspended cards and cards in learning alone', async () => {
    const place = await studiedPlace();
    const { db } = place.context.store;
    await execute(db, `UPDATE "CardState" SET "suspended" = 1`);
    expect(await save(place, fields, { moveDue: true })).toMatchObject({ moved: 0 });
  });
});

describe('presets', () => {
  test('that are deleted leave their decks to the first one, and undo brings both back', async () => {
    const place = await studiedPlace(0);
    const { context, actor, one } = place;
    await addPreset(context, actor, { deck: one, name: 'default' });
    const made = await view(place);
    expect(made.choices.name).toBe('default 2');
    expect(made.presets).toHaveLength(2);
    place.wait(1000);
    await deletePreset(context, actor, one);
    expect((await view(place)).choices.name).toBe('default');
    expect((await view(place)).presets).toHaveLength(1);
    await undo(context, actor);
    expect(await view(place)).toEqual(made);
    await undo(context, actor);
    expect((await view(place)).presets).toHaveLength(1);
  });

  test('stay named by the answers that were given under them', async () => {
    const place = await studiedPlace(0);
    await save(place, { name: 'Mine' }, { asNew: true });
    for (const card of await served(place)) await answer(place, card, 3);
    place.wait(1000);
    await deletePreset(place.context, place.actor, place.one);
    expect(await isWhole(place)).toBe(true);
  });

  test('cannot all be deleted', async () => {
    const place = await studiedPlace(0);
    const deleting = deletePreset(place.context, place.actor, place.one);
    await expect(deleting).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('of others, and decks of nobody, are not found', async () => {
    const place = await studiedPlace(0);
    const wrong = { deck: place.one, preset: place.one as never };
    await expect(choosePreset(place.context, place.actor, wrong)).rejects.toMatchObject({
      code: 'not-found',
    });
    const deck = place.actor.user as never;
    await expect(save(place, {}, { deck })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('that are corrupt are told, and saving mends them', async () => {
    const place = await studiedPlace(0);
    const { db } = place.context.store;
    const broken = JSON.stringify({ retention: 7, newPerDay: 3, newSort: 'x' });
    await execute(db, `UPDATE "PresetVersion" SET "options" = ?`, broken);
    const [told] = await brokenPresets(place.context, place.actor);
    expect(told?.options).toEqual(['retention', 'newSort']);
    expect((await view(place)).preset.broken).toEqual(['retention', 'newSort']);
    await save(place, {});
    expect(await brokenPresets(place.context, place.actor)).toEqual([]);
    expect((await view(place)).choices.options.newPerDay).toBe(3);
  });
});

describe('what is undone', () => {
  test('also comes back when other things were done since', async () => {
    const place = await studiedPlace();
    const saved = await save(place, { parameters: OTHERS });
    for (const card of await served(place)) {
      await answer(place, card, 3);
      place.wait(5000);
    }
    const operation = (saved as { operation: OperationId }).operation;
    await undo(place.context, place.actor, operation);
    expect((await view(place)).choices.options.parameters).toEqual([...defaultParameters]);
    expect(await isWhole(place)).toBe(true);
  });
});

describe('what options lead to', () => {
  const effects = (place: StudiedPlace, fields = {}) =>
    expectEffects(place.context, place.actor, { deck: place.one, fields });

  test('a higher retention costs more minutes a day and remembers more', async () => {
    const { load, cards } = await effects(await studiedPlace(), { retention: '97' });
    expect(cards).toEqual({ inReview: expect.any(Number), fresh: 0 });
    expect(load.filled.minutes).toBeGreaterThan(1.2 * load.saved.minutes);
    expect(load.filled.recall).toBeGreaterThan(load.saved.recall as number);
  });

  test('a card failed at 23:50 comes again at midnight, and after the turn of the day on a day', async () => {
    const place = await studiedPlace(0);
    const { learning, relearning } = await effects(place, { learningSteps: '10m 5h' });
    expect(new Date(relearning.from).toISOString()).toBe('2027-01-15T20:50:00.000Z');
    expect(relearning.due).toEqual([
      { kind: 'instant', at: Date.parse('2027-01-15T21:00:00Z') },
      { kind: 'day', day: FRIDAY + relearning.days },
    ]);
    expect(learning.due.map(({ kind }) => kind)).toEqual(['instant', 'day', 'day']);
  });

  test('the limit says how long new cards last, and a field that is wrong is left out', async () => {
    const { fresh } = await effects(await studiedPlace(0), { newPerDay: '5', retention: 'x' });
    expect(fresh).toEqual({ left: 12, perDay: 5 });
  });

  test('new cards of the decks that lie in a deck are left in it', async () => {
    const place = await studiedPlace(0);
    const before = await effects(place);
    await save(place, { parent: place.one }, { deck: place.two });
    const { fresh } = await effects(place);
    expect(fresh.left).toBe(before.cards.fresh);
    expect(fresh.left).toBeGreaterThan(before.fresh.left);
  });

  test('the first answers have growing intervals after the steps', async () => {
    const { first } = await effects(await studiedPlace(0));
    expect(first[0]).toBe(600);
    expect([...first].sort((a, b) => a - b)).toEqual(first);
  });
});
