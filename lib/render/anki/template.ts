import { SignFinder } from '#lib/shared/sign-finder.ts';

/** A part of a template. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  /** A field's place. Filters stand in the order in which they are applied: the one next to the field first. */
  | { readonly kind: 'field'; readonly key: string; readonly filters: readonly string[] }
  | Condition;

/** What is there only while a field has content, or only while it has none. */
export interface Condition {
  readonly kind: 'condition';
  readonly key: string;
  readonly isNegated: boolean;
  readonly children: readonly TemplateNode[];
}

/** Why a template cannot be followed. `name` is what stands between its braces. */
export type TemplateProblem =
  | { readonly kind: 'not-ended'; readonly name: string }
  | { readonly kind: 'not-closed'; readonly name: string }
  | { readonly kind: 'not-opened'; readonly name: string; readonly open: string | null }
  | { readonly kind: 'too-deep'; readonly name: string }
  | { readonly kind: 'too-long'; readonly name: string }
  | { readonly kind: 'no-such-field'; readonly name: string };

/** A template that was read, or why it was not. */
export type Template =
  | { readonly nodes: readonly TemplateNode[]; readonly problem: null }
  | { readonly nodes: null; readonly problem: TemplateProblem };

/** Conditions inside one another; nobody who writes templates has so many. */
const MAX_DEPTH = 100;

const OTHER_BRACES = '{{=<% %>=}}';
const PLAIN = /<!--|\{\{/g;
const OTHER = /<!--|<%/g;
const COMMENT_END = /-->/g;

/**
 * Reads one side of a card template: the language of Anki, which is Mustache with filters
 * (https://docs.ankiweb.net/templates/intro.html). What stands in HTML comments is left as it is; a template that begins with
 * `{{=<% %>=}}` has `<% %>` for `{{ }}`.
 */
export function parseTemplate(source: string): Template {
  const reader = new TemplateReader();
  const trimmed = source.trimStart();
  const hasOthers = trimmed.startsWith(OTHER_BRACES);
  const text = hasOthers ? trimmed.slice(OTHER_BRACES.length) : source;
  const problem = reader.read(text, hasOthers ? OTHER : PLAIN);
  return problem ? { nodes: null, problem } : { nodes: reader.nodes, problem: null };
}

interface OpenCondition {
  readonly key: string;
  readonly isNegated: boolean;
  readonly children: TemplateNode[];
}

class TemplateReader {
  readonly nodes: TemplateNode[] = [];
  private readonly open: OpenCondition[] = [];

  read(source: string, marks: RegExp): TemplateProblem | null {
    let from = 0;
    const pattern = new RegExp(marks);
    const finder = new SignFinder(source);
    for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
      const [mark] = match;
      if (mark === '<!--') {
        const end = finder.endOf(COMMENT_END, pattern.lastIndex);
        if (end >= 0) pattern.lastIndex = end;
        continue;
      }
      this.addText(source.slice(from, match.index));
      const end = source.indexOf(mark === '{{' ? '}}' : '%>', pattern.lastIndex);
      if (end < 0) return { kind: 'not-ended', name: source.slice(match.index).slice(0, 60) };
      const problem = this.addTag(source.slice(pattern.lastIndex, end));
      if (problem) return problem;
      from = end + 2;
      pattern.lastIndex = from;
    }
    this.addText(source.slice(from));
    const left = this.open.at(-1);
    return left ? { kind: 'not-closed', name: left.key } : null;
  }

  private add(node: TemplateNode): void {
    (this.open.at(-1)?.children ?? this.nodes).push(node);
  }

  private addText(text: string): void {
    if (text !== '') this.add({ kind: 'text', text });
  }

  private addTag(inside: string): TemplateProblem | null {
    const tag = inside.replace(/^\{+/, '').trim();
    const sign = tag.length > 1 ? tag.charAt(0) : '';
    const name = tag.slice(1).trim();
    if (sign === '#' || sign === '^') return this.openCondition(name, sign === '^');
    if (sign === '/') return this.closeCondition(name);
    const parts = tag.split(':');
    const key = parts.pop() ?? '';
    this.add({ kind: 'field', key, filters: parts.reverse() });
    return null;
  }

  private openCondition(key: string, isNegated: boolean): TemplateProblem | null {
    if (this.open.length >= MAX_DEPTH) return { kind: 'too-deep', name: key };
    this.open.push({ key, isNegated, children: [] });
    return null;
  }

  private closeCondition(name: string): TemplateProblem | null {
    const closed = this.open.pop();
    if (closed?.key !== name) return { kind: 'not-opened', name, open: closed?.key ?? null };
    this.add({ kind: 'condition', ...closed });
    return null;
  }
}
