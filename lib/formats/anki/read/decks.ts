import type { AnkiDayLimit, AnkiDeck, AnkiFilteredDeck, AnkiNormalDeck } from '../collection.ts';
import {
  boolOf,
  floatsOf,
  hasField,
  intOf,
  type Message,
  messageOf,
  messagesOf,
  textOf,
  uintOf,
} from '../protobuf.ts';
import { textCell, wholeCell } from './cells.ts';
import {
  flagAt,
  type JsonObject,
  numberAt,
  numberOrNull,
  numbersAt,
  objectOf,
  others,
  textAt,
} from './json-object.ts';
import { messageCell } from './message-cell.ts';
import type { PackagePlace } from './refusal.ts';
import type { RowSource } from './row-source.ts';

const KNOWN = [
  ...['id', 'name', 'mod', 'desc', 'md', 'dyn', 'conf', 'extendNew', 'extendRev', 'newLimit'],
  ...['reviewLimit', 'newLimitToday', 'reviewLimitToday', 'desiredRetention', 'collapsed'],
  ...['browserCollapsed', 'newToday', 'revToday', 'lrnToday', 'timeToday', 'resched', 'terms'],
  ...['separate', 'delays', 'previewDelay', 'previewAgainSecs', 'previewHardSecs', 'usn'],
  'previewGoodSecs',
];

/** Decks of schema 11: `col.decks`, JSON. */
export function decksOfJson(decks: JsonObject, place: PackagePlace): AnkiDeck[] {
  return Object.entries(decks).map(([id, value]) => {
    const deck = objectOf(value, { ...place, row: id });
    return {
      id: numberAt(deck, 'id', Number(id)),
      name: deckName(textAt(deck, 'name')),
      modified: numberAt(deck, 'mod'),
      collapsed: flagAt(deck, 'collapsed'),
      browserCollapsed: flagAt(deck, 'browserCollapsed'),
      studied: {
        day: numbersAt(deck, 'newToday')[0] ?? 0,
        newCards: numbersAt(deck, 'newToday')[1] ?? 0,
        reviews: numbersAt(deck, 'revToday')[1] ?? 0,
        learning: numbersAt(deck, 'lrnToday')[1] ?? 0,
        milliseconds: numbersAt(deck, 'timeToday')[1] ?? 0,
      },
      kind: numberAt(deck, 'dyn') === 0 ? normalOfJson(deck) : filteredOfJson(deck),
      other: others(deck, KNOWN),
    };
  });
}

function normalOfJson(deck: JsonObject): AnkiNormalDeck {
  const percent = numberOrNull(deck, 'desiredRetention');
  return {
    kind: 'normal',
    preset: numberAt(deck, 'conf', 1),
    description: textAt(deck, 'desc'),
    isMarkdown: flagAt(deck, 'md'),
    newLimit: numberOrNull(deck, 'newLimit'),
    reviewLimit: numberOrNull(deck, 'reviewLimit'),
    newLimitToday: dayLimitOfJson(deck.newLimitToday),
    reviewLimitToday: dayLimitOfJson(deck.reviewLimitToday),
    extendNew: numberAt(deck, 'extendNew'),
    extendReview: numberAt(deck, 'extendRev'),
    desiredRetention: percent === null || percent === 0 ? null : percent / 100,
  };
}

function dayLimitOfJson(value: unknown): AnkiDayLimit | null {
  if (typeof value !== 'object' || value === null) return null;
  const limit = value as JsonObject;
  return { limit: numberAt(limit, 'limit'), day: numberAt(limit, 'today') };
}

function filteredOfJson(deck: JsonObject): AnkiFilteredDeck {
  const terms = Array.isArray(deck.terms) ? deck.terms : [];
  return {
    kind: 'filtered',
    reschedule: flagAt(deck, 'resched'),
    terms: terms.filter(Array.isArray).map(([search, limit, order]) => ({
      search: String(search ?? ''),
      limit: Number(limit) || 0,
      order: Number(order) || 0,
    })),
    delays: numbersAt(deck, 'delays'),
    previewAgain: numberAt(deck, 'previewAgainSecs'),
    previewHard: numberAt(deck, 'previewHardSecs'),
    previewGood: numberAt(deck, 'previewGoodSecs'),
  };
}

/** Decks of schema 15 and later: the table `decks`, configured by protobuf. */
export function decksOfTable(source: RowSource, entry: string): AnkiDeck[] {
  const columns = ['id', 'name', 'mtime_secs', 'common', 'kind'];
  const decks: AnkiDeck[] = [];
  for (const [id, name, modified, common, kind] of source.rows({ table: 'decks', columns })) {
    const place = { entry, table: 'decks', row: String(id) };
    decks.push({
      id: wholeCell(id, 'id', place),
      name: deckName(textCell(name, 'name', place).replaceAll('\u001f', '::')),
      modified: wholeCell(modified, 'mtime_secs', place),
      ...messageCell(common, place, commonOf),
      kind: messageCell(kind, place, kindOf),
      other: {},
    });
  }
  return decks;
}

function commonOf(common: Message) {
  return {
    collapsed: boolOf(common, 1),
    browserCollapsed: boolOf(common, 2),
    studied: {
      day: uintOf(common, 3),
      newCards: intOf(common, 4),
      reviews: intOf(common, 5),
      learning: intOf(common, 6),
      milliseconds: intOf(common, 7),
    },
  };
}

function kindOf(kind: Message): AnkiNormalDeck | AnkiFilteredDeck {
  const filtered = messageOf(kind, 2);
  return filtered ? filteredOf(filtered) : normalOf(messageOf(kind, 1) ?? new Map());
}

function normalOf(deck: Message): AnkiNormalDeck {
  return {
    kind: 'normal',
    preset: intOf(deck, 1) || 1,
    extendNew: uintOf(deck, 2),
    extendReview: uintOf(deck, 3),
    description: textOf(deck, 4),
    isMarkdown: boolOf(deck, 5),
    reviewLimit: hasField(deck, 6) ? uintOf(deck, 6) : null,
    newLimit: hasField(deck, 7) ? uintOf(deck, 7) : null,
    reviewLimitToday: dayLimitOf(messageOf(deck, 8)),
    newLimitToday: dayLimitOf(messageOf(deck, 9)),
    desiredRetention: hasField(deck, 10) ? floatsOf(deck, 10)[0] || null : null,
  };
}

function dayLimitOf(limit: Message | null): AnkiDayLimit | null {
  return limit && { limit: uintOf(limit, 1), day: uintOf(limit, 2) };
}

function filteredOf(deck: Message): AnkiFilteredDeck {
  return {
    kind: 'filtered',
    reschedule: boolOf(deck, 1),
    terms: messagesOf(deck, 2).map((term) => ({
      search: textOf(term, 1),
      limit: uintOf(term, 2),
      order: uintOf(term, 3),
    })),
    delays: floatsOf(deck, 3),
    previewHard: uintOf(deck, 5),
    previewGood: uintOf(deck, 6),
    previewAgain: uintOf(deck, 7),
  };
}

/** So deep decks lie in one another here, and so many characters one is called by; nobody who makes decks by hand has as many. */
const [MOST_LEVELS, LONGEST_PART] = [50, 1000];

/** Parts without edges and control characters; an empty part has a name too, and what lies too deep lies beside what is around it. */
function deckName(name: string): string {
  const parts = name.normalize('NFC').split('::', MOST_LEVELS);
  return parts.map(partName).join('::');
}

function partName(part: string): string {
  return (
    part
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, LONGEST_PART)
      .trimEnd() || 'blank'
  );
}
