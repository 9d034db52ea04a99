import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as names,
  parseFragment,
} from 'parse5';
import { allowedAttribute, isAllowedElement, isDroppedElement } from '#lib/render/allowed-html.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { formulaHtml } from '#lib/render/formula.ts';
import { writeMasks } from '#lib/render/masks.ts';
import { mediaOfUrl } from '#lib/shared/media.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** More raw tags on one side of a card are shown as text: nothing that a person writes has so many. */
export const MAX_RAW_TAGS = 1000;

/** With more tags the time of an HTML parser grows with their square. */
const MAX_TAGS = 20_000;
/** Elements inside one another that are kept; from deeper ones only the content stays. */
const MAX_DEPTH = 200;

/** Where the HTML will stand. */
const CONTEXT = defaultTreeAdapter.createElement('div', names.NS.HTML, []);

const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr']);

/**
 * Makes any HTML safe to show: parses it as browsers do, keeps the elements, attributes and addresses of an allow-list, and
 * writes the tree out anew. Scripts, styles, forms, frames and foreign content never come through, but for the masks over our
 * own pictures; a picture from elsewhere leaves its description, a formula is set anew from its TeX.
 */
export function sanitizeHtml(html: string): string {
  if (countOf(html, '<') > MAX_TAGS) return escapeHtml(html);
  return new Writer().write(parseFragment(CONTEXT, html, {}).childNodes);
}

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

/** What is still to be written: nodes, or the end of an element. */
type Task = { readonly node: Node; readonly depth: number } | { readonly end: string };

/** Walks the tree with a stack of its own, because attackers choose its depth. */
class Writer {
  private out = '';
  private readonly tasks: Task[] = [];

  write(nodes: readonly Node[]): string {
    this.plan(nodes, 0);
    for (let task = this.tasks.pop(); task; task = this.tasks.pop()) {
      if ('end' in task) this.out += task.end;
      else this.writeNode(task.node, task.depth);
    }
    return this.out;
  }

  private plan(nodes: readonly Node[], depth: number): void {
    for (let index = nodes.length - 1; index >= 0; index--) {
      this.tasks.push({ node: nodes[index] as Node, depth });
    }
  }

  private writeNode(node: Node, depth: number): void {
    if ('value' in node) this.out += escapeHtml(node.value);
    else if ('tagName' in node) this.writeElement(node, depth);
  }

  private writeElement(element: Element, depth: number): void {
    const { tagName } = element;
    if (tagName === 'svg') this.out += writeMasks(element);
    if (element.namespaceURI !== names.NS.HTML || isDroppedElement(tagName)) return;
    if (isPlayer(tagName)) return this.writePlayer(element);
    const tex = tagName === 'span' ? attributeOf(element, 'data-tex') : null;
    if (tex !== null) return this.writeFormula(element, tex);
    if (tagName === 'img' && !isOurs(element)) {
      this.out += escapeHtml(attributeOf(element, 'alt') ?? '');
    } else if (!isKept(element) || depth >= MAX_DEPTH) this.plan(element.childNodes, depth);
    else this.writeKept(element, depth);
  }

  /** What could stand within it, for browsers that play nothing, is left out. */
  private writePlayer(element: Element): void {
    const { tagName } = element;
    if (isOurs(element)) this.out += `<${tagName}${writeAttributes(element)}></${tagName}>`;
    else this.out += escapeHtml(attributeOf(element, 'aria-label') ?? '');
  }

  /** Set anew from its TeX, whatever it holds. */
  private writeFormula(element: Element, tex: string): void {
    const names = attributeOf(element, 'class')?.split(/\s+/) ?? [];
    this.out += formulaHtml(tex, names.includes('math-block'));
  }

  private writeKept(element: Element, depth: number): void {
    const { tagName } = element;
    this.out += `<${tagName}${writeAttributes(element)}${VOID.has(tagName) ? ' />' : '>'}`;
    if (VOID.has(tagName)) return;
    if (tagName === 'pre' && beginsWithNewline(element)) this.out += '\n';
    this.tasks.push({ end: `</${tagName}>` });
    this.plan(element.childNodes, depth + 1);
  }
}

function isPlayer(tagName: string): boolean {
  return tagName === 'audio' || tagName === 'video';
}

/** Nothing is loaded from anywhere else. */
function isOurs(element: Element): boolean {
  return mediaOfUrl(attributeOf(element, 'src') ?? '') !== null;
}

function isKept(element: Element): boolean {
  if (element.tagName !== 'input') return isAllowedElement(element.tagName);
  return (
    attributeOf(element, 'type')?.toLowerCase() === 'checkbox' &&
    attributeOf(element, 'disabled') !== null
  );
}

function attributeOf(element: Element, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

function writeAttributes(element: Element): string {
  let written = '';
  for (const { name, value } of element.attrs) {
    const kept = allowedAttribute(element.tagName, name, value);
    if (kept !== null) written += ` ${name}="${escapeHtml(kept)}"`;
  }
  if (element.tagName === 'a' && written.includes(' href='))
    written += ' rel="noreferrer noopener"';
  return written;
}

/** A parser drops the first line end in `pre`. */
function beginsWithNewline(element: Element): boolean {
  const first = element.childNodes[0];
  return first !== undefined && 'value' in first && first.value.startsWith('\n');
}
