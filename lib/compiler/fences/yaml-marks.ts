import type { CST } from 'yaml';
import { yamlTokens } from '#lib/compiler/bounded-yaml.ts';
import type { Span } from '#lib/compiler/source-text.ts';

/** What a mark hides; `unknown` for a comment that looks like a mark and is none. */
export type MarkKind = 'value' | 'key' | 'line' | 'unknown';

/** A trailing comment such as `# ??` in a YAML text. */
export interface YamlMark {
  readonly kind: MarkKind;
  /** The comment, from its `#` on. */
  readonly comment: Span;
}

const MARK = /^#\s*\?\?(\S*)\s*$/;
const KINDS: Readonly<Record<string, MarkKind>> = { '': 'value', key: 'key', line: 'line' };

/** The marks of a YAML text in order, found among its tokens: what looks like one in a text or a block scalar is none. */
export function findMarks(text: string): readonly YamlMark[] {
  if (!text.includes('??')) return [];
  const marks: YamlMark[] = [];
  visitTokens(yamlTokens(text) ?? [], (token) => {
    const name = token.type === 'comment' ? MARK.exec(token.source)?.[1] : undefined;
    if (name === undefined) return;
    const comment = { from: token.offset, to: token.offset + token.source.trimEnd().length };
    marks.push({ kind: KINDS[name] ?? 'unknown', comment });
  });
  return marks.sort((one, other) => one.comment.from - other.comment.from);
}

/** Tokens are bounded in depth, so this may call itself. */
function visitTokens(value: unknown, visit: (token: CST.SourceToken) => void): void {
  if (Array.isArray(value)) for (const each of value) visitTokens(each, visit);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && 'source' in value) visit(value as CST.SourceToken);
    for (const inner of Object.values(value)) {
      if (typeof inner === 'object') visitTokens(inner, visit);
    }
  }
}
