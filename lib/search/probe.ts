import { bareText } from './fold-text.ts';
import { isWhole, names, occurs, occursAsWord } from './pattern.ts';
import { readRegex } from './regex.ts';
import type { FieldManner, Pattern, SearchLeaf, TextManner } from './tree.ts';

/** A question to one folded text. */
export type Probe =
  | { readonly kind: TextManner; readonly pattern: Pattern }
  | { readonly kind: 'regex'; readonly regex: string }
  /** Whether it is the pattern as a whole. */
  | { readonly kind: 'whole'; readonly pattern: Pattern }
  /** Whether it is the pattern, or below it, level by level: `a` is above `a::b`. */
  | { readonly kind: 'below'; readonly pattern: Pattern }
  /** The same two, of letters without the marks over and under them. */
  | { readonly kind: 'bare-whole' | 'bare-below'; readonly pattern: Pattern };

/** Answers one probe about folded texts. */
export type Answers = (folded: string) => boolean;

/** What a leaf asks of a text; null where it asks for something else. */
export function probeOf(leaf: SearchLeaf): Probe | null {
  switch (leaf.kind) {
    case 'text':
      return { kind: leaf.manner, pattern: leaf.pattern };
    case 'regex':
    case 'tag-regex':
    case 'field-regex':
      return { kind: 'regex', regex: leaf.regex };
    case 'field':
      return { kind: OF_FIELDS[leaf.manner], pattern: leaf.pattern };
    case 'dupe':
      return { kind: 'whole', pattern: leaf.text === '' ? [] : [{ text: leaf.text }] };
    case 'tag-bare':
      return { kind: 'bare-below', pattern: leaf.pattern };
    case 'tag':
    case 'deck':
      return { kind: 'below', pattern: leaf.pattern };
    case 'name':
      return { kind: 'whole', pattern: leaf.pattern };
    default:
      return null;
  }
}

const OF_FIELDS: Readonly<Record<FieldManner, 'whole' | 'bare-whole' | 'word'>> = {
  whole: 'whole',
  bare: 'bare-whole',
  word: 'word',
};

/** Makes a probe ready to be asked of many texts. */
export function answering(probe: Probe): Answers {
  switch (probe.kind) {
    case 'within':
      return (text) => occurs(probe.pattern, text);
    case 'word':
      return (text) => occursAsWord(probe.pattern, text);
    case 'bare': {
      const pattern = barePattern(probe.pattern);
      return (text) => occurs(pattern, bareText(text));
    }
    case 'bare-whole': {
      const pattern = barePattern(probe.pattern);
      return (text) => isWhole(pattern, bareText(text));
    }
    case 'bare-below': {
      const pattern = barePattern(probe.pattern);
      return (text) => names(pattern, bareText(text));
    }
    case 'regex': {
      const regex = readRegex(probe.regex);
      return (text) => regex?.test(text) ?? false;
    }
    case 'whole':
      return (text) => isWhole(probe.pattern, text);
    case 'below':
      return (text) => names(probe.pattern, text);
  }
}

function barePattern(pattern: Pattern): Pattern {
  return pattern.map((part) => ('text' in part ? { text: bareText(part.text) } : part));
}
