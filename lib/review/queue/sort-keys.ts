import { intervalFor, recall } from '#lib/scheduler/memory.ts';
import { idChance, SHUFFLE_PRIME, shuffleFactor } from '#lib/scheduler/order.ts';
import type { NewGather, NewSort } from '#lib/scheduler/study-options.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import type { DueCandidate, DueOrder, NewCandidate, NewRank } from '#lib/store/queue.ts';
import type { DeskDeck } from './desk.ts';

/** What a card is ordered by: the first number that differs decides, the smaller one first. */
export type SortKey = readonly number[];

/** Compares keys; equal ones by id. */
export function byKey(
  a: { readonly key: SortKey; readonly id: string },
  b: { readonly key: SortKey; readonly id: string },
): number {
  // Thousands are compared: entries would be made for each.
  for (let place = 0; place < a.key.length; place++) {
    const difference = (a.key[place] ?? 0) - (b.key[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The key of a card that is due by the day, among the cards of several decks. Within one deck it follows the candidates. */
export function dueKey(order: DueOrder, { key, tie }: DueCandidate, within: DeskDeck): SortKey {
  switch (order) {
    case 'due-deck':
      return [key, within.place, tie];
    case 'deck-due':
      return [within.place, key, tie];
    case 'recall-up':
      return [recallAfter(-key, within), tie];
    case 'recall-down':
      return [-recallAfter(key, within), tie];
    case 'overdue':
      return [key / wantedWait(within), tie];
    default:
      return [key, tie];
  }
}

/** Recall after so many times the stability, under the parameters of the deck. */
function recallAfter(times: number, { preset }: DeskDeck): number {
  return recall({ stability: 1, difficulty: 5 }, times, preset.options.parameters);
}

/** How many times its stability a card waits until recall has fallen to what its deck wants. */
function wantedWait({ deck, preset }: DeskDeck): number {
  const { retention, parameters } = preset.options;
  return intervalFor(1, deck.retention ?? retention, parameters);
}

/** In which order the database looks for the new cards of one deck. */
export function newRank(gather: NewGather): NewRank {
  switch (gather) {
    case 'deck':
    case 'position':
      return 'position';
    case 'position-down':
      return 'position-down';
    case 'deck-random-notes':
    case 'random-notes':
      return 'notes';
    case 'random-cards':
      return 'cards';
  }
}

/** The key by which new cards of several decks are gathered. */
export function gatherKey(
  gather: NewGather,
  { id, note, position }: NewCandidate,
  { place, today }: { readonly place: number; readonly today: StudyDay },
): SortKey {
  switch (gather) {
    case 'deck':
      return [place, position];
    case 'deck-random-notes':
      return [place, chanceOn(note, today), position];
    case 'position':
      return [position, place];
    case 'position-down':
      return [-position, place];
    case 'random-notes':
      return [chanceOn(note, today), position];
    case 'random-cards':
      return [chanceOn(id, today)];
  }
}

/** The key by which the gathered new cards are shown; equal ones keep the order in which they were gathered. */
export function sortKey(
  sort: NewSort,
  { id, note, template }: NewCandidate,
  today: StudyDay,
): SortKey {
  switch (sort) {
    case 'template-gathered':
      return [template];
    case 'gathered':
      return [];
    case 'template-random':
      return [template, chanceOn(id, today)];
    case 'random-note-template':
      return [chanceOn(note, today), template];
    case 'random':
      return [chanceOn(id, today)];
  }
}

/** A number by chance that stays for a study day. */
function chanceOn(id: string, day: StudyDay): number {
  return (idChance(id) * shuffleFactor(day)) % SHUFFLE_PRIME;
}
