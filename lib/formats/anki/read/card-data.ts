import type { AnkiCardData } from '../collection.ts';
import { type JsonObject, numberOrNull } from './json-object.ts';

const NOTHING = {
  position: null,
  stability: null,
  difficulty: null,
  desiredRetention: null,
  decay: null,
  lastReviewAt: null,
  custom: null,
} as const;

/** What the `data` of a card says. As in Anki, what makes no sense is as if it were not there. */
export function readCardData(raw: string): AnkiCardData {
  if (raw === '' || raw === '{}') return { raw, ...NOTHING };
  const object = parsed(raw);
  if (object === null) return { raw, ...NOTHING };
  const within = (key: string, from: number, to: number) => {
    const value = numberOrNull(object, key);
    return value !== null && value >= from && value <= to ? value : null;
  };
  return {
    raw,
    position: within('pos', 0, 0xffff_ffff),
    stability: within('s', Number.MIN_VALUE, 36_500_000),
    difficulty: within('d', 1, 10),
    desiredRetention: within('dr', 0, 1),
    decay: within('decay', 0, 10),
    lastReviewAt: within('lrt', 0, 1e12),
    custom: typeof object.cd === 'string' ? object.cd : null,
  };
}

function parsed(raw: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}
