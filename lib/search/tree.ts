/** What `is:` can ask for. */
export const CARD_STATES = [
  'new',
  'learn',
  'review',
  'due',
  'suspended',
  'buried',
  'marked',
  'leech',
  'archived',
] as const;

/** A value of `is:`. */
export type CardStateName = (typeof CARD_STATES)[number];

/** A piece of a pattern: folded text, or what stands for one character or for any number of them. */
export type PatternPart = { readonly text: string } | { readonly wild: 'one' | 'many' };

/** A text with wildcards; no two texts stand side by side. */
export type Pattern = readonly PatternPart[];

/** The texts of a card that can be searched: of both sides together or of one, of its headings, of its document's path. */
export const TEXT_FIELDS = ['text', 'prompt', 'answer', 'heading', 'source'] as const;

/** One of them. */
export type TextField = (typeof TEXT_FIELDS)[number];

/** How a text is looked for: anywhere, as whole words, or without marks over and under letters. */
export type TextManner = 'within' | 'word' | 'bare';

/** How a field of a note is looked at: as a whole, as a whole without marks over and under letters, or for whole words in it. */
export type FieldManner = 'whole' | 'bare' | 'word';

/** The text that a name means as well: in all notes that have no field of that name, or only in those that have no fields at all. */
export interface SideInstead {
  readonly text: TextField;
  readonly of: 'others' | 'without-fields';
}

/** What `prop:` can compare: intervals and due dates in days, stability in days, difficulty 1–10, recall 0–1, places among new cards. */
export const PROPERTIES = [
  'interval',
  'due',
  'reps',
  'lapses',
  'stability',
  'difficulty',
  'recall',
  'position',
] as const;

/** One of them. */
export type Property = (typeof PROPERTIES)[number];

/** How `prop:` compares. */
export const COMPARISONS = ['<=', '>=', '!=', '<', '>', '='] as const;

/** One of them. */
export type Comparison = (typeof COMPARISONS)[number];

/** Names that are looked for as a whole, with wildcards. */
export const NAMES = ['kind', 'note', 'card', 'lang', 'preset'] as const;

/** What has an id that can be asked for: ours, or the number that it has in Anki. */
export const IDENTIFIED = ['note', 'card', 'deck', 'note-type'] as const;

/** What lies a number of days back. */
export const HAPPENINGS = ['added', 'edited', 'introduced', 'resched'] as const;

/** A query, read. */
export type SearchTree =
  | { readonly kind: 'all'; readonly of: readonly SearchTree[] }
  | { readonly kind: 'any'; readonly of: readonly SearchTree[] }
  | { readonly kind: 'not'; readonly of: SearchTree }
  | SearchLeaf;

/** One thing that a query asks of a card. */
export type SearchLeaf =
  | {
      readonly kind: 'text';
      readonly field: TextField;
      readonly manner: TextManner;
      readonly pattern: Pattern;
    }
  /** A regular expression (RE2), as it was written. */
  | { readonly kind: 'regex'; readonly field: TextField; readonly regex: string }
  /** One of the fields whose name is this; of notes without such a field, what stands in its place. */
  | {
      readonly kind: 'field';
      readonly name: Pattern;
      readonly side: SideInstead | null;
      readonly manner: FieldManner;
      readonly pattern: Pattern;
    }
  | {
      readonly kind: 'field-regex';
      readonly name: Pattern;
      readonly side: SideInstead | null;
      readonly regex: string;
    }
  /** Notes of a type, named by its id, whose first field reads so when folded. */
  | { readonly kind: 'dupe'; readonly type: string; readonly text: string }
  | { readonly kind: 'deck'; readonly pattern: Pattern }
  | { readonly kind: 'tag'; readonly pattern: Pattern }
  /** The same without marks over and under letters. */
  | { readonly kind: 'tag-bare'; readonly pattern: Pattern }
  /** A tag that the regular expression (RE2) fits. */
  | { readonly kind: 'tag-regex'; readonly regex: string }
  | { readonly kind: 'untagged' }
  | { readonly kind: 'name'; readonly of: (typeof NAMES)[number]; readonly pattern: Pattern }
  | {
      readonly kind: 'id';
      readonly of: (typeof IDENTIFIED)[number];
      readonly ids: readonly string[];
    }
  | { readonly kind: 'is'; readonly state: CardStateName }
  | {
      readonly kind: 'prop';
      readonly property: Property;
      readonly comparison: Comparison;
      readonly value: number;
    }
  /** Answered within so many study days, today included; with this rating, 1–4, where one is given. */
  | { readonly kind: 'rated'; readonly days: number; readonly rating: number | null }
  /** Answered, or moved by hand, on a study day that compares so with one that lies `days` from today, 0 or below. */
  | {
      readonly kind: 'on-day';
      readonly what: 'rated' | 'resched';
      readonly comparison: Comparison;
      readonly days: number;
      readonly rating: number | null;
    }
  | {
      readonly kind: 'happened';
      readonly what: (typeof HAPPENINGS)[number];
      readonly days: number;
    }
  /** 1–7; 0 asks for cards without one. */
  | { readonly kind: 'flag'; readonly flag: number };

/** What is wrong with a query. */
export type SearchProblem =
  | 'too-long'
  | 'too-deep'
  | 'unclosed-quote'
  | 'unclosed-parenthesis'
  | 'unopened-parenthesis'
  | 'nothing-after'
  | 'nothing-before'
  | 'empty-value'
  | 'unknown-qualifier'
  | 'unknown-value'
  | 'unknown-property'
  | 'no-ease'
  | 'no-custom-data'
  | 'no-siblings'
  | 'no-current-deck'
  | 'no-filtered-decks'
  | 'no-comparison'
  | 'no-number'
  | 'no-days'
  | 'no-past-day'
  | 'no-type-and-text'
  | 'no-rating'
  | 'no-flag'
  | 'bad-regex';

/** Where a query is wrong; columns count characters from 1, the end is exclusive. */
export interface SearchError {
  readonly problem: SearchProblem;
  readonly column: number;
  readonly endColumn: number;
  /** What stands there. */
  readonly found: string;
  /** What was probably meant; null where nothing is near. */
  readonly meant: string | null;
}

/** Whether a query speaks of the archive: where it does not, archived cards are left out. */
export function mentionsArchive(tree: SearchTree): boolean {
  return mentionsState(tree, 'archived');
}

/** Whether a query speaks of a state. */
export function mentionsState(tree: SearchTree, state: CardStateName): boolean {
  return mentions(tree, (leaf) => leaf.kind === 'is' && leaf.state === state);
}

/** Whether something that a query asks for is so, at any place of it. */
export function mentions(tree: SearchTree, isSo: (leaf: SearchLeaf) => boolean): boolean {
  switch (tree.kind) {
    case 'all':
    case 'any':
      return tree.of.some((each) => mentions(each, isSo));
    case 'not':
      return mentions(tree.of, isSo);
    default:
      return isSo(tree);
  }
}
