import type { Actor, Context } from '#lib/context.ts';
import type { AnkiCard, AnkiNote, AnkiNoteType, AnkiPreset } from '#lib/formats/anki/collection.ts';
import { cardRow } from '#lib/formats/anki/write/card-row.ts';
import { collectionRow } from '#lib/formats/anki/write/collection-row.ts';
import { ankiTag, noteRow } from '#lib/formats/anki/write/note-row.ts';
import { isOwnType } from '#lib/formats/anki/write/own/note-types.ts';
import { type AnkiRow, SCHEMA } from '#lib/formats/anki/write/schema.ts';
import { type NewDatabase, newDatabase } from '#lib/platform/new-database.ts';
import { sha1OfText } from '#lib/platform/text-hash.ts';
import type { WorkFolder } from '#lib/platform/work-folder.ts';
import { withRetention } from '#lib/scheduler/deck-options.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions, type StudyOptions } from '#lib/scheduler/study-options.ts';
import type { Preset, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, NoteId } from '#lib/shared/ids.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import {
  type BaselineForAnki,
  baselinesForAnki,
  beginningOf,
  type CardForAnki,
  type DeckForAnki,
  decksForAnki,
  noteIdsForPackage,
  presetsForAnki,
} from '#lib/store/anki-rows.ts';
import { readKeptPresets } from '#lib/store/presets.ts';
import { type StudiedInDeck, studiedInDecks } from '#lib/store/studied-in-decks.ts';
import { type AnkiCalendar, ankiCalendar } from './anki-calendar.ts';
import { ankiCard, type CardPlaceInAnki, newAnkiCard } from './anki-card.ts';
import { ankiDecks, DEFAULT_DECK } from './anki-decks.ts';
import type { NoteWithCards } from './anki-notes.ts';
import { ankiPreset, DEFAULT_PRESET, plainPreset } from './anki-presets.ts';
import { cardNumbers } from './card-numbers.ts';
import type { FilledLog } from './fill-log.ts';
import { fillLogBeside } from './fill-log-beside.ts';
import { insertNumbered } from './insert-numbered.ts';
import { joinLog } from './join-log.ts';
import { notePages, noteTypesOf, typesForExport, type Wanted } from './note-pages.ts';
import type { UsedMedia } from './used-media.ts';

/** How much went into it. */
export interface Filled {
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
}

/** What a collection is filled with. */
interface Given {
  readonly folder: WorkFolder;
  readonly media: UsedMedia;
  readonly wanted: Wanted;
  /** Whether it takes the place of a collection: then note types go that no note has. */
  readonly isWhole: boolean;
}

/**
 * Makes the file `collection` of what a person has, page by page; `media` learns which files the notes speak of. The notes with their cards
 * have a file of their own while the log is filled, and join it when both are done.
 */
export async function fillCollection(
  context: Context,
  actor: Actor,
  given: Given,
): Promise<Filled> {
  const database = newDatabase(given.folder.fileOf('content'), SCHEMA);
  try {
    const filling = await begin(context, actor, { ...given, database });
    const log = await fillBothSides(context, actor, filling);
    finish(filling, context.now());
    database.close();
    joinLog(given.folder, log);
    return { ...filling.counts, reviews: log?.reviews ?? 0 };
  } finally {
    database.close();
  }
}

/** Null where no log goes. */
async function fillBothSides(
  context: Context,
  actor: Actor,
  filling: Filling,
): Promise<FilledLog | null> {
  const log = filling.wanted.withProgress ? logBeside(context, actor, filling) : null;
  try {
    for await (const going of notePages(context, actor, filling)) {
      await fillPage(context, actor, { filling, going });
    }
  } finally {
    // Nothing of it is under way when the folder goes.
    await log?.catch(() => {});
  }
  return log;
}

function logBeside(context: Context, { user }: Actor, filling: Filling): Promise<FilledLog> {
  const { optionsOf: options, wanted, folder, numbers } = filling;
  const parameters = new Map([...options].map(([deck, each]) => [deck, each.parameters]));
  const place = context.files.databaseFile;
  const file = folder.fileOf('collection');
  return fillLogBeside(context, { place, user, file, parameters, cards: wanted.cards, numbers });
}

interface Filling extends Given {
  readonly database: NewDatabase;
  /** Numbers of cards that go under another than their own. */
  readonly numbers: ReadonlyMap<CardId, number>;
  readonly calendar: AnkiCalendar;
  readonly today: StudyDay;
  readonly decks: readonly DeckForAnki[];
  readonly studied: readonly StudiedInDeck[];
  readonly notes: readonly NoteId[];
  readonly optionsOf: ReadonlyMap<DeckId, StudyOptions>;
  readonly deckNumbers: ReadonlyMap<DeckId, number>;
  readonly presets: readonly {
    readonly preset: Preset;
    readonly anki: AnkiPreset;
  }[];
  readonly noteTypes: ReadonlyMap<string, AnkiNoteType>;
  readonly sortFields: ReadonlyMap<number, number>;
  readonly settings: Actor['settings'];
  readonly usedDecks: Set<DeckId>;
  readonly usedTypes: Set<number>;
  /** As they are written first, by what they are to Anki, which knows no cases. */
  readonly tags: Map<string, string>;
  readonly counts: { notes: number; cards: number };
}

async function begin(
  context: Context,
  actor: Actor,
  given: Given & { readonly database: NewDatabase },
): Promise<Filling> {
  const { db } = context.store;
  const { user, settings } = actor;
  const now = context.now();
  const calendar = calendarOf(settings);
  const today = studyDay(now, calendar);
  const decks = await decksForAnki(db, user);
  const numbers = new Map((await presetsForAnki(db, user)).map((row) => [row.id, row]));
  const presets = (await readKeptPresets(db, user)).flatMap((preset) => {
    const row = numbers.get(preset.id);
    return row ? [{ preset, anki: ankiPreset(preset, row) }] : [];
  });
  const noteTypes = await noteTypesOf(context, actor);
  const types = typesForExport(noteTypes);
  return {
    ...given,
    numbers: await cardNumbers(db, user),
    calendar: ankiCalendar(calendar, (await beginningOf(db, user)) ?? now, now),
    today,
    decks,
    studied: given.wanted.withProgress ? await studiedInDecks(db, user, today) : [],
    notes: await noteIdsForPackage(
      db,
      decks.map(({ id }) => id),
    ),
    optionsOf: new Map(decks.map((deck) => [deck.id, optionsOf(deck, presets)])),
    deckNumbers: new Map(decks.map(({ id, ankiId }) => [id, ankiId])),
    presets,
    noteTypes,
    sortFields: new Map(types.map(({ id, sortField }) => [id, sortField])),
    settings,
    usedDecks: new Set(),
    usedTypes: new Set(),
    tags: new Map(),
    counts: { notes: 0, cards: 0 },
  };
}

function optionsOf(deck: DeckForAnki, presets: Filling['presets']): StudyOptions {
  const found = presets.find(({ preset }) => preset.id === deck.presetId);
  return withRetention(found?.preset.options ?? defaultStudyOptions, deck.retention);
}

async function fillPage(
  context: Context,
  actor: Actor,
  { filling, going }: { filling: Filling; going: readonly NoteWithCards[] },
): Promise<void> {
  const ids = going.flatMap((each) => each.cards.map(({ card }) => card.id));
  const baselines = filling.wanted.withProgress
    ? await baselinesForAnki(context.store.db, actor.user, ids)
    : new Map<CardId, BaselineForAnki>();
  writeNotes(filling, going, baselines);
}

function writeNotes(
  filling: Filling,
  going: readonly NoteWithCards[],
  baselines: ReadonlyMap<CardId, BaselineForAnki>,
): void {
  const { database, counts, media } = filling;
  const noteIds = insertNumbered(
    database,
    'notes',
    going.map(({ note }) => rowOfNote(filling, note)),
  );
  const placed = going.flatMap(({ note, cards }, place) =>
    cards.map(({ card, ordinal }) => {
      const id = filling.numbers.get(card.id) ?? card.ankiId;
      const deck = filling.deckNumbers.get(card.deck) ?? DEFAULT_DECK;
      const position = placeAmongNew(card, note, counts.notes + place + 1);
      return { card, place: { id, note: noteIds[place] as number, deck, ordinal, position } };
    }),
  );
  database.insert(
    'cards',
    placed.map(({ card, place }) => cardRow(cardFor(filling, { card, place, baselines }))),
  );
  for (const { note, media: own } of going) {
    filling.usedTypes.add(note.noteType);
    for (const tag of note.tags) noteTag(filling.tags, tag);
    media.addOwn(own);
    media.addFields(note.fields);
  }
  for (const { card } of placed) filling.usedDecks.add(card.deck);
  counts.notes += going.length;
  counts.cards += placed.length;
}

function noteTag(tags: Map<string, string>, tag: string): void {
  const written = ankiTag(tag);
  const name = written.toLowerCase();
  if (name !== '' && !tags.has(name)) tags.set(name, written);
}

/** What came from Anki keeps the place that it had there: it is stored as so many thousands. */
function placeAmongNew(card: CardForAnki, note: AnkiNote, inOrder: number): number {
  return isOwnType(note.noteType) ? inOrder : Math.floor(card.position / 1000);
}

function rowOfNote({ sortFields }: Filling, note: AnkiNote): AnkiRow {
  return noteRow(note, { sortField: sortFields.get(note.noteType) ?? 0, sha1: sha1OfText });
}

function optionsFor({ optionsOf: known }: Filling, deck: DeckId): StudyOptions {
  return known.get(deck) ?? defaultStudyOptions;
}

interface PlacedCard {
  readonly card: CardForAnki;
  readonly place: CardPlaceInAnki;
  readonly baselines: ReadonlyMap<CardId, BaselineForAnki>;
}

function cardFor(filling: Filling, { card, place, baselines }: PlacedCard): AnkiCard {
  if (!filling.wanted.withProgress) return newAnkiCard(card, place);
  const { calendar, today } = filling;
  const options = optionsFor(filling, card.deck);
  const baseline = baselines.get(card.id) ?? null;
  return ankiCard(card, place, { calendar, today, options, baseline });
}

function finish(filling: Filling, now: number): void {
  const { database, decks, usedDecks, usedTypes, calendar, presets, wanted, isWhole } = filling;
  const { today, studied } = filling;
  const { withProgress } = wanted;
  const usedPresets = new Set(
    decks.filter(({ id }) => usedDecks.has(id)).map(({ presetId }) => presetId),
  );
  const kept = presets.filter(({ preset }) => withProgress && usedPresets.has(preset.id));
  const numbers = new Map(kept.map(({ preset, anki }) => [preset.id as string, anki.id]));
  const ankiPresets = kept.map(({ anki }) => anki);
  if (!ankiPresets.some(({ id }) => id === DEFAULT_PRESET)) ankiPresets.push(plainPreset);
  const types = typesForExport(filling.noteTypes);
  const row = collectionRow({
    ...calendar,
    modified: now,
    config: configOf(filling),
    decks: ankiDecks(decks, usedDecks, {
      ...{ calendar, presets: numbers, withProgress },
      ...{ today, studied },
    }),
    presets: ankiPresets,
    noteTypes: types.filter(({ id }) => usedTypes.has(id) || (isWhole && !isOwnType(id))),
    tags: filling.tags.values(),
  });
  database.insert('col', [row]);
}

function configOf({ settings, counts, calendar, today }: Filling): Record<string, unknown> {
  return {
    nextPos: counts.notes + 1,
    // Else what is buried today would come back when the collection is opened.
    lastUnburied: calendar.dayNumber(today),
    collapseTime: settings.learnAheadMinutes * 60,
    applyAllParentLimits: settings.limitsFromTop,
    newCardsIgnoreReviewLimit: settings.newIgnoresReviews,
  };
}
