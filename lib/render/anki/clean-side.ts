import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as names,
  parseFragment,
} from 'parse5';
import { isDroppedElement } from '#lib/render/allowed-html.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { mayStand } from './allowed-attributes.ts';
import { attributeOf, writeAttributes } from './attributes-html.ts';
import type { Cleaning } from './cleaning.ts';
import { writeIsland } from './island-html.ts';
import { HELD, heldMarks } from './islands.ts';
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
/** Elements of which parsers close some themselves when a block begins in them. */
const INLINE = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/**
 * Makes the side of a card that came from Anki safe to show: parses it as browsers do, keeps the elements, attributes and
 * addresses of an allow-list and writes the tree out anew. Nothing in it runs or loads from elsewhere. Marks of fields that are
 * clean already stay where text may stand.
 */
export function cleanSide(html: string, cleaning: Cleaning): CleanedSide {
  if (html.split('<', MAX_TAGS + 2).length > MAX_TAGS + 1) {
    return { html: escapeHtml(cleaning.islands.restore(html)), marks: 'lost' };
  }
  const writer = new Writer(cleaning);
  const written = writer.write(parseFragment(CONTEXT, html, {}).childNodes);
  // A mark that is in no text was taken for the name of an attribute, or is gone with what it stood in.
  return { html: written, marks: writer.held === heldMarks(html) ? writer.marks : 'lost' };
}

/** A side that is safe to show. */
export interface CleanedSide {
  readonly html: string;
  /**
   * Where marks of clean fields stand: where any element may stand, some of them in a paragraph, which blocks would end, or where
   * more than text is needed, or another text.
   */
  readonly marks: 'anywhere' | 'in-paragraphs' | 'lost';
}

/** What is still to be written: nodes, or the end of an element. */
type Task = ({ readonly node: Node } & Surroundings) | { readonly end: string };

interface Surroundings {
  readonly depth: number;
  readonly isLiteral: boolean;
  readonly isInParagraph: boolean;
}

/** Walks the tree with a stack of its own, because attackers choose its depth. */
class Writer {
  marks: CleanedSide['marks'] = 'anywhere';
  /** Marks of fields that were found in texts. */
  held = 0;
  private out = '';
  private readonly tasks: Task[] = [];
  private readonly cleaning: Cleaning;
  private occlusion: Occlusion | null = null;

  constructor(cleaning: Cleaning) {
    this.cleaning = cleaning;
  }

  write(nodes: readonly Node[]): string {
    this.occlusion = findOcclusion(nodes);
    this.plan(nodes, { depth: 0, isLiteral: false, isInParagraph: false });
    for (let task = this.tasks.pop(); task; task = this.tasks.pop()) {
      if ('end' in task) this.out += task.end;
      else if ('value' in task.node) this.writeText(task.node.value, task);
      else if ('tagName' in task.node) this.writeElement(task.node, task);
    }
    return this.out;
  }

  private plan(nodes: readonly Node[], around: Surroundings): void {
    for (let index = nodes.length - 1; index >= 0; index--) {
      this.tasks.push({ ...around, node: nodes[index] as Node });
    }
  }

  private writeText(text: string, { isLiteral, isInParagraph }: Surroundings): void {
    if (HELD.test(text)) {
      this.held += heldMarks(text);
      if (isLiteral) this.marks = 'lost';
      else if (isInParagraph && this.marks === 'anywhere') this.marks = 'in-paragraphs';
    }
    for (const part of this.cleaning.islands.parts(text)) {
      if (typeof part === 'string') this.out += escapeHtml(part);
      // Anki leaves formulas in code alone.
      else if (part.kind === 'math' && isLiteral) this.out += escapeHtml(part.source);
      else this.out += writeIsland(part, this.cleaning);
    }
  }

  private writeElement(element: Element, around: Surroundings): void {
    const { tagName } = element;
    if (element.attrs.some(({ value }) => HELD.test(value))) this.marks = 'lost';
    if (element === this.occlusion?.container) {
      this.out += writeOcclusion(this.occlusion, this.cleaning);
    } else if (element.namespaceURI === names.NS.HTML && tagName === 'style') {
      const css = textIn(element);
      if (HELD.test(css)) this.marks = 'lost';
      this.cleaning.styles.addSheet(css);
    } else if (
      element.namespaceURI === names.NS.HTML &&
      (tagName === 'audio' || tagName === 'video')
    ) {
      this.out += writePlayer(element, this.cleaning);
    } else if (element.namespaceURI !== names.NS.HTML || isDroppedElement(tagName)) {
      // Nothing that a script holds is read as HTML, so that fields in it are gone either way.
      if (element.namespaceURI === names.NS.HTML && tagName === 'script')
        this.held += heldMarks(textIn(element));
    } else if (this.occlusion !== null && isMaskSwitch(element)) return;
    else if (tagName === 'img') this.out += writePicture(element, this.cleaning);
    else if (!mayStand(tagName) || around.depth >= MAX_DEPTH) this.plan(element.childNodes, around);
    else this.writeKept(element, around);
  }

  private writeKept(element: Element, { depth, isLiteral, isInParagraph }: Surroundings): void {
    const { tagName } = element;
    this.out += `<${tagName}${writeAttributes(element, this.cleaning)}${VOID.has(tagName) ? ' />' : '>'}`;
    if (VOID.has(tagName)) return;
    const [first] = element.childNodes;
    // A parser drops the first line end in `pre`.
    if (tagName === 'pre' && first && 'value' in first && first.value.startsWith('\n'))
      this.out += '\n';
    this.tasks.push({ end: `</${tagName}>` });
    this.plan(element.childNodes, {
      depth: depth + 1,
      isLiteral: isLiteral || LITERAL.has(tagName),
      isInParagraph: isInParagraph || tagName === 'p' || INLINE.has(tagName),
    });
  }
}

/** The button of Anki's template that shows what is covered: nothing here would hear it. */
function isMaskSwitch(element: Element): boolean {
  return element.tagName === 'button' && attributeOf(element, 'id') === 'toggle';
}

function textIn({ childNodes }: Element): string {
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}
