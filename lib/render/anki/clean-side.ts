import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as names,
  parseFragment,
} from 'parse5';
import { isDroppedElement } from '#lib/render/allowed-html.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { mayStand } from './allowed-attributes.ts';
import { writeAttributes } from './attributes-html.ts';
import type { Cleaning } from './cleaning.ts';
import { writeIsland } from './island-html.ts';
import { writePicture, writePlayer } from './media-html.ts';
import { findOcclusion, type Occlusion } from './occlusion.ts';
import { writeOcclusion } from './occlusion-html.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** With more tags the time of an HTML parser grows with their square. */
const MAX_TAGS = 20_000;
/** Elements inside one another that are kept; from deeper ones only the content stays. */
const MAX_DEPTH = 200;
const CONTEXT = defaultTreeAdapter.createElement('div', names.NS.HTML, []);
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col']);
const LITERAL = new Set(['pre', 'code']);

/**
 * Makes the side of a card that came from Anki safe to show: parses it as browsers do, keeps the elements, attributes and
 * addresses of an allow-list and writes the tree out anew. Nothing in it runs or loads from elsewhere.
 */
export function cleanSide(html: string, cleaning: Cleaning): string {
  if (html.split('<', MAX_TAGS + 2).length > MAX_TAGS + 1)
    return escapeHtml(cleaning.islands.restore(html));
  return new Writer(cleaning).write(parseFragment(CONTEXT, html, {}).childNodes);
}

/** What is still to be written: nodes, or the end of an element. */
type Task =
  | { readonly node: Node; readonly depth: number; readonly isLiteral: boolean }
  | { readonly end: string };

/** Walks the tree with a stack of its own, because attackers choose its depth. */
class Writer {
  private out = '';
  private readonly tasks: Task[] = [];
  private readonly cleaning: Cleaning;
  private occlusion: Occlusion | null = null;

  constructor(cleaning: Cleaning) {
    this.cleaning = cleaning;
  }

  write(nodes: readonly Node[]): string {
    this.occlusion = findOcclusion(nodes);
    this.plan(nodes, 0, false);
    for (let task = this.tasks.pop(); task; task = this.tasks.pop()) {
      if ('end' in task) this.out += task.end;
      else if ('value' in task.node) this.writeText(task.node.value, task.isLiteral);
      else if ('tagName' in task.node) this.writeElement(task.node, task);
    }
    return this.out;
  }

  private plan(nodes: readonly Node[], depth: number, isLiteral: boolean): void {
    for (let index = nodes.length - 1; index >= 0; index--) {
      this.tasks.push({ node: nodes[index] as Node, depth, isLiteral });
    }
  }

  private writeText(text: string, isLiteral: boolean): void {
    for (const part of this.cleaning.islands.parts(text)) {
      if (typeof part === 'string') this.out += escapeHtml(part);
      // Anki leaves formulas in code alone.
      else if (part.kind === 'math' && isLiteral) this.out += escapeHtml(part.source);
      else this.out += writeIsland(part, this.cleaning);
    }
  }

  private writeElement(
    element: Element,
    { depth, isLiteral }: { depth: number; isLiteral: boolean },
  ): void {
    const { tagName } = element;
    if (element === this.occlusion?.container) {
      this.out += writeOcclusion(this.occlusion, this.cleaning);
    } else if (element.namespaceURI === names.NS.HTML && tagName === 'style') {
      this.cleaning.styles.addSheet(
        element.childNodes.map((node) => ('value' in node ? node.value : '')).join(''),
      );
    } else if (
      element.namespaceURI === names.NS.HTML &&
      (tagName === 'audio' || tagName === 'video')
    ) {
      this.out += writePlayer(element, this.cleaning.media);
    } else if (element.namespaceURI !== names.NS.HTML || isDroppedElement(tagName)) {
      return;
    } else if (tagName === 'img') this.out += writePicture(element, this.cleaning);
    else if (!mayStand(tagName) || depth >= MAX_DEPTH)
      this.plan(element.childNodes, depth, isLiteral);
    else this.writeKept(element, depth, isLiteral || LITERAL.has(tagName));
  }

  private writeKept(element: Element, depth: number, isLiteral: boolean): void {
    const { tagName } = element;
    this.out += `<${tagName}${writeAttributes(element, this.cleaning)}${VOID.has(tagName) ? ' />' : '>'}`;
    if (VOID.has(tagName)) return;
    const [first] = element.childNodes;
    // A parser drops the first line end in `pre`.
    if (tagName === 'pre' && first && 'value' in first && first.value.startsWith('\n'))
      this.out += '\n';
    this.tasks.push({ end: `</${tagName}>` });
    this.plan(element.childNodes, depth + 1, isLiteral);
  }
}
