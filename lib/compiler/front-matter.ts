import { isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { parseBoundedYaml } from '#lib/compiler/bounded-yaml.ts';
import {
  type LintSettings,
  NO_SETTINGS,
  readRuleSetting,
} from '#lib/compiler/lint/lint-settings.ts';
import type { SourceText, Span } from '#lib/compiler/source-text.ts';

/** What the head of a file says about it; null where it says nothing. */
export interface FrontMatter {
  readonly deck: string | null;
  readonly title: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** Who wrote what the notes are about, and who wrote the notes. */
  readonly author: string | null;
  readonly by: string | null;
  /** Where the content is from: `ref` and whatever else is said, such as `kind` and `edition`. */
  readonly source: ReadonlyMap<string, string> | null;
  /** The version or date that the file is true for. */
  readonly asOf: string | null;
  /** Whether each leaf heading with a body is a card. */
  readonly headingsAsk: boolean;
  /** Other programs' ways of writing cards that are read as well. */
  readonly compat: ReadonlySet<Dialect>;
  /** Whether dollars begin and end formulas. */
  readonly math: boolean;
  /** Wanted retention, from 0.7 to 0.99. */
  readonly retention: number | null;
  /** Whether chapters are decks of their own. */
  readonly subdecks: 'h2' | 'none';
  /** Whether cards are proposed from plain notes, and which are taken over. */
  readonly drafts: 'off' | 'propose' | 'accept-all';
  /** Words that mean the same, group by group. */
  readonly terms: readonly (readonly string[])[];
  /** What it decides about lint rules. */
  readonly lint: LintSettings;
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
  'math',
  'subdecks',
  'retention',
  'drafts',
  'terms',
  'lint',
];

/** Another program's way of writing cards. */
export type Dialect = 'hashcards' | 'obsidian' | 'sides' | 'anki';

const DIALECTS: readonly Dialect[] = ['hashcards', 'obsidian', 'sides', 'anki'];

const YES_OR_NO = ['yes', 'no', 'true', 'false'] as const;

const MIN_RETENTION = 0.7;
const MAX_RETENTION = 0.99;

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
    author: null,
    by: null,
    source: null,
    asOf: null,
    headingsAsk: false,
    compat: new Set(),
    math: false,
    retention: null,
    subdecks: 'none',
    drafts: 'off',
    terms: [],
    lint: NO_SETTINGS,
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
  const yaml = withNewlines(source.text.slice(span.from, span.to));
  const parsed = parseBoundedYaml(yaml, MAX_LENGTH);
  if (parsed.kind !== 'read') {
    source.report('K001', span, { values: { reason: 'too deeply nested' } });
    return 'broken';
  }
  const [document] = parsed.documents;
  for (const error of document?.errors ?? []) reportYaml(source, span, error);
  if (document && document.errors.length > 0) return 'broken';
  return mapOf(document?.contents ?? null, source, span);
}

/** YAML knows no line that ends with a carriage return alone. */
function withNewlines(text: string): string {
  return text.replace(/\r(?!\n)/g, '\n');
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
    const compat = this.dialects(pairs);
    // In Obsidian the front matter holds properties of every kind.
    if (!compat.has('obsidian')) this.reportUnknown(pairs);
    const title = this.string(pairs, 'title');
    const language = this.language(pairs);
    return {
      deck: this.string(pairs, 'deck'),
      title,
      language,
      tags: this.tags(pairs),
      author: this.string(pairs, 'author'),
      by: this.string(pairs, 'by'),
      source: this.origin(pairs),
      asOf: this.string(pairs, 'as-of'),
      headingsAsk: this.oneOf(pairs, 'cards', ['headings']) !== null,
      compat,
      math: this.isOn(pairs, 'math'),
      retention: this.retention(pairs),
      subdecks: this.oneOf(pairs, 'subdecks', ['h2', 'none']) ?? 'none',
      drafts: this.oneOf(pairs, 'drafts', ['off', 'propose', 'accept-all']) ?? 'off',
      terms: this.terms(pairs),
      lint: this.lint(pairs),
      titleSpan: title === null ? null : this.spanOf(pairs.get('title')?.value),
      languageSpan: language === null ? null : this.spanOf(pairs.get('lang')?.value),
      end: this.span.end,
    };
  }

  private collect(pairs: Map<string, Pair>, pair: Pair): void {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    pairs.set(key, pair);
  }

  private reportUnknown(pairs: ReadonlyMap<string, Pair>): void {
    for (const [key, pair] of pairs) {
      if (KNOWN_KEYS.includes(key)) continue;
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
    return this.list(pairs, 'tags').map(({ text }) => text);
  }

  private dialects(pairs: ReadonlyMap<string, Pair>): ReadonlySet<Dialect> {
    const dialects = new Set<Dialect>();
    for (const { text, node } of this.list(pairs, 'compat')) {
      const dialect = DIALECTS.find((each) => each === text);
      if (dialect) dialects.add(dialect);
      else this.complain(node, 'compat', 'choice', DIALECTS);
    }
    return dialects;
  }

  /** A list of texts, or one text with commas, each with the node that it stands in. */
  private list(
    pairs: ReadonlyMap<string, Pair>,
    key: string,
  ): readonly { text: string; node: unknown }[] {
    const value = pairs.get(key)?.value;
    if (value === undefined || value === null || isEmpty(value)) return [];
    const items: readonly { text: string | null; node: unknown }[] = isSeq(value)
      ? value.items.map((node) => ({ text: scalarText(node), node }))
      : (scalarText(value)?.split(',') ?? [null]).map((text) => ({ text, node: value }));
    if (items.some(({ text }) => text === null)) this.complain(value, key, 'list');
    return items.flatMap(({ text, node }) => {
      const trimmed = text?.trim() ?? '';
      return trimmed === '' ? [] : [{ text: trimmed, node }];
    });
  }

  private isOn(pairs: ReadonlyMap<string, Pair>, key: string): boolean {
    const written = this.oneOf(pairs, key, YES_OR_NO);
    return written === 'yes' || written === 'true';
  }

  private oneOf<T extends string>(
    pairs: ReadonlyMap<string, Pair>,
    key: string,
    allowed: readonly T[],
  ): T | null {
    const written = this.string(pairs, key);
    if (written === null) return null;
    const found = allowed.find((each) => each === written) ?? null;
    if (found === null) this.complain(pairs.get(key)?.value, key, 'choice', allowed);
    return found;
  }

  private retention(pairs: ReadonlyMap<string, Pair>): number | null {
    const written = this.string(pairs, 'retention');
    if (written === null) return null;
    const share = /^\d*\.?\d+$/.test(written) ? Number(written) : Number.NaN;
    if (share >= MIN_RETENTION && share <= MAX_RETENTION) return share;
    this.complain(pairs.get('retention')?.value, 'retention', 'retention');
    return null;
  }

  /** `source: a book`, or a map of what there is to say. */
  private origin(pairs: ReadonlyMap<string, Pair>): ReadonlyMap<string, string> | null {
    const value = pairs.get('source')?.value;
    if (!isMap(value)) {
      const ref = this.string(pairs, 'source');
      return ref === null ? null : new Map([['ref', ref]]);
    }
    const said = value.items.map((pair) => [scalarText(pair.key), scalarText(pair.value)] as const);
    if (said.some((each) => each.includes(null))) this.complain(value, 'source', 'source');
    return new Map(
      said.flatMap(([key, text]) => (key !== null && text !== null ? [[key, text] as const] : [])),
    );
  }

  /** `[под = модуль = pod]`, or a list of lists. */
  private terms(pairs: ReadonlyMap<string, Pair>): readonly (readonly string[])[] {
    const value = pairs.get('terms')?.value;
    if (value === undefined || value === null || isEmpty(value)) return [];
    const groups = (isSeq(value) ? value.items : [value]).map(wordsOfGroup);
    if (groups.some((words) => words.length < 2)) this.complain(value, 'terms', 'terms');
    return groups.filter((words) => words.length >= 2);
  }

  /** Rules by code or name, each with what to do about it. */
  private lint(pairs: ReadonlyMap<string, Pair>): LintSettings {
    const value = pairs.get('lint')?.value;
    if (value === undefined || value === null || isEmpty(value)) return NO_SETTINGS;
    if (!isMap(value)) {
      this.complain(value, 'lint', 'rules');
      return NO_SETTINGS;
    }
    const settings = value.items.map(({ key, value: node }) => {
      const rule = isScalar(key) ? String(key.value) : '';
      const setting = readRuleSetting(rule, isNode(node) ? node.toJSON() : node);
      if (!setting) this.complain(key, `lint: ${rule}`, 'rules');
      return setting;
    });
    return new Map(settings.filter((setting) => setting !== null));
  }

  private complain(
    value: unknown,
    key: string,
    expected: string,
    choices: readonly string[] = [],
  ): void {
    const values = { key, expected, ...(choices.length > 0 && { choices: choices.join(', ') }) };
    this.source.report('K009', this.spanOf(value), { values });
  }

  private spanOf(node: unknown): Span {
    const range = (node as Node | null | undefined)?.range;
    if (!range) return { from: this.span.from, to: this.span.from };
    return { from: this.span.from + range[0], to: this.span.from + range[1] };
  }
}

function wordsOfGroup(group: unknown): readonly string[] {
  const words = isSeq(group) ? group.items.map(scalarText) : scalarText(group)?.split('=');
  return (words ?? []).map((each) => each?.trim() ?? '').filter((each) => each !== '');
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
