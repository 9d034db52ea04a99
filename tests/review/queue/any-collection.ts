import * as fc from 'fast-check';
import { refoldCards } from '#lib/history/refold-cards.ts';
import {
  defaultStudyOptions,
  MIXES,
  NEW_GATHERS,
  NEW_SORTS,
  REVIEW_ORDERS,
  type StudyOptions,
} from '#lib/scheduler/study-options.ts';
import type { BaselineEvent, Schedule, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY, DAY_SECONDS, MINUTE } from '#lib/shared/instant.ts';
import { settleDecks } from '#lib/store/decks.ts';
import { insertEvents } from '#lib/store/events.ts';
import { insertMissingRows, type Row } from '#lib/store/write-rows.ts';
import type { Place } from '../../support/place.ts';

export type Away = 'no' | 'suspended' | 'buried' | 'archived';

/** A deck, a preset and a card as a property makes them up. Numbers that point somewhere are taken modulo what there is. */
interface DeckSketch {
  readonly parent: number | null;
  readonly onDesk: boolean;
  readonly preset: number;
  readonly own: { readonly new: number | null; readonly review: number | null };
  readonly todayOnly: { readonly new: number | null; readonly review: number | null } | null;
}

interface CardSketch {
  readonly deck: number;
  /** Cards with the same number below 12 share a note. */
  readonly note: number;
  readonly position: number;
  readonly age: number;
  readonly away: Away;
  readonly kind: 'new' | 'review' | 'later' | 'day-step' | 'step';
  readonly late: number;
  readonly interval: number;
  readonly stability: number;
  readonly difficulty: number;
}

export interface CollectionSketch {
  readonly presets: readonly StudyOptions[];
  readonly decks: readonly DeckSketch[];
  readonly cards: readonly CardSketch[];
  readonly fromTop: boolean;
  readonly newIgnoresReviews: boolean;
}

const anyLimit = fc.oneof(fc.constant(9999), fc.nat(6));
const maybeLimit = fc.option(fc.nat(5), { freq: 3 });

const anyOptions: fc.Arbitrary<StudyOptions> = fc
  .record({
    newPerDay: anyLimit,
    reviewsPerDay: anyLimit,
    retention: fc.constantFrom(0.8, 0.9, 0.95),
    newGather: fc.constantFrom(...NEW_GATHERS),
    newSort: fc.constantFrom(...NEW_SORTS),
    reviewOrder: fc.constantFrom(...REVIEW_ORDERS),
    newMix: fc.constantFrom(...MIXES),
    interdayMix: fc.constantFrom(...MIXES),
    buryNew: fc.boolean(),
    buryReviews: fc.boolean(),
    buryInterday: fc.boolean(),
    learningSteps: fc.constantFrom([60, 600], [600, DAY_SECONDS], [], [30]),
    relearningSteps: fc.constantFrom([600], [], [2 * DAY_SECONDS]),
    decay: fc.constantFrom(0.1542, 0.3),
  })
  .map(({ decay, ...chosen }) => {
    const parameters = [...defaultStudyOptions.parameters.slice(0, 20), decay];
    return { ...defaultStudyOptions, ...chosen, parameters };
  });

const anyDeck: fc.Arbitrary<DeckSketch> = fc.record({
  parent: fc.option(fc.nat(5), { freq: 2 }),
  onDesk: fc.boolean().chain((first) => (first ? fc.constant(true) : fc.boolean())),
  preset: fc.nat(2),
  own: fc.record({ new: maybeLimit, review: maybeLimit }),
  todayOnly: fc.option(fc.record({ new: maybeLimit, review: maybeLimit }), { freq: 2 }),
});

const anyCard: fc.Arbitrary<CardSketch> = fc.record({
  deck: fc.nat(4),
  note: fc.nat(24),
  position: fc.nat(30),
  age: fc.nat(4),
  away: fc.constantFrom<Away>('no', 'no', 'no', 'no', 'suspended', 'buried', 'archived'),
  kind: fc.constantFrom('new', 'new', 'review', 'review', 'later', 'day-step', 'step'),
  late: fc.nat(25),
  interval: fc.integer({ min: 1, max: 90 }),
  stability: fc.double({ min: 0.5, max: 200, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
});

export const anyCollection: fc.Arbitrary<CollectionSketch> = fc.record({
  presets: fc.array(anyOptions, { minLength: 1, maxLength: 3 }),
  decks: fc.array(anyDeck, { minLength: 1, maxLength: 5 }),
  cards: fc.array(anyCard, { minLength: 1, maxLength: 32 }),
  fromTop: fc.boolean(),
  newIgnoresReviews: fc.boolean(),
});

/** What a sketch became: ids in the order of the sketch. */
export interface Made {
  readonly decks: readonly string[];
  readonly notes: readonly string[];
  readonly cards: readonly string[];
}

/** Writes a made-up collection into an empty place, for the study day `today`. */
export async function write(
  place: Place,
  sketch: CollectionSketch,
  today: StudyDay,
): Promise<Made> {
  const { context, actor } = place;
  const { db } = context.store;
  const id = () => context.newId<string>() as string;
  const presets = sketch.presets.map(id);
  const decks = sketch.decks.map(id);
  const notes = new Map<string, string>();
  const noteOf = ({ note }: CardSketch, index: number) => {
    const key = note < 12 ? `shared ${note}` : `own ${index}`;
    notes.set(key, notes.get(key) ?? id());
    return notes.get(key) as string;
  };
  const cards = sketch.cards.map((card, index) => ({
    id: id(),
    note: noteOf(card, index),
    deck: decks[card.deck % decks.length] as string,
  }));
  const insert = (table: Parameters<typeof insertMissingRows>[1], rows: readonly Row[]) =>
    insertMissingRows(db, table, rows);
  await insert(
    'Preset',
    presets.map((preset) => ({ id: preset, userId: actor.user, name: preset, version: 1 })),
  );
  await insert(
    'PresetVersion',
    presets.map((presetId, index) => {
      const options = JSON.stringify(sketch.presets[index]);
      return { presetId, version: 1, options, createdAt: 0 };
    }),
  );
  await insert(
    'Deck',
    sketch.decks.map(({ parent }, index) => ({
      id: decks[index] as string,
      ownerId: actor.user,
      key: `deck ${index}`,
      title: `Deck ${index}`,
      language: 'en',
      createdAt: 0,
      // Only decks before it: so none lies in itself.
      parentId: parent === null || index === 0 ? null : (decks[parent % index] as string),
    })),
  );
  await insert(
    'Enrolment',
    sketch.decks.map(({ onDesk, preset, own, todayOnly }, index) => ({
      userId: actor.user,
      deckId: decks[index] as string,
      presetId: presets[preset % presets.length] as string,
      onDesk: onDesk ? 1 : 0,
      position: decks.length - index,
      newPerDay: own.new,
      reviewsPerDay: own.review,
      limitsDay: todayOnly ? today : null,
      newOnDay: todayOnly?.new ?? null,
      reviewsOnDay: todayOnly?.review ?? null,
    })),
  );
  await insert(
    'Note',
    [...new Set(cards.map(({ note }) => note))].map((note) => noteRow(note, cards)),
  );
  await insert(
    'Card',
    cards.map((card, index) => cardRow(card, sketch.cards[index] as CardSketch, index)),
  );
  await insert(
    'CardRevision',
    cards.map(({ id: cardId }) => {
      return { cardId, revision: 1, hash: '', prompt: 'p', answer: 'a', createdAt: 0 };
    }),
  );
  const studied = cards.flatMap((card, index) => {
    const { kind } = sketch.cards[index] as CardSketch;
    return kind === 'new'
      ? []
      : [baseline(place, sketch.cards[index] as CardSketch, { card: card.id, today })];
  });
  await insertEvents(db, actor.user, studied);
  const marked = cards.filter((_, index) => isMarked(sketch.cards[index] as CardSketch));
  const withState = new Set([...studied.map(({ card }) => card), ...marked.map(({ id }) => id)]);
  await refoldCards(db, actor.user, [...withState] as CardId[]);
  for (const [index, { away }] of sketch.cards.entries()) {
    const where = { userId: actor.user, cardId: cards[index]?.id as string };
    if (away === 'suspended') {
      await db.prisma.cardState.updateMany({ where, data: { suspended: true } });
    } else if (away === 'buried') {
      await db.prisma.cardState.updateMany({ where, data: { buriedDay: today } });
    }
  }
  await settleDecks(db, actor.user);
  return { decks, notes: cards.map(({ note }) => note), cards: cards.map((card) => card.id) };
}

function isMarked({ away }: CardSketch): boolean {
  return away === 'suspended' || away === 'buried';
}

function noteRow(note: string, cards: readonly { note: string; deck: string }[]): Row {
  return {
    id: note,
    deckId: cards.find((card) => card.note === note)?.deck as string,
    kind: 'basic',
    source: '',
    contentHash: note,
    promptHash: note,
    answerHash: note,
    headings: '[]',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    tags: '[]',
    createdAt: 0,
  };
}

function cardRow(
  { id, note, deck }: { id: string; note: string; deck: string },
  { position, age, away }: CardSketch,
  index: number,
): Row {
  return {
    id,
    noteId: note,
    deckId: deck,
    facet: `facet ${index}`,
    language: 'en',
    revision: 1,
    position,
    createdAt: age,
    archivedAt: away === 'archived' ? 1 : null,
  };
}

function baseline(
  { context }: Place,
  sketch: CardSketch,
  { card, today }: { card: string; today: StudyDay },
): BaselineEvent {
  const { stability, difficulty } = sketch;
  const schedule = scheduleOf(sketch, { now: context.now(), today });
  const day = schedule.due.kind === 'day' ? schedule.due.day : today;
  const studyDay = Math.min(today - 1, day - Math.round(schedule.interval / DAY_SECONDS));
  const at = context.now() - (today - studyDay) * DAY;
  return {
    id: context.newId<'event'>(),
    kind: 'baseline',
    card: card as CardId,
    at,
    clientAt: at,
    receivedAt: at,
    studyDay,
    device: 'test',
    zoneOffset: 0,
    schedule,
    memory: { stability, difficulty },
    reps: 3,
    lapses: 0,
  };
}

function scheduleOf(
  { kind, late, interval }: CardSketch,
  { now, today }: { now: number; today: StudyDay },
): Schedule {
  const day = (due: StudyDay) => ({ kind: 'day', day: due }) as const;
  switch (kind) {
    case 'step': {
      const at = now + (late - 12) * 3 * MINUTE;
      return { phase: 'learning', step: 0, due: { kind: 'instant', at }, interval: 600 };
    }
    case 'day-step':
      return { phase: 'relearning', step: 0, due: day(today - (late % 3)), interval: DAY_SECONDS };
    case 'later':
      return {
        phase: 'review',
        step: 0,
        due: day(today + 1 + late),
        interval: interval * DAY_SECONDS,
      };
    default:
      return { phase: 'review', step: 0, due: day(today - late), interval: interval * DAY_SECONDS };
  }
}
