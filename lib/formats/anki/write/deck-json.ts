import type {
  AnkiDayLimit,
  AnkiDeck,
  AnkiFilteredDeck,
  AnkiNormalDeck,
} from '#lib/formats/anki/collection.ts';
import { UNSYNCED } from './note-row.ts';

/** A deck as the JSON of schema 11. */
export function deckJson(deck: AnkiDeck): Record<string, unknown> {
  const { day, newCards, reviews, learning, milliseconds } = deck.studied;
  return {
    ...deck.other,
    id: deck.id,
    mod: deck.modified,
    name: deck.name,
    usn: UNSYNCED,
    newToday: [day, newCards],
    revToday: [day, reviews],
    lrnToday: [day, learning],
    timeToday: [day, milliseconds],
    collapsed: deck.collapsed,
    browserCollapsed: deck.browserCollapsed,
    ...(deck.kind.kind === 'normal' ? normalJson(deck.kind) : filteredJson(deck.kind)),
  };
}

function normalJson(deck: AnkiNormalDeck): Record<string, unknown> {
  const { desiredRetention } = deck;
  return {
    dyn: 0,
    desc: deck.description,
    ...(deck.isMarkdown ? { md: true } : {}),
    conf: deck.preset,
    extendNew: deck.extendNew,
    extendRev: deck.extendReview,
    newLimit: deck.newLimit,
    reviewLimit: deck.reviewLimit,
    newLimitToday: limitJson(deck.newLimitToday),
    reviewLimitToday: limitJson(deck.reviewLimitToday),
    desiredRetention: desiredRetention === null ? null : Math.round(desiredRetention * 100),
  };
}

function limitJson(limit: AnkiDayLimit | null): { limit: number; today: number } | null {
  return limit && { limit: limit.limit, today: limit.day };
}

function filteredJson(deck: AnkiFilteredDeck): Record<string, unknown> {
  return {
    dyn: 1,
    desc: '',
    resched: deck.reschedule,
    terms: deck.terms.map(({ search, limit, order }) => [search, limit, order]),
    separate: true,
    delays: deck.delays.length === 0 ? null : deck.delays,
    previewDelay: Math.round(deck.previewAgain / 60),
    previewAgainSecs: deck.previewAgain,
    previewHardSecs: deck.previewHard,
    previewGoodSecs: deck.previewGood,
  };
}
