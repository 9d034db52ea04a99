import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LoggedAnswer } from '#lib/scheduler/fitting/answer-log.ts';
import type { Phase, Rating } from '#lib/scheduler/types.ts';
import { DAY, HOUR } from '#lib/shared/instant.ts';
import { ROOT } from './root.ts';

/** An answer log that somebody gave away, which lies beside the repository and is no part of it; null where it is not there. */
export function findRealReviews(): string | null {
  const file = path.join(ROOT, '..', 'shared', 'data', 'reviews-a.csv');
  return existsSync(file) ? file : null;
}

/** The zone of the person and the hour at which their day turned. */
const EAST = 8 * HOUR;
const ROLLOVER = 4 * HOUR;
const PHASES: readonly Phase[] = ['new', 'learning', 'review', 'relearning', 'review'];

/** The answers of each card, in order. Columns: review_time, card_id, review_rating, review_duration, review_state. */
export function readRealReviews(file: string): Map<string, LoggedAnswer[]> {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const byCard = new Map<string, LoggedAnswer[]>();
  for (const line of lines) {
    const [at = 0, , rating, , state = 0] = line.split(',').map(Number);
    const card = line.split(',')[1] ?? '';
    const studyDay = Math.floor((at + EAST - ROLLOVER) / DAY);
    const phaseBefore = PHASES[state] ?? 'review';
    const answers = byCard.get(card) ?? [];
    answers.push({ at, studyDay, rating: rating as Rating, phaseBefore });
    byCard.set(card, answers);
  }
  for (const answers of byCard.values()) answers.sort((a, b) => a.at - b.at);
  return byCard;
}
