import { expect, type TestContext, test } from 'vitest';
import { withRetention } from '#lib/scheduler/deck-options.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions, type StudyOptions } from '#lib/scheduler/study-options.ts';
import type { Outcome, Outcomes, Rating } from '#lib/scheduler/types.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { type ListedCard, readCardList } from '#lib/store/card-list.ts';
import { readDecks } from '#lib/store/decks.ts';
import { readPresets } from '#lib/store/presets.ts';
import { liveReviews } from '#lib/store/reviews.ts';
import { query } from '#lib/store/sql.ts';
import { findAnki } from '../run/find-anki.mjs';
import type { Place } from '../support/place.ts';
import { ROOT } from '../support/root.ts';
import { type OpenedCard, type OpenedPackage, openedByAnki } from './official.ts';
import { PLACE_ZONE, packageOf, studiedPlace } from './studied-place.ts';

const drill = process.env.DRILL === '1';
const SITTINGS = drill ? 60 : 10;
const PATIENCE = { timeout: 900_000 };
const RATINGS: readonly Rating[] = [1, 2, 3, 4];
const calendar = { zone: PLACE_ZONE, rollover: 4 };

/** A card here, with what it is in Anki. */
interface Pair {
  readonly ours: ListedCard;
  readonly anki: OpenedCard;
  readonly options: StudyOptions;
}

async function pairsOf({ context, actor }: Place, { cards }: OpenedPackage): Promise<Pair[]> {
  const { db } = context.store;
  const numbers = await query<{ id: CardId; ankiId: number }>(
    db,
    `SELECT "id", "ankiId" FROM "Card"`,
  );
  const byNumber = new Map(cards.map((card) => [card.id, card]));
  const numberOf = new Map(numbers.map(({ id, ankiId }) => [id, ankiId]));
  const presets = await readPresets(db, actor.user);
  const decks = await readDecks(db, actor.user);
  const listed = await readCardList(db, actor.user, [
    ...(await findCardIds(context, actor, { kind: 'all', of: [] })),
  ]);
  return listed.map((ours) => {
    const anki = byNumber.get(numberOf.get(ours.id) ?? 0);
    if (!anki) throw new Error(`Card ${ours.id} is not in Anki`);
    const deck = decks.find(({ id }) => id === ours.deck.id);
    const preset = presets.find(({ id }) => id === deck?.presetId);
    const options = withRetention(preset?.options ?? defaultStudyOptions, deck?.retention ?? null);
    return { ours, anki, options };
  });
}

function ankiOrSkip(context: TestContext): string {
  const python = findAnki(ROOT);
  if (python === null) context.skip('the official Anki is not here: npm run test:anki installs it');
  return python as string;
}

/** Where a button of ours leads, in Anki's terms. */
function waitOf({ phase, interval, chain }: Outcome) {
  const step = chain.find(({ rule }) => rule === 'step' || rule === 'hours');
  if (step && 'seconds' in step) return { kind: phase, seconds: step.seconds };
  return { kind: phase, days: interval / DAY_SECONDS };
}

/** Whether memory rounded to four places may round the interval to the other side. */
function isTie({ byRating }: Outcomes, rating: Rating): boolean {
  const [link] = byRating[rating].chain;
  if (link?.rule !== 'interval') return false;
  return Math.abs((link.days % 1) - 0.5) < 1e-3 * link.days + 1e-4;
}

test.for(['apkg', 'colpkg'] as const)(
  'the official Anki opens a %s without complaint and finds everything in it',
  PATIENCE,
  async (format, context) => {
    const python = ankiOrSkip(context);
    const place = await studiedPlace(SITTINGS);
    const { file, counts } = await packageOf(place, format);
    const opened = openedByAnki(python, file, PLACE_ZONE);

    expect(opened.check).toEqual(['Database rebuilt and optimized.', true]);
    expect(opened.missing).toEqual([]);
    const found = {
      notes: opened.notes.length,
      cards: opened.cards.length,
      reviews: opened.reviews.length,
      media: opened.media.length,
    };
    expect(found).toEqual(counts);
    for (const [index, said] of opened.imports.entries()) {
      const same = { conflicting: 0, missing_notetype: 0, empty_first_field: 0, updated: 0 };
      const all =
        index === 0 ? { new: counts.notes, duplicate: 0 } : { new: 0, duplicate: counts.notes };
      expect(said).toMatchObject({ ...same, ...all });
    }
    if (opened.file) expect(opened.file).toEqual(opened.sums);

    const pairs = await pairsOf(place, opened);
    expect(pairs.length).toBe(opened.cards.length);
    checkCards(place, pairs);
    await checkReviews(place, opened, pairs);
    checkButtons(place, pairs);
    checkSides(pairs);
  },
);

function checkCards({ context }: Place, pairs: readonly Pair[]): void {
  const today = studyDay(context.now(), calendar);
  for (const { ours, anki } of pairs) {
    const { state, suspended, buriedDay } = ours;
    const phase = state?.phase ?? 'new';
    const waits = suspended ? -1 : buriedDay === today ? -3 : null;
    const queue = { new: 0, review: 2, learning: 1, relearning: 1 }[phase];
    expect(['new', 'learning', 'review', 'relearning'][anki.type]).toBe(phase);
    expect(anki.queue).toBe(
      waits ?? (phase !== 'new' && phase !== 'review' && state?.due?.kind === 'day' ? 3 : queue),
    );
    expect(anki).toMatchObject({ reps: state?.reps ?? 0, lapses: state?.lapses ?? 0 });
    if (state?.due?.kind === 'day' && (waits === null || phase === 'review')) {
      expect(anki.due).toBe(state.due.day - today);
    }
    if (state?.due?.kind === 'instant') expect(anki.due).toBe(Math.floor(state.due.at / 1000));
    if (phase === 'review')
      expect(anki.interval).toBe(Math.round((state?.interval ?? 0) / DAY_SECONDS));
    expect(anki.memory?.stability ?? 0).toBeCloseTo(state?.memory?.stability ?? 0, 3);
    expect(anki.memory?.difficulty ?? 0).toBeCloseTo(state?.memory?.difficulty ?? 0, 2);
  }
  const flags = pairs.filter(({ anki }) => anki.flag === 3);
  expect(flags.length).toBe(5);
}

async function checkReviews(
  { context, actor }: Place,
  opened: OpenedPackage,
  pairs: readonly Pair[],
): Promise<void> {
  const numbers = new Map(pairs.map(({ ours, anki }) => [ours.id, anki.id]));
  const here: number[][] = [];
  for await (const page of liveReviews(context.store.db, actor.user)) {
    for (const { at, card, rating, duration } of page) {
      here.push([at, numbers.get(card) ?? 0, rating, duration]);
    }
  }
  expect(here.length).toBeGreaterThan(100);
  const there = opened.reviews.map(([at, card, rating, , , , duration]) => [
    at,
    card,
    rating,
    duration,
  ]);
  expect(there).toEqual(here);
}

/** What each button would do, with the memory that Anki has: it rounds what it keeps. */
function checkButtons({ context }: Place, pairs: readonly Pair[]): void {
  let ties = 0;
  for (const { ours, anki, options } of pairs) {
    const state = { ...(ours.state ?? newCardState), memory: anki.memory };
    const asked = outcomes({
      card: ours.id,
      state,
      options,
      now: context.now(),
      calendar,
      fuzz: false,
    });
    for (const rating of RATINGS) {
      const wait = waitOf(asked.byRating[rating]);
      if (JSON.stringify(wait) === JSON.stringify(anki.next[rating - 1])) continue;
      if (isTie(asked, rating)) ties++;
      else
        expect({ card: ours.id, state, rating, ...wait }).toEqual({
          card: ours.id,
          state,
          rating,
          ...anki.next[rating - 1],
        });
    }
  }
  expect(ties).toBeLessThan(0.01 * 4 * pairs.length);
}

/** What a card asks and answers stands in what Anki shows, word for word. */
function checkSides(pairs: readonly Pair[]): void {
  const words = (html: string) =>
    html
      .replace(/<style.*?<\/style>/gs, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#?\w+;/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const { ours, anki } of pairs) {
    const shown = new Set(words(anki.answer));
    expect(words(ours.answer).filter((word) => !shown.has(word))).toEqual([]);
    const asked = new Set(words(anki.question));
    const prompt = ours.prompt.replace(/<details.*<\/details>/s, '');
    expect(words(prompt).filter((word) => !asked.has(word))).toEqual([]);
  }
}
