import {
  type AnkiCard,
  type AnkiCardData,
  CARD_QUEUES,
  CARD_TYPES,
} from '#lib/formats/anki/collection.ts';
import { UNSYNCED } from './note-row.ts';
import type { AnkiRow } from './schema.ts';

/** A card as a row. */
export function cardRow(card: AnkiCard): AnkiRow {
  return [
    card.id,
    card.note,
    card.deck,
    card.ordinal,
    card.modified,
    UNSYNCED,
    CARD_TYPES.indexOf(card.type),
    CARD_QUEUES[card.queue],
    card.due,
    card.interval,
    card.ease,
    card.reps,
    card.lapses,
    card.left,
    card.originalDue,
    card.originalDeck,
    card.flags,
    cardData(card.data),
  ];
}

/** What Anki keeps of FSRS with a card, rounded as it does itself; what else is there already stays. */
function cardData(data: AnkiCardData): string {
  const own = {
    pos: data.position,
    s: rounded(data.stability, 4),
    d: rounded(data.difficulty, 3),
    dr: rounded(data.desiredRetention, 2),
    decay: rounded(data.decay, 3),
    lrt: data.lastReviewAt,
    cd: data.custom,
  };
  let all: Record<string, unknown> | null = null;
  for (const name in own) {
    const value = own[name as keyof typeof own];
    if (value === null) continue;
    all ??= parsed(data.raw);
    all[name] = value;
  }
  return all === null ? data.raw : JSON.stringify(all);
}

function parsed(raw: string): Record<string, unknown> {
  if (raw === '') return {};
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function rounded(value: number | null, places: number): number | null {
  return value === null ? null : Number(value.toFixed(places));
}
