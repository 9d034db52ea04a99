import type { CardId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { Course, SessionCard } from '../types.ts';

/** The cards held for this session that are not shown now. Each is in one of the two lists. */
export interface Line {
  /** In the order of the queue. */
  readonly main: readonly SessionCard[];
  /** In steps that end within the day, by due time. */
  readonly steps: readonly SessionCard[];
}

/** A card that left the line for today, and its place in the main list. */
export interface Buried {
  readonly card: SessionCard;
  readonly place: number;
}

/** When a card in steps is due; null for any other card. */
export function stepDue({ state }: SessionCard): Instant | null {
  const inSteps = state.phase === 'learning' || state.phase === 'relearning';
  return inSteps && state.due?.kind === 'instant' ? state.due.at : null;
}

/** In practice no card waits for its step. */
function waits(card: SessionCard, course: Course): boolean {
  return course !== 'practice' && stepDue(card) !== null;
}

/** Puts a card in steps to its place by due time, any other to the front of the main list. */
export function putBack(line: Line, card: SessionCard, course: Course): Line {
  const { main, steps } = remove(line, card.id);
  if (!waits(card, course)) return { main: [card, ...main], steps };
  return { main, steps: [...steps, card].sort(byDue) };
}

/** Adds cards of the queue behind those that wait. */
export function append(line: Line, cards: readonly SessionCard[], course: Course): Line {
  const inSteps = cards.filter((card) => waits(card, course));
  return {
    main: [...line.main, ...cards.filter((card) => !waits(card, course))],
    steps: [...line.steps, ...inSteps].sort(byDue),
  };
}

/** The line without one card. */
export function remove({ main, steps }: Line, id: CardId): Line {
  const others = (card: SessionCard) => card.id !== id;
  return { main: main.filter(others), steps: steps.filter(others) };
}

/** Takes those cards out of the main list that wait for another day. */
export function bury(
  line: Line,
  waits: (card: SessionCard) => boolean,
): { line: Line; buried: readonly Buried[] } {
  const buried = line.main
    .map((card, place) => ({ card, place }))
    .filter(({ card }) => waits(card));
  if (buried.length === 0) return { line, buried };
  return { line: { ...line, main: line.main.filter((card) => !waits(card)) }, buried };
}

/** Puts buried cards back to where they were. */
export function unbury(line: Line, buried: readonly Buried[]): Line {
  const main = [...line.main];
  for (const { card, place } of buried) {
    if (!holds(line, card.id)) main.splice(place, 0, card);
  }
  return { ...line, main };
}

/** Tells the cards of a note that wait when one of them comes again. */
export function tellSiblings({ main, steps }: Line, { id, note, state }: SessionCard): Line {
  const tell = (card: SessionCard) => {
    if (card.note !== note || card.id === id) return card;
    const { [id]: _, ...others } = card.siblings;
    const siblings = state.due?.kind === 'day' ? { ...others, [id]: state.due.day } : others;
    return { ...card, siblings };
  };
  return { main: main.map(tell), steps: steps.map(tell) };
}

/** Whether a card waits in the line. */
export function holds({ main, steps }: Line, id: CardId): boolean {
  return main.some((card) => card.id === id) || steps.some((card) => card.id === id);
}

function byDue(a: SessionCard, b: SessionCard): number {
  return (stepDue(a) ?? 0) - (stepDue(b) ?? 0) || (a.id < b.id ? -1 : 1);
}
