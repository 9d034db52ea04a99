import { isForObsidian, readSchedules } from '#lib/formats/obsidian/read-schedules.ts';

/** A document in our deck format: its front matter says whose form it has. */
export interface SaidDocument {
  readonly text: string;
  /** Where each of its lines stands in the document that it was; both count from 1. */
  readonly lines: readonly number[];
}

const COMMENT = /<!--\s*SR:![^>\n]{1,10000}-->/g;
/** The tag by which Obsidian's plugin finds cards: at the beginning of a line, or in the front matter. */
const TAG = /^#flashcards(?:\/\S+)?[^\S\n]*$/m;
const TAG_IN_HEAD = /^(?:tags:.*|[^\S\n]*-[^\S\n]*)(?<![\w/-])#?flashcards\b/m;

/** Code, in which nothing is a formula. */
const CODE = /^(?:```|~~~)[\s\S]*?^(?:```|~~~)|`[^`\n]*`/gm;
/** What stands between dollars as formulas do, and holds a command of TeX. */
const FORMULA =
  /\$\$[^$]{0,5000}\\[a-zA-Z]{2,}|\$(?![\s$])[^$\n]{0,500}?\\[a-zA-Z]{2,}[^$\n]{0,500}?(?<!\s)\$(?!\d)/;

/** A document of somebody who knows nothing of our front matter, saying whose form it has; null where there is nothing to say. */
export function saidForms(text: string, isObsidian = isOfPlugin(text)): SaidDocument | null {
  const head = headOf(text);
  const says = /^compat:/m.test(head) || !isObsidian ? [] : ['compat: obsidian'];
  const hasForms = says.length > 0 || isForObsidian(text) || /^math:/m.test(head);
  if (!hasForms && FORMULA.test(text.replace(CODE, ''))) says.push('math: yes');
  if (says.length === 0) return null;
  const lines = text.split('\n');
  const numbers = lines.map((_, at) => at + 1);
  const firsts = says.map(() => 1);
  if (head === '') {
    const added = ['---', ...says, '---'];
    return { text: [...added, ...lines].join('\n'), lines: [1, 1, ...firsts, ...numbers] };
  }
  const [first = '', ...others] = asYaml(lines, head);
  return { text: [first, ...says, ...others].join('\n'), lines: [...firsts, ...numbers] };
}

/** What other programs keep at the head, such as TOML, becomes a comment of ours. */
function asYaml(lines: readonly string[], head: string): readonly string[] {
  const end = head.trimEnd().split('\n').length - 1;
  if (end < 2 || /^[\w-]+:/m.test(head)) return lines;
  return lines.map((line, at) => (at > 0 && at < end ? `# ${line}` : line));
}

function headOf(text: string): string {
  return /^\ufeff?---\r?\n(?:[\s\S]{0,10000}?\n)?---[^\S\n]*(?:\r?\n|$)/.exec(text)?.[0] ?? '';
}

/** Whether Obsidian Spaced Repetition finds cards in a document, or has scheduled some. */
export function isOfPlugin(text: string): boolean {
  if (TAG.test(text) || TAG_IN_HEAD.test(headOf(text))) return true;
  return [...text.matchAll(COMMENT)].some(([comment]) => readSchedules(comment).length > 0);
}
