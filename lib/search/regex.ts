import { RE2JS } from 're2js';
import { foldText } from './fold-text.ts';

/**
 * A regular expression that runs over folded text. The engine is RE2: time grows with the text alone, so none runs for
 * ever. Null where it cannot be read.
 */
export function readRegex(written: string): RE2JS | null {
  try {
    return RE2JS.compile(foldRegex(written));
  } catch {
    return null;
  }
}

/** What must stay as it is: escapes, named classes, and what follows `(?`. */
const KEPT = /\\[pP]\{[^}]*\}|\\x\{[^}]*\}|\\[pP].|\\.|\[:\^?\w+:\]|\(\?[\w<-]*[:>)]?/gsu;

/** Folds the letters of an expression and leaves its signs: `\S` is not `\s`. */
function foldRegex(written: string): string {
  let folded = '';
  let from = 0;
  for (const { index, 0: kept } of written.matchAll(KEPT)) {
    folded += foldText(written.slice(from, index)) + kept;
    from = index + kept.length;
  }
  return folded + foldText(written.slice(from));
}
