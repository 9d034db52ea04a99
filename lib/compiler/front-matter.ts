import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { SourceText, Span } from '#lib/compiler/source-text.ts';

/** What the head of a file says about it; null where it says nothing. */
export interface FrontMatter {
  readonly deck: string | null;
  readonly title: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** The version or date that the file is true for. */
  readonly asOf: string | null;
  /** Whether each leaf heading with a body is a card. */
  readonly headingsAsk: boolean;
  /** Where `title` and `lang` are said. */
  readonly titleSpan: Span | null;
  readonly languageSpan: Span | null;
  /** Offset where the Markdown begins. */
  readonly end: number;
}

/** A language tag, such as `ru` or `pt-BR`. */
export const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

const KNOWN_KEYS = [
  'deck',
  'title',
  'lang',
  'tags',
  'author',
  'by',
  'source',
  'as-of',
  'cards',
  'compat',
  'subdecks',
  'retention',
  'drafts',
  'terms',
  'thresholds',
];

/** Longer heads are no heads; the bound also keeps the YAML parser from endless work. */
const MAX_LENGTH = 64_000;
const OPENING = /^---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/gm;

/** Reads the YAML between `---` lines at the very top of a file. */
export function readFrontMatter(source: SourceText): FrontMatter {
  const { text } = source;
  const from = OPENING.exec(text)?.[0].length ?? -1;
  if (from < 0) return nothing(0);
  const span = findYaml(text, from);
  if (!span) return withoutEnd(source, from);
  return readYaml(source, span);
}

function nothing(end: number): FrontMatter {
  return {
    deck: null,
    title: null,
    language: null,
    tags: [],
    asOf: null,
    headingsAsk: false,
    titleSpan: null,
    languageSpan: null,
    end,
  };
}

function findYaml(text: string, from: number): (Span & { readonly end: number }) | null {
  const head = text.slice(0, from + MAX_LENGTH);
  CLOSING.lastIndex = from;
  const closing = CLOSING.exec(head);
  return closing ? { from, to: closing.index, end: closing.index + closing[0].length } : null;
}

/** `---` and a key under it want to be a head; anything else is a rule. */
function withoutEnd(source: SourceText, from: number): FrontMatter {
  if (/^[\w-]+:(?:\s|$)/.test(source.text.slice(from, from + 200))) {
    source.report('K001', { from: 0, to: 3 }, { values: { reason: 'not closed' } });
  }
  return nothing(0);
}

function readYaml(source: SourceText, span: Span & { readonly end: number }): FrontMatter {
  const parsed = parseYaml(source, span);
  if (parsed === 'broken') return nothing(span.end);
  if (parsed === 'text') return nothing(0);
  return new FrontMatterReader(source, span).read(parsed);
}

function parseYaml(source: SourceText, span: Span): YAMLMap | 'broken' | 'text' | null {
  const yaml = source.text.slice(span.from, span.to);
  try {
    const document = parseDocument(yaml, { prettyErrors: false, logLevel: 'silent' });
    for (const error of document.errors) reportYaml(source, span, error);
    if (document.errors.length > 0) return 'broken';
    return mapOf(document.contents, source, span);
  } catch {
    source.report('K001', span, { values: { reason: 'too deeply nested' } });
    return 'broken';
  }
}

function mapOf(
  contents: unknown,
  source: SourceText,
  span: Span,
): YAMLMap | 'broken' | 'text' | null {
  if (contents === null || isMap(contents)) return contents;
  if (isScalar(contents)) return contents.value === null ? null : 'text';
  source.report('K001', span, { values: { reason: 'not a list of keys' } });
  return 'broken';
}

function reportYaml(
  source: SourceText,
  span: Span,
  error: { code: string; message: string; pos: [number, number] },
) {
  const from = span.from + Math.min(error.pos[0], span.to - span.from);
  const to = Math.min(span.to, Math.max(from, span.from + error.pos[1]));
  source.report('K001', { from, to }, { values: { reason: error.message } });
}

class FrontMatterReader {
  private readonly source: SourceText;
  private readonly span: Span & { readonly end: number };

  constructor(source: SourceText, span: Span & { readonly end: number }) {
    this.source = source;
    this.span = span;
  }

  read(map: YAMLMap | null): FrontMatter {
    const pairs = new Map<string, Pair>();
    for (const pair of map?.items ?? []) this.collect(pairs, pair as Pair);
    const title = this.string(pairs, 'title');
    const language = this.language(pairs);
    return {
      deck: this.string(pairs, 'deck'),
      title,
      language,
      tags: this.tags(pairs),
      asOf: this.string(pairs, 'as-of'),
      headingsAsk: this.string(pairs, 'cards') === 'headings',
      titleSpan: title === null ? null : this.spanOf(pairs.get('title')?.value),
      languageSpan: language === null ? null : this.spanOf(pairs.get('lang')?.value),
      end: this.span.end,
    };
  }

  private collect(pairs: Map<string, Pair>, pair: Pair): void {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    pairs.set(key, pair);
    if (!KNOWN_KEYS.includes(key)) {
      this.source.report('K002', this.spanOf(pair.key), { values: { key } });
    }
  }

  private string(pairs: ReadonlyMap<string, Pair>, key: string): string | null {
    const value = pairs.get(key)?.value;
    if (value === undefined || value === null || isEmpty(value)) return null;
    const text = scalarText(value);
    if (text !== null && text !== '') return text;
    this.complain(value, key, 'text');
    return null;
  }

  private language(pairs: ReadonlyMap<string, Pair>): string | null {
    const language = this.string(pairs, 'lang');
    if (language === null || LANGUAGE.test(language)) return language;
    this.complain(pairs.get('lang')?.value, 'lang', 'language');
    return null;
  }

  private tags(pairs: ReadonlyMap<string, Pair>): readonly string[] {
    const value = pairs.get('tags')?.value;
    if (value === undefined || value === null || isEmpty(value)) return [];
    const items = isSeq(value)
      ? value.items.map(scalarText)
      : (scalarText(value)?.split(',') ?? [null]);
    if (items.some((item) => item === null)) this.complain(value, 'tags', 'list');
    return items.map((item) => item?.trim() ?? '').filter((item) => item !== '');
  }

  private complain(value: unknown, key: string, expected: string): void {
    this.source.report('K009', this.spanOf(value), { values: { key, expected } });
  }

  private spanOf(node: unknown): Span {
    const range = (node as Node | null | undefined)?.range;
    if (!range) return { from: this.span.from, to: this.span.from };
    return { from: this.span.from + range[0], to: this.span.from + range[1] };
  }
}

function isEmpty(value: unknown): boolean {
  return isScalar(value) && value.value === null;
}

/** A scalar as it is written: `1.20` stays `1.20`. */
function scalarText(value: unknown): string | null {
  if (!isScalar(value) || value.value === null) return null;
  const text =
    typeof value.value === 'string' ? value.value : (value.source ?? String(value.value));
  return text.trim().normalize('NFC');
}
