import { parseForeignJson } from '#lib/shared/foreign-json.ts';

/** Where Obsidian Spaced Repetition keeps its settings, from the folder of the vault. */
export const PLUGIN_DATA = '.obsidian/plugins/obsidian-spaced-repetition/data.json';

/** How somebody writes cards for Obsidian Spaced Repetition. An empty separator is none. */
export interface PluginSettings {
  /** Between question and answer on one line, and both ways. */
  readonly line: string;
  readonly lineBothWays: string;
  /** A line of its own between question and answer, and both ways. */
  readonly between: string;
  readonly betweenBothWays: string;
  /** What stands before and behind a text that is hidden. */
  readonly holes: readonly Hole[];
  /** The tags by which cards are found, without `#`. */
  readonly tags: readonly string[];
}

/** How a hidden text is marked; `;;` is what parts its number and its hint from it. */
export interface Hole {
  readonly before: string;
  readonly behind: string;
  readonly part: string;
}

const PART = ';;';
const HIGHLIGHT: Hole = { before: '==', behind: '==', part: PART };
const BOLD: Hole = { before: '**', behind: '**', part: PART };
const CURLY: Hole = { before: '{{', behind: '}}', part: PART };

/** The settings with which the plugin comes, which our own reading of Obsidian follows. */
export const USUAL_SETTINGS: PluginSettings = {
  ...{ line: '::', lineBothWays: ':::', between: '?', betweenBothWays: '??' },
  ...{ holes: [HIGHLIGHT], tags: ['flashcards'] },
};

const LONGEST = 100;
const MOST = 50;

/** Reads `data.json` of the plugin; what makes no sense in it is as if it were not there. Null where it is none. */
export function readPluginSettings(json: string): PluginSettings | null {
  const said = objectIn(parsed(json), 'settings');
  if (said === null) return null;
  const text = (key: string, usual: string) => {
    const value = said[key];
    const isText = typeof value === 'string' && value.length <= LONGEST && !/[\r\n`]/.test(value);
    return isText ? value.trim() : usual;
  };
  const usual = USUAL_SETTINGS;
  return {
    line: text('singleLineCardSeparator', usual.line),
    lineBothWays: text('singleLineReversedCardSeparator', usual.lineBothWays),
    between: text('multilineCardSeparator', usual.between),
    betweenBothWays: text('multilineReversedCardSeparator', usual.betweenBothWays),
    holes: holesIn(said),
    tags: tagsIn(said.flashcardTags),
  };
}

type Said = Readonly<Record<string, unknown>>;

function parsed(json: string): unknown {
  try {
    return parseForeignJson(json);
  } catch {
    return null;
  }
}

function objectIn(value: unknown, key: string): Said | null {
  if (typeof value !== 'object' || value === null) return null;
  const inner = (value as Said)[key];
  return typeof inner === 'object' && inner !== null ? (inner as Said) : null;
}

/** Newer versions list patterns, older ones have a switch for each. */
function holesIn(said: Said): Hole[] {
  const patterns = said.clozePatterns;
  if (Array.isArray(patterns)) return patterns.slice(0, MOST).flatMap((each) => holeOf(each) ?? []);
  const isOn = (key: string, usual: boolean) => {
    const value = said[key];
    return typeof value === 'boolean' ? value : usual;
  };
  return [
    ...(isOn('convertHighlightsToClozes', true) ? [HIGHLIGHT] : []),
    ...(isOn('convertBoldTextToClozes', false) ? [BOLD] : []),
    ...(isOn('convertCurlyBracketsToClozes', false) ? [CURLY] : []),
  ];
}

/** `==[123;;]answer[;;hint]==`: number and hint may be absent. */
const PATTERN = /^([^[\]]+?)(?:\[123([^[\]]{1,9})\])?answer(?:\[([^[\]]{1,9})hint\])?([^[\]]+)$/;

function holeOf(pattern: unknown): Hole | null {
  if (typeof pattern !== 'string' || pattern.length > LONGEST) return null;
  const [, before = '', number, hint, behind = ''] = PATTERN.exec(pattern) ?? [];
  return before === '' ? null : { before, behind, part: number ?? hint ?? PART };
}

function tagsIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return USUAL_SETTINGS.tags;
  const tags = value.slice(0, MOST).map((tag) => String(tag).replace(/^#/, ''));
  return tags.filter((tag) => /^[\p{L}\p{N}_/-]{1,100}$/u.test(tag));
}
