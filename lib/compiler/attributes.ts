import { LANGUAGE } from '#lib/compiler/front-matter.ts';
import type { SourceText, Span } from '#lib/compiler/source-text.ts';
import { type Content, sourceOffset } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Inline, RawHtml, References } from '#lib/render/markdown/tree.ts';
import { visitBlockInlines } from '#lib/render/markdown/walk.ts';

/** What the comment at the end of a card's first line, or right above the card, says about it. */
export interface Attributes {
  /** The id, as a key within the deck; null where none is given. */
  readonly id: string | null;
  /** Where the comment stands that ends the first line; else the last one above; null where there is none. */
  readonly span: Span | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** What of a set or a sequence is asked: each item, all at once, or both. */
  readonly recall: 'items' | 'all' | 'both';
  /** Whether an answer in prose is typed. */
  readonly typed: boolean;
  /** Whether the card is asked the other way as well. */
  readonly reverse: boolean;
  /** The version or date that the card is true for; null where the file's holds. */
  readonly asOf: string | null;
  /** Where the card's fact is from; null where the file's source holds. */
  readonly source: string | null;
  /** Which lint rules leave the card alone, as it is written: `off`, or `-L105 -yes-no`. */
  readonly lint: string | null;
}

/** Where attributes are looked for. */
export interface AttributePlaces {
  /** The text whose first line a comment may end; null where the card begins with a block that has no room for one. */
  readonly content: Content | null;
  /** Comments on lines of their own right above the card, top down. */
  readonly comments: readonly RawHtml[];
}

/** The attributes of a card about which nothing is said. */
export const NONE: Attributes = {
  id: null,
  span: null,
  language: null,
  tags: [],
  recall: 'items',
  typed: false,
  reverse: false,
  asOf: null,
  source: null,
  lint: null,
};

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_ID_LENGTH = 40;
const KNOWN = new Set([
  'id',
  'lang',
  'tags',
  'source',
  'as-of',
  'recall',
  'typed',
  'reverse',
  'lint',
]);
/** `cards` belongs to a table, which reads it itself. */
const READ_ELSEWHERE = 'cards';
/** `key: value`, where the value is a list in brackets, a text in quotes, or all up to the next key. */
const ATTRIBUTE =
  /([A-Za-z][\w-]*):[ \t]*(\[[^\]]*\]|"[^"]*"|'[^']*'|(?:(?![A-Za-z][\w-]*:(?:\s|$))\S+(?:\s+|$))*)/g;
/** Longer comments are no attributes. */
const MAX_LENGTH = 1000;

/** Reads the attributes in the comment that ends the first line of a card, and in those right above it. The former prevail. */
export function readAttributes(
  source: SourceText,
  { content, comments }: AttributePlaces,
  references: References,
): Attributes {
  const found = comments.map((comment) => readComment(comment.text.trimEnd(), spanOf(comment)));
  if (content && (content.forms === 'obsidian' || content.text.includes('<!--')))
    found.push(readFirstLine(content, references));
  let attributes = NONE;
  for (const each of found) if (each) attributes = interpret(source, each, attributes);
  return attributes;
}

/** The attributes of one comment, still as they are written. */
interface Written {
  readonly pairs: ReadonlyMap<string, string>;
  readonly span: Span;
}

function spanOf({ from, text }: RawHtml): Span {
  return { from, to: from + text.trimEnd().length };
}

function readFirstLine(content: Content, references: References): Written | null {
  const comment = lastOfFirstLine(inlinesOf(content, references).nodes);
  if (!comment) return null;
  const from = sourceOffset(content, comment.from);
  return readComment(comment.value, { from, to: from + comment.to - comment.from });
}

function lastOfFirstLine(nodes: readonly Inline[]): ({ value: string } & Span) | null {
  let last: ({ value: string } & Span) | null = null;
  for (const node of nodes) {
    if (node.kind === 'soft-break' || node.kind === 'hard-break') break;
    if (node.kind === 'inline-html' && node.value.startsWith('<!--')) {
      // Other programs put comments of their own behind ours.
      if (!last || hasAttributes(node.value)) last = node;
    } else if (node.kind !== 'text' || node.value.trim() !== '') last = null;
  }
  return last;
}

function hasAttributes(comment: string): boolean {
  return readComment(comment, { from: 0, to: 0 }) !== null;
}

/** The attributes of a comment; null where it is a comment like any other. */
function readComment(comment: string, span: Span): Written | null {
  const pairs = attributePairs(comment);
  return pairs && [...pairs.keys()].some((key) => KNOWN.has(key)) ? { pairs, span } : null;
}

/** `key: value` pairs of a comment; null where it does not begin with one. */
export function attributePairs(comment: string): ReadonlyMap<string, string> | null {
  const blockId = /^<!--\^([A-Za-z0-9-]+)-->$/.exec(comment)?.[1]?.toLowerCase();
  if (blockId !== undefined) return ID.test(blockId) ? new Map([['id', blockId]]) : null;
  const body = comment.slice(4, -3).trim();
  if (body.length > MAX_LENGTH || !/^[A-Za-z][\w-]*:/.test(body)) return null;
  const pairs = new Map<string, string>();
  for (const [, key = '', value = ''] of body.matchAll(ATTRIBUTE)) pairs.set(key, value.trim());
  return pairs;
}

function interpret(source: SourceText, { pairs, span }: Written, above: Attributes): Attributes {
  for (const key of pairs.keys()) {
    if (KNOWN.has(key) || key === READ_ELSEWHERE) continue;
    source.report('K008', span, { values: { key } });
  }
  const value = new ValueReader(source, pairs, span);
  return {
    id: readId(source, pairs.get('id'), span) ?? above.id,
    span,
    language: readLanguage(source, pairs.get('lang'), span) ?? above.language,
    tags: [...above.tags, ...readTags(pairs.get('tags'))],
    recall: value.oneOf('recall', ['items', 'all', 'both'], above.recall),
    typed: value.yesOrNo('typed', above.typed),
    reverse: value.yesOrNo('reverse', above.reverse),
    asOf: value.text('as-of') ?? above.asOf,
    source: value.text('source') ?? above.source,
    lint: value.text('lint') ?? above.lint,
  };
}

/** Reads the values that a comment gives, and reports those that do not fit. */
class ValueReader {
  private readonly source: SourceText;
  private readonly pairs: ReadonlyMap<string, string>;
  private readonly span: Span;

  constructor(source: SourceText, pairs: ReadonlyMap<string, string>, span: Span) {
    this.source = source;
    this.pairs = pairs;
    this.span = span;
  }

  text(key: string): string | null {
    const value = this.pairs.get(key)?.replace(/^(["'])(.*)\1$/s, '$2');
    return value?.trim().replace(/\s+/g, ' ').normalize('NFC') || null;
  }

  oneOf<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
    const value = this.text(key);
    if (value === null) return otherwise;
    const found = allowed.find((each) => each === value);
    if (found === undefined) this.complain(key, 'choice', allowed.join(', '));
    return found ?? otherwise;
  }

  yesOrNo(key: string, otherwise: boolean): boolean {
    const given = otherwise ? 'yes' : 'no';
    return this.oneOf(key, ['yes', 'no'], given) === 'yes';
  }

  private complain(key: string, expected: string, choices: string): void {
    this.source.report('K009', this.span, { values: { key, expected, choices } });
  }
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

const NAMES_ID = /^<!--\s*id:/;

/** Reports ids that stand elsewhere in a card, where they count for nothing. */
export function reportStrayIds(
  source: SourceText,
  blocks: readonly Block[],
  context: { readonly references: References; readonly read: Attributes },
): void {
  const visit = (node: Inline, content: Content) => {
    if (node.kind !== 'inline-html' || !NAMES_ID.test(node.value)) return;
    const from = sourceOffset(content, node.from);
    if (from !== context.read.span?.from)
      source.report('K010', { from, to: from + node.value.length });
  };
  visitBlockInlines(blocks, context.references, { sign: /<!--/, visit });
  for (const block of blocks) {
    if (block.kind !== 'raw-html' || !NAMES_ID.test(block.text)) continue;
    source.report('K010', block);
  }
}

/** Reports ids in comments of their own that stand above a block inside a card. */
export function reportStrayComments(source: SourceText, comments: readonly RawHtml[]): void {
  for (const comment of comments) {
    if (NAMES_ID.test(comment.text)) source.report('K010', comment);
  }
}
