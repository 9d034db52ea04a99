import { type DefaultTreeAdapterTypes, parseFragment, serializeOuter } from 'parse5';
import { textOfHtml } from '#lib/render/text-of-html.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** HTML as Markdown, and what of it Markdown here cannot say. */
export interface FromHtml {
  /** Blocks, without blank lines in them. */
  readonly blocks: readonly string[];
  readonly lost: readonly Loss[];
}

/** What is left out: a picture inside a table or list, sound, something that runs. */
export type Loss = 'picture-in-block' | 'media' | 'form' | 'drawing';

/** How text is written: `plain` escapes all that Markdown could take for a mark, `holes` leaves `{{c1::…}}`. */
export type TextManner = 'plain' | 'holes';

const BLOCKS = new Set([
  'ul',
  'ol',
  'dl',
  'table',
  'pre',
  'blockquote',
  'figure',
  'details',
  'aside',
]);
const HEADINGS = /^h[1-6]$/;
const WRAPPERS = new Set(['div', 'p', 'section', 'article', 'main', 'center', 'header', 'footer']);
const INLINE = new Set([
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'del',
  'ins',
  'sub',
  'sup',
  'small',
  'mark',
  'kbd',
  'samp',
  'code',
  'ruby',
  'rt',
  'rp',
  'q',
  'cite',
  'var',
  'abbr',
]);
const DROPPED = new Set(['script', 'style', 'template', 'head', 'title']);
const LOSSES: Readonly<Record<string, Loss>> = {
  audio: 'media',
  video: 'media',
  object: 'media',
  input: 'form',
  textarea: 'form',
  svg: 'drawing',
  canvas: 'drawing',
};

/**
 * Writes HTML as Markdown blocks that show the same: paragraphs with inline tags as they are, pictures as pictures, and lists, tables and
 * code as HTML, one block each.
 */
export function fromHtml(html: string, manner: TextManner = 'plain'): FromHtml {
  const { childNodes } = parseFragment(html);
  if (isTooDeep(childNodes)) return textAlone(html, manner);
  const writer = new Writer(manner);
  writer.children(childNodes);
  return writer.finish();
}

/** Elements inside one another; nobody who writes has so many. */
const MOST_DEPTH = 500;

function isTooDeep(roots: readonly Node[]): boolean {
  let level = [...roots];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_DEPTH) return true;
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
  return false;
}

function textAlone(html: string, manner: TextManner): FromHtml {
  const text = escaped(textOfHtml(html), manner);
  const lost: Loss[] = html.includes('<img') ? ['picture-in-block'] : [];
  return { blocks: text === '' ? [] : [atLineStart(text)], lost };
}

class Writer {
  readonly #manner: TextManner;
  readonly #blocks: string[] = [];
  readonly #lost = new Set<Loss>();
  #line = '';

  constructor(manner: TextManner) {
    this.#manner = manner;
  }

  children(nodes: readonly Node[]): void {
    for (const node of nodes) this.#node(node);
  }

  finish(): FromHtml {
    this.#endLine();
    return { blocks: this.#blocks, lost: [...this.#lost] };
  }

  #node(node: Node): void {
    if (node.nodeName === '#text') {
      this.#line += escaped((node as DefaultTreeAdapterTypes.TextNode).value, this.#manner);
    } else if ('tagName' in node) this.#element(node);
  }

  #element(element: Element): void {
    const { tagName: tag } = element;
    const loss = LOSSES[tag];
    if (loss) this.#lost.add(loss);
    else if (DROPPED.has(tag)) return;
    else if (tag === 'br') this.#line += '<br />';
    else if (tag === 'hr') this.#endLine();
    else if (tag === 'img') this.#picture(element);
    else if (tag === 'a') this.#link(element);
    else if (BLOCKS.has(tag)) this.#raw(element);
    else if (WRAPPERS.has(tag) || HEADINGS.test(tag)) this.#paragraph(element);
    else if (INLINE.has(tag)) this.#inline(tag, element);
    else this.children(element.childNodes);
  }

  #paragraph({ tagName, childNodes }: Element): void {
    this.#endLine();
    if (HEADINGS.test(tagName)) this.#line += '<b>';
    this.children(childNodes);
    if (HEADINGS.test(tagName)) this.#line += '</b>';
    this.#endLine();
  }

  #inline(tag: string, { childNodes }: Element): void {
    this.#line += `<${tag}>`;
    this.children(childNodes);
    this.#line += `</${tag}>`;
  }

  #picture(element: Element): void {
    const source = attribute(element, 'src');
    if (source === '') return;
    const alt = escaped(attribute(element, 'alt'), 'plain').trim();
    this.#line += `![${alt}](<${source.replace(/^\//, '').replaceAll('>', '%3E')}>)`;
  }

  #link(element: Element): void {
    const target = attribute(element, 'href');
    if (!/^(?:https?|mailto):[^\s<>]+$/.test(target)) return this.children(element.childNodes);
    this.#line += '[';
    this.children(element.childNodes);
    this.#line += `](<${target}>)`;
  }

  /** HTML that begins a line and goes on to the next blank line: so it may hold none. */
  #raw(element: Element): void {
    this.#endLine();
    const html = serializeOuter(element);
    if (html.includes('<img')) this.#lost.add('picture-in-block');
    const body =
      element.tagName === 'pre'
        ? html.replace(/\n(?=\s*\n)/g, '\n&#8203;')
        : html.replace(/\n\s*\n+/g, '\n');
    this.#blocks.push(body.trim());
  }

  #endLine(): void {
    const line = this.#line
      .replace(/\s+/g, ' ')
      .replace(/^(?: |<br \/>)+|(?: |<br \/>)+$/g, '')
      .trim();
    this.#line = '';
    if (line !== '') this.#blocks.push(atLineStart(line));
  }
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? '';
}

const HOLE = /(\{\{c\d+(?:,\d+)*::|\}\})/;

/** Text that means itself: ASCII punctuation that could mean something else gets a backslash. */
function escaped(text: string, manner: TextManner): string {
  if (manner === 'plain') return escapeAll(text);
  return text
    .split(HOLE)
    .map((part) => (HOLE.test(part) ? part : escapeMost(part)))
    .join('');
}

function escapeAll(text: string): string {
  return text.replace(/[\\`*_[\]<>#&~=|{}$^:]/g, '\\$&');
}

/** `::` parts what a hole hides from its hint. */
function escapeMost(text: string): string {
  return text.replace(/[\\`*_[\]<>#&~=|$^]/g, '\\$&');
}

/** What would begin a list there. */
function atLineStart(line: string): string {
  return line.replace(/^([-+])(?=\s)/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2');
}
