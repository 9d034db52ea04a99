import { RE2JS } from 're2js';
import type { Pattern, PatternPart } from './tree.ts';

/** The pattern of a text without wildcards, which is folded already. */
export function literal(text: string): Pattern {
  return [{ text }];
}

/** Whether every text fits a pattern: `*`. */
export function isAnything(pattern: Pattern): boolean {
  return pattern.length > 0 && pattern.every((part) => 'wild' in part && part.wild === 'many');
}

/** Whether a pattern occurs somewhere in a folded text. */
export function occurs(pattern: Pattern, text: string): boolean {
  const [only] = pattern;
  if (pattern.length === 1 && only && 'text' in only) return text.includes(only.text);
  return matchAt([{ wild: 'many' }, ...pattern, { wild: 'many' }], text);
}

/** Whether a pattern is the whole of a folded text. */
export function isWhole(pattern: Pattern, text: string): boolean {
  return matchAt(pattern, text);
}

/** Whether a pattern is the whole of a name, or of the name of something above it (`a` names `a::b`). */
export function names(pattern: Pattern, foldedName: string): boolean {
  const levels = foldedName.split('::');
  return levels.some((_, last) => isWhole(pattern, levels.slice(0, last + 1).join('::')));
}

const INSIDE = /[\p{L}\p{N}\p{M}_]/u;

/** Whether a pattern occurs in a folded text and cuts no word at its ends; wildcards stand for what words are made of. */
export function occursAsWord(pattern: Pattern, text: string): boolean {
  const [only] = pattern;
  if (pattern.length > 1 || !only || 'wild' in only) return wordRegex(pattern).test(text);
  const { text: word } = only;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!cuts(text, at) && !cuts(text, at + word.length)) return true;
  }
  return false;
}

/** Whether a word stands on both sides of a place. */
function cuts(text: string, at: number): boolean {
  return INSIDE.test(text[at - 1] ?? '') && INSIDE.test(text[at] ?? '');
}

const wordRegexes = new WeakMap<Pattern, RE2JS>();
const LETTER = '[\\p{L}\\p{N}\\p{M}_]';
const BESIDE = '[^\\p{L}\\p{N}\\p{M}_]';

function wordRegex(pattern: Pattern): RE2JS {
  const known = wordRegexes.get(pattern);
  if (known) return known;
  const inner = pattern.map((part) => {
    if ('text' in part) return RE2JS.quote(part.text);
    return part.wild === 'one' ? LETTER : `${LETTER}*`;
  });
  const made = RE2JS.compile(`(?:^|${BESIDE})${inner.join('')}(?:$|${BESIDE})`, RE2JS.DOTALL);
  wordRegexes.set(pattern, made);
  return made;
}

interface Star {
  /** Place in the pattern after the star. */
  readonly part: number;
  /** Where in the text the next try begins. */
  at: number;
}

/** Matches the whole text, going back to the last star only: time grows with pattern × text at most. */
function matchAt(pattern: Pattern, text: string): boolean {
  let part = 0;
  let at = 0;
  let star: Star | null = null;
  while (part < pattern.length || at < text.length) {
    const here: PatternPart | undefined = pattern[part];
    if (here && 'wild' in here && here.wild === 'many') {
      star = { part: ++part, at };
      continue;
    }
    const taken = here ? lengthAt(here, text, at) : -1;
    if (taken >= 0) {
      part++;
      at += taken;
      continue;
    }
    if (star === null) return false;
    const next = nextTry(pattern[star.part], text, star.at);
    if (next < 0) return false;
    star.at = next;
    part = star.part;
    at = next;
  }
  return true;
}

/** How many characters of the text a part takes at a place; −1 where it is not there. */
function lengthAt(part: PatternPart, text: string, at: number): number {
  if ('text' in part) return text.startsWith(part.text, at) ? part.text.length : -1;
  const code = text.codePointAt(at);
  return code === undefined ? -1 : code > 0xffff ? 2 : 1;
}

function nextTry(part: PatternPart | undefined, text: string, from: number): number {
  if (from >= text.length) return -1;
  if (part && 'text' in part) return text.indexOf(part.text, from + 1);
  return from + (lengthAt({ wild: 'one' }, text, from) === 2 ? 2 : 1);
}
