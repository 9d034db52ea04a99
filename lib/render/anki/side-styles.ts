import { cleanStyle } from './inline-style.ts';
import type { FindMedia } from './media-source.ts';
import { renderSheet } from './sheet.ts';

/** How many different styles of single elements are remembered. */
const MOST_KNOWN = 5000;
/** More than a person gives to the elements of one side. */
const MOST_RULES = 500;
const known = new Map<string, string>();

/**
 * The styles of one side of a card: declarations of single elements, each under a class that is named after what it says, and
 * sheets that stand in the side itself. Pages forbid inline styles, so that these travel as text.
 */
export class SideStyles {
  private rules: Map<string, string> | null = null;
  private sheets = '';
  private readonly scope: string;
  private readonly media: FindMedia;

  constructor(scope: string, media: FindMedia) {
    this.scope = scope;
    this.media = media;
  }

  /** The class that styles an element as its `style` attribute says; null where nothing of it may stay. */
  classOf(style: string): string | null {
    const declarations = this.clean(style);
    this.rules ??= new Map();
    if (declarations === '' || this.rules.size >= MOST_RULES) return null;
    const name = `style-${hash(declarations)}`;
    // No rule of a sheet weighs more than the style of the element itself, unless it says that it does.
    this.rules.set(name, `.${name}:not(#_#_#_){${declarations}}`);
    return name;
  }

  /** Adds a sheet that stands in the side. */
  addSheet(css: string): void {
    this.sheets += renderSheet(css, { scope: this.scope, media: this.media });
  }

  get css(): string {
    return this.rules === null ? this.sheets : this.sheets + [...this.rules.values()].join('\n');
  }

  /** Files have other addresses for other people, so that only styles without any are remembered. */
  private clean(style: string): string {
    if (/url|\\/i.test(style)) return cleanStyle(style, this.media);
    const cleaned = known.get(style) ?? cleanStyle(style, this.media);
    if (known.size < MOST_KNOWN) known.set(style, cleaned);
    return cleaned;
  }
}

/** Two 32-bit hashes (FNV-1a, https://en.wikipedia.org/wiki/Fowler%E2%80%93Noll%E2%80%93Vo_hash_function) in base 36. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x1000193;
  for (let index = 0; index < text.length; index++) {
    first = Math.imul(first ^ text.charCodeAt(index), 0x01000193);
    second = Math.imul(second ^ text.charCodeAt(text.length - 1 - index), 0x01000193);
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}
