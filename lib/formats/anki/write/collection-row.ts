import type { AnkiDeck, AnkiNoteType, AnkiPreset } from '#lib/formats/anki/collection.ts';
import { deckJson } from './deck-json.ts';
import { UNSYNCED } from './note-row.ts';
import { noteTypesText } from './note-type-json.ts';
import { presetJson } from './preset-json.ts';
import type { AnkiRow } from './schema.ts';

/** What a collection says of itself. */
export interface CollectionHead {
  /** Epoch seconds of the turn of day 0. */
  readonly created: number;
  /** Epoch milliseconds. */
  readonly modified: number;
  readonly rollover: number;
  /** Minutes west of UTC at `created` and now. */
  readonly creationOffset: number;
  readonly localOffset: number;
  /** Further settings, under Anki's names. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly decks: readonly AnkiDeck[];
  readonly presets: readonly AnkiPreset[];
  readonly noteTypes: readonly AnkiNoteType[];
  /** All that its notes bear: lists of tags show no others. */
  readonly tags: Iterable<string>;
}

/** Without it the file is taken for one of the first scheduler and converted. */
const SCHEDULER = { schedVer: 2, sched2021: true };

/** The one row of `col`: decks, presets, note types and settings as JSON. */
export function collectionRow(head: CollectionHead): AnkiRow {
  const { created, modified, decks, presets, noteTypes } = head;
  return [
    ...[1, created, modified, modified, 11, 0, 0, 0],
    JSON.stringify(settings(head)),
    noteTypesText(noteTypes),
    byId(decks, deckJson),
    byId(presets, presetJson),
    JSON.stringify(Object.fromEntries([...head.tags].map((tag) => [tag, UNSYNCED]))),
  ];
}

function settings(head: CollectionHead): Record<string, unknown> {
  const { rollover, creationOffset, localOffset, noteTypes, config } = head;
  return {
    activeDecks: [1],
    curDeck: 1,
    curModel: noteTypes[0]?.id ?? null,
    newSpread: 0,
    collapseTime: 1200,
    timeLim: 0,
    estTimes: true,
    dueCounts: true,
    nextPos: 1,
    sortType: 'noteFld',
    sortBackwards: false,
    addToCur: true,
    dayLearnFirst: false,
    fsrs: true,
    ...config,
    ...SCHEDULER,
    rollover,
    creationOffset,
    localOffset,
  };
}

function byId<Thing extends { readonly id: number }>(
  things: readonly Thing[],
  toJson: (thing: Thing) => object,
): string {
  return JSON.stringify(Object.fromEntries(things.map((thing) => [thing.id, toJson(thing)])));
}
