import { escapeHtml } from '#lib/render/escape-html.ts';
import { writeAttributes } from './attributes-html.ts';
import type { Cleaning } from './cleaning.ts';
import { writeIsland } from './island-html.ts';
import { BEGINNING } from './islands.ts';
import { writePicture } from './media-html.ts';

/** What a field shows, clean by itself. */
export interface SimpleFragment {
  readonly html: string;
  /** Whether it ends a paragraph that it stands in. */
  readonly hasBlocks: boolean;
}

/** Longer ones go to the parser at once. */
const LONGEST = 20_000;
const DEEPEST = 30;
const TOKEN =
  /<(\/?)([a-z][a-z0-9]{0,9})((?: +[a-z-]+="[^"<>&]*")*) ?(\/?)>|&(amp|lt|gt|quot|nbsp|#39);|[^<&\r\0]+/gy;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g;
const REFERENCES: Readonly<Record<string, string>> = {
  amp: '&amp;',
  lt: '&lt;',
  gt: '&gt;',
  quot: '&quot;',
  nbsp: '\u00a0',
  '#39': "'",
};
const INLINE = new Set('b i u em strong s sub sup small mark ruby rt span font'.split(' '));
const BLOCKS = new Set('div ul ol details summary'.split(' '));
/** Text with nothing in it that means anything to HTML, or to {@link Islands}. */
const PLAIN = /^[^<&[\\\r\0]*$/;

/**
 * Cleans what nearly all fields are: text, and elements that are well nested and mean the same wherever they stand. An HTML
 * parser would read it so, in ten times the time. Null for anything that only the parser can tell.
 */
export function cleanSimple(html: string, cleaning: Cleaning): SimpleFragment | null {
  if (PLAIN.test(html)) return { html: escapeHtml(html), hasBlocks: false };
  if (html.length > LONGEST || html.includes('[[type:')) return null;
  const before = cleaning.islands.all.length;
  const marked = cleaning.islands.take(html);
  // What begins here may end in another field.
  const read = new RegExp(BEGINNING).test(marked) ? null : new Fragment(cleaning).read(marked);
  // The parser will come upon the same ones.
  if (read === null) cleaning.islands.keepOnly(before);
  return read;
}

class Fragment {
  private readonly cleaning: Cleaning;
  private readonly open: string[] = [];
  private out = '';
  private hasBlocks = false;

  constructor(cleaning: Cleaning) {
    this.cleaning = cleaning;
  }

  read(html: string): SimpleFragment | null {
    let at = 0;
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(html); match; match = TOKEN.exec(html)) {
      const [whole, end, name, attributes = '', selfClosing, reference] = match;
      at = TOKEN.lastIndex;
      if (name !== undefined) {
        const isRead = end === '' ? this.begin(name, attributes) : this.end(name, attributes);
        if (!isRead || (selfClosing !== '' && !VOID.has(name))) return null;
      } else if (reference !== undefined) this.out += REFERENCES[reference];
      else this.text(whole);
    }
    const isWhole = at === html.length && this.open.length === 0;
    return isWhole ? { html: this.out, hasBlocks: this.hasBlocks } : null;
  }

  private text(text: string): void {
    for (const part of this.cleaning.islands.parts(text)) {
      this.out += typeof part === 'string' ? escapeHtml(part) : writeIsland(part, this.cleaning);
    }
  }

  private begin(name: string, attributes: string): boolean {
    if (name === 'br' && attributes === '') {
      this.out += '<br />';
      return true;
    }
    const element = { tagName: name, attrs: attributesIn(attributes) };
    if (name === 'img') {
      this.out += writePicture(element, this.cleaning);
      return true;
    }
    if (!this.mayBegin(name)) return false;
    this.hasBlocks ||= !INLINE.has(name);
    this.out += `<${name}${attributes === '' ? '' : writeAttributes(element, this.cleaning)}>`;
    this.open.push(name);
    return true;
  }

  /** Formatting within the same formatting is where parsers have rules of their own, and so are items without their list. */
  private mayBegin(name: string): boolean {
    if (this.open.length >= DEEPEST) return false;
    if (INLINE.has(name)) return name === 'span' || !this.open.includes(name);
    const parent = this.open.at(-1);
    if (name === 'li') return parent === 'ul' || parent === 'ol';
    return BLOCKS.has(name) && !this.open.some((each) => INLINE.has(each));
  }

  private end(name: string, attributes: string): boolean {
    if (attributes !== '' || this.open.pop() !== name) return false;
    this.out += `</${name}>`;
    return true;
  }
}

const VOID = new Set(['br', 'img']);

function attributesIn(text: string): { name: string; value: string }[] {
  return [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => ({ name, value }));
}
