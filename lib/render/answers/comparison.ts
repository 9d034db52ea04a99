/**
 * How a typed answer stands to the right one: the same words; other words of the same meaning; one token off;
 * something else.
 */
export type Verdict = 'exact' | 'equivalent' | 'near' | 'different';

/** Why two answers mean the same, or in what they differ; `a` is of what was typed, `b` of what is right. */
export type Reason =
  /** Two names of one flag, two forms of a flag with its value, flags written together or apart, `--x=true` and `--x`. */
  | { readonly code: 'flag' | 'form' | 'bundle' | 'true'; readonly a: string; readonly b: string }
  /** Two names of a kind of object, two names of a command, two forms of anything else. */
  | { readonly code: 'resource' | 'verb' | 'same'; readonly a: string; readonly b: string }
  /** What was typed where the right answer leaves a `<place>` open. */
  | { readonly code: 'placeholder'; readonly a: string; readonly b: string }
  | { readonly code: 'flag-order' | 'quotes' | 'yaml-style' | 'key-order' }
  | { readonly code: 'letter-case' | 'yo' | 'punctuation' }
  /** One token off. */
  | { readonly code: 'case-matters' | 'instead'; readonly a: string; readonly b: string }
  | { readonly code: 'left-out'; readonly b: string }
  | { readonly code: 'too-much'; readonly a: string }
  | { readonly code: 'word-order' | 'number' }
  /** What was typed cannot be read; lines and columns count from 1. */
  | { readonly code: 'open-quote'; readonly column: number }
  | { readonly code: 'yaml-error'; readonly line: number; readonly column: number };

/** A part of an answer as it is shown, in order; `isOff` where it differs from the other answer. */
export interface Piece {
  readonly text: string;
  readonly isOff: boolean;
}

/** What a comparison says. It proposes a rating; the person decides. */
export interface Comparison {
  readonly verdict: Verdict;
  readonly why: readonly Reason[];
  readonly typed: readonly Piece[];
  readonly right: readonly Piece[];
  /** 1 Again, 2 Hard, 3 Good. */
  readonly proposed: 1 | 2 | 3;
}

/** Places of a text, from and up to, as indices of its characters. */
export type Span = readonly [from: number, to: number];

/** A comparison whose differences are at these places of the two texts. */
export function comparisonOf(
  { verdict, why, isSlip = false }: Found,
  typed: Marked,
  right: Marked,
): Comparison {
  return {
    verdict,
    why,
    typed: piecesOf(typed),
    right: piecesOf(right),
    proposed: proposedFor(verdict, isSlip),
  };
}

interface Found {
  readonly verdict: Verdict;
  readonly why: readonly Reason[];
  /** What is off is a slip of the fingers, not another word. */
  readonly isSlip?: boolean;
}

interface Marked {
  readonly text: string;
  readonly off: readonly Span[];
}

/** A slip of the fingers was remembered; another flag, a missing word or another letter case was not. */
function proposedFor(verdict: Verdict, isSlip: boolean): 1 | 2 | 3 {
  if (verdict === 'exact' || verdict === 'equivalent') return 3;
  return verdict === 'near' && isSlip ? 2 : 1;
}

function piecesOf({ text, off }: Marked): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (to: number, isOff: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), isOff });
    at = Math.max(at, to);
  };
  for (const [from, to] of [...off].sort((a, b) => a[0] - b[0])) {
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return pieces;
}
