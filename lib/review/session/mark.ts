import { itemCount, mannerOf } from './manner.ts';
import type { SessionState, Shown } from './state.ts';

/** Marks an item of the card shown, or takes the mark away: an option while it is asked, a remembered one after. */
export function markItem(state: SessionState, item: number): SessionState {
  const { current } = state;
  if (current === null || state.undoing || !isMarkable(current, item)) return state;
  const { marked } = current;
  const isMarked = marked.includes(item);
  const left = marked.filter((each) => each !== item);
  return {
    ...state,
    current: { ...current, marked: isMarked ? left : [...left, item].sort(byNumber) },
  };
}

function isMarkable({ card, revealedAt }: Shown, item: number): boolean {
  const manner = mannerOf(card);
  const isOpen = revealedAt === null ? manner === 'choose' : manner === 'tick';
  return isOpen && Number.isInteger(item) && item >= 0 && item < itemCount(card);
}

function byNumber(a: number, b: number): number {
  return a - b;
}

/** How many options there are to choose from at the moment. */
export function openChoice({ current }: SessionState): number {
  if (current === null || current.revealedAt !== null) return 0;
  return mannerOf(current.card) === 'choose' ? itemCount(current.card) : 0;
}
