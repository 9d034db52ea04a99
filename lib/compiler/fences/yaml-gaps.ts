import type { Document, Node } from 'yaml';
import { shortHash } from '#lib/compiler/content-hash.ts';
import { endOf, entriesAround, type YamlEntry } from '#lib/compiler/fences/yaml-entries.ts';
import type { YamlMark } from '#lib/compiler/fences/yaml-marks.ts';
import type { Span } from '#lib/compiler/source-text.ts';

/** Something in a YAML text that a mark hides. */
export interface YamlGap {
  /** Dotted path of the key. */
  readonly name: string;
  /** Offsets in the text without its marks. */
  readonly span: Span;
}

/** Why a mark hides nothing. */
export type MarkProblem = 'unknown' | 'alone' | 'nothing' | 'no-key';

/** A YAML text without its marks, and what they hide. */
export interface GappedYaml {
  readonly text: string;
  readonly gaps: readonly YamlGap[];
  readonly problems: readonly { readonly problem: MarkProblem; readonly mark: YamlMark }[];
}

const LONGEST_NAME = 200;

/** Finds in the syntax tree what each mark hides. */
export function gapsOf(
  text: string,
  documents: readonly Document.Parsed[],
  marks: readonly YamlMark[],
): GappedYaml {
  const cuts = marks.map((mark) => cutOf(text, mark));
  const bare = withoutCuts(text, cuts);
  const gaps: YamlGap[] = [];
  const problems: GappedYaml['problems'][number][] = [];
  const names = new Map<string, number>();
  for (const mark of marks) {
    const found = findHidden(text, documents, mark);
    if (typeof found === 'string') problems.push({ problem: found, mark });
    else {
      const span = { from: bare.at(found.span.from), to: bare.at(found.span.to) };
      gaps.push({ name: uniqueName(nameOf(found.path), names), span });
    }
  }
  return { text: bare.text, gaps, problems };
}

/** A mark with the spaces before it. */
function cutOf(text: string, { comment }: YamlMark): Span {
  const before = text.slice(0, comment.from);
  return { from: before.replace(/[ \t]+$/, '').length, to: comment.to };
}

function withoutCuts(text: string, cuts: readonly Span[]) {
  let bare = '';
  let last = 0;
  for (const { from, to } of cuts) {
    bare += text.slice(last, from);
    last = to;
  }
  const at = (offset: number) => {
    let removed = 0;
    for (const { from, to } of cuts) removed += Math.max(0, Math.min(offset, to) - from);
    return offset - removed;
  };
  return { text: bare + text.slice(last), at };
}

function findHidden(
  text: string,
  documents: readonly Document.Parsed[],
  mark: YamlMark,
): { path: readonly string[]; span: Span } | MarkProblem {
  if (mark.kind === 'unknown') return 'unknown';
  const { from } = mark.comment;
  const line = text.lastIndexOf('\n', from - 1) + 1;
  const entry = entriesAround(documents, text, from).findLast((each) => isOn(each, line, from));
  if (!entry) return 'alone';
  if (mark.kind === 'line') {
    const start = line + (/^[ \t]*/.exec(text.slice(line, from))?.[0].length ?? 0);
    return { path: entry.path, span: { from: start, to: cutOf(text, mark).from } };
  }
  const node = mark.kind === 'key' ? entry.key : entry.value;
  if (mark.kind === 'key' && !node) return 'no-key';
  const span = node && spanOf(text, node);
  return span && span.to > span.from ? { path: entry.path, span } : 'nothing';
}

/** Whether an entry begins on the line of a comment, before it, or a value that begins further up ends there. */
function isOn({ from, value }: YamlEntry, line: number, comment: number): boolean {
  if (from >= line) return from < comment;
  const end = value ? endOf(value) : 0;
  return end > line && end <= comment;
}

function spanOf(text: string, node: Node): Span {
  const from = node.range?.[0] ?? 0;
  return { from, to: from + text.slice(from, endOf(node)).trimEnd().length };
}

function nameOf(path: readonly string[]): string {
  const name = path
    .map((part) => (/^[^."\s]+$/.test(part) ? part : JSON.stringify(part)))
    .join('.');
  return name.length > LONGEST_NAME ? shortHash(name) : name.normalize('NFC');
}

/** An ordinal follows only among equal names. */
function uniqueName(name: string, names: Map<string, number>): string {
  const ordinal = (names.get(name) ?? 0) + 1;
  names.set(name, ordinal);
  return ordinal === 1 ? name : `${name}~${ordinal}`;
}
