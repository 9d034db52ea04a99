import { LANGUAGE } from '#lib/compiler/front-matter.ts';
import type { SourceText, Span } from '#lib/compiler/source-text.ts';
import { type Content, sourceOffset } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Inline, References } from '#lib/render/markdown/tree.ts';
import { visitBlockInlines } from '#lib/render/markdown/walk.ts';

/** What the comment at the end of a card's first line says about the card. */
export interface Attributes {
  /** The id, as a key within the deck; null where none is given. */
  readonly id: string | null;
  /** Where the comment stands. */
  readonly span: Span | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** Whether it is asked the other way round as well. */
  readonly reverse: boolean;
}

/** The attributes of a card that states none. */
export const NONE: Attributes = { id: null, span: null, language: null, tags: [], reverse: false };
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_ID_LENGTH = 40;
const KNOWN = new Set(['id', 'lang', 'tags', 'source', 'as-of', 'reverse']);
/** `key: value`, where the value is a list in brackets, a text in quotes, or all up to the next key. */
const ATTRIBUTE =
  /([A-Za-z][\w-]*):[ \t]*(\[[^\]]*\]|"[^"]*"|'[^']*'|(?:(?![A-Za-z][\w-]*:(?:\s|$))\S+(?:\s+|$))*)/g;
/** Longer comments are no attributes. */
const MAX_LENGTH = 1000;

/** Reads the attributes in the comment that ends the first line of a card. */
export function readAttributes(
  source: SourceText,
  content: Content,
  references: References,
): Attributes {
  if (!content.text.includes('<!--')) return NONE;
  const comment = lastOfFirstLine(inlinesOf(content, references).nodes);
  const pairs = comment ? parseAttributes(comment.value) : null;
  if (!comment || !pairs) return NONE;
  const from = sourceOffset(content, comment.from);
  return interpret(source, pairs, { from, to: from + comment.to - comment.from });
}

function lastOfFirstLine(nodes: readonly Inline[]): ({ value: string } & Span) | null {
  let last: ({ value: string } & Span) | null = null;
  for (const node of nodes) {
    if (node.kind === 'soft-break' || node.kind === 'hard-break') break;
    if (node.kind === 'inline-html' && node.value.startsWith('<!--')) last = node;
    else if (node.kind !== 'text' || node.value.trim() !== '') last = null;
  }
  return last;
}

/** The attributes of a comment; null where it is a comment like any other. */
function parseAttributes(comment: string): ReadonlyMap<string, string> | null {
  const body = comment.slice(4, -3).trim();
  if (body.length > MAX_LENGTH || !/^[A-Za-z][\w-]*:/.test(body)) return null;
  const pairs = new Map<string, string>();
  for (const [, key = '', value = ''] of body.matchAll(ATTRIBUTE)) pairs.set(key, value.trim());
  return [...pairs.keys()].some((key) => KNOWN.has(key)) ? pairs : null;
}

function interpret(source: SourceText, pairs: ReadonlyMap<string, string>, span: Span): Attributes {
  for (const key of pairs.keys()) {
    if (!KNOWN.has(key)) source.report('K008', span, { values: { key } });
  }
  return {
    id: readId(source, pairs.get('id'), span),
    span,
    language: readLanguage(source, pairs.get('lang'), span),
    tags: readTags(pairs.get('tags')),
    reverse: pairs.get('reverse') === 'yes',
  };
}

function readId(source: SourceText, id: string | undefined, span: Span): string | null {
  if (id === undefined) return null;
  if (ID.test(id) && id.length <= MAX_ID_LENGTH) return id;
  source.report('K004', span, { values: { id } });
  return null;
}

function readLanguage(source: SourceText, value: string | undefined, span: Span): string | null {
  if (value === undefined || LANGUAGE.test(value)) return value ?? null;
  source.report('K009', span, { values: { key: 'lang', expected: 'language' } });
  return null;
}

function readTags(value: string | undefined): readonly string[] {
  const list = (value ?? '').replace(/^\[|\]$/g, '').split(',');
  return list.map((tag) => tag.trim().replace(/^["']|["']$/g, '')).filter((tag) => tag !== '');
}

/** Reports ids that stand elsewhere in a card, where they count for nothing. */
export function reportStrayIds(
  source: SourceText,
  blocks: readonly Block[],
  context: { readonly references: References; readonly read: Attributes },
): void {
  visitBlockInlines(blocks, context.references, (node, content) => {
    if (node.kind !== 'inline-html' || !/^<!--\s*id:/.test(node.value)) return;
    const from = sourceOffset(content, node.from);
    if (from !== context.read.span?.from)
      source.report('K010', { from, to: from + node.value.length });
  });
  for (const block of blocks) {
    if (block.kind !== 'raw-html' || !/^<!--\s*id:/.test(block.text)) continue;
    source.report('K010', block);
  }
}
