import { readSchedules } from './read-schedules.ts';

/** A document in our deck format: its front matter says whose form it has. */
export interface ObsidianDocument {
  readonly text: string;
  /** Where each of its lines stands in the document that it was; both count from 1. */
  readonly lines: readonly number[];
}

const SAYS = 'compat: obsidian';
const COMMENT = /<!--\s*SR:![^>\n]{1,10000}-->/g;
/** The tag by which the plugin finds cards: at the beginning of a line, or in the front matter. */
const TAG = /^#flashcards(?:\/\S+)?[^\S\n]*$/m;
const TAG_IN_HEAD = /^(?:tags:.*|[^\S\n]*-[^\S\n]*)(?<![\w/-])#?flashcards\b/m;

/** A document with cards of Obsidian's plugin, saying so; null where it holds none or says itself whose form it has. */
export function sayingSo(text: string): ObsidianDocument | null {
  const head =
    /^\ufeff?---\r?\n(?:[\s\S]{0,10000}?\n)?---[^\S\n]*(?:\r?\n|$)/.exec(text)?.[0] ?? '';
  if (/^compat:/m.test(head) || !isOfPlugin(text, head)) return null;
  const lines = text.split('\n');
  const numbers = lines.map((_, at) => at + 1);
  if (head === '') {
    return { text: ['---', SAYS, '---', ...lines].join('\n'), lines: [1, 1, 1, ...numbers] };
  }
  const [first = '', ...others] = lines;
  return { text: [first, SAYS, ...others].join('\n'), lines: [1, ...numbers] };
}

function isOfPlugin(text: string, head: string): boolean {
  if (TAG.test(text) || TAG_IN_HEAD.test(head)) return true;
  return [...text.matchAll(COMMENT)].some(([comment]) => readSchedules(comment).length > 0);
}
