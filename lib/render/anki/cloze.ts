import { escapeHtml } from '#lib/render/escape-html.ts';

/** Deeper holes vanish with their braces, as in Anki. */
const MAX_DEPTH = 10;

const IMAGE_OCCLUSION = 'image-occlusion:';
const TOKEN = /\{\{c(\d+(?:,\d+)*)::|\}\}/g;

/** What stands between colons; a colon after a backslash parts nothing. */
const PART = /(?:^|:)(?:\\[\\:]|[^:])*/g;

type ClozeNode = string | Cloze;

interface Cloze {
  readonly ordinals: readonly number[];
  readonly nodes: ClozeNode[];
  hint: string | null;
}

/** Which hole is asked, and whether the answer is shown. */
export interface ClozeAsked {
  /** Number of the hole, from 1. */
  readonly number: number;
  readonly isAnswer: boolean;
}

/**
 * The text of a field with its holes: the asked ones as `[…]` or hint while they are asked, all others as what they hide; each
 * in a `span` of the class `cloze` or `cloze-inactive`. Empty where the field has no hole of that number.
 * Holes of image occlusion become empty `div`s with the shape in `data-` attributes.
 */
export function revealClozes(html: string, asked: ClozeAsked): string {
  if (!html.includes('{{c')) return '';
  const writer = new ClozeWriter(asked);
  const written = writer.write(readClozes(html));
  return writer.hasAsked ? written : '';
}

/** What the asked holes hide, or their hints while they are asked, apart by commas. */
export function revealOnlyClozes(html: string, { number, isAnswer }: ClozeAsked): string {
  const found = clozesOf(readClozes(html)).filter(({ ordinals }) => ordinals.includes(number));
  return found.map((each) => (isAnswer ? textOf(each) : (each.hint ?? '...'))).join(', ');
}

/** The numbers of a field's holes, in the order in which they appear. */
export function clozeNumbers(html: string): readonly number[] {
  if (!html.includes('{{c')) return [];
  const numbers = clozesOf(readClozes(html)).flatMap((cloze) => cloze.ordinals);
  return [...new Set(numbers)];
}

/** What lies in a hole that is not closed is not shown, as in Anki. */
function readClozes(html: string): readonly ClozeNode[] {
  const root: ClozeNode[] = [];
  const open: Cloze[] = [];
  const add = (node: ClozeNode) => (open.at(-1)?.nodes ?? root).push(node);
  let from = 0;
  for (const match of html.matchAll(TOKEN)) {
    addText(html.slice(from, match.index), open, root);
    from = match.index + match[0].length;
    if (match[1] !== undefined) openCloze(match[0], match[1], { open, root });
    else {
      const closed = open.pop();
      add(closed ?? '}}');
    }
  }
  addText(html.slice(from), open, root);
  return root;
}

interface Reading {
  readonly open: Cloze[];
  readonly root: ClozeNode[];
}

function openCloze(whole: string, numbers: string, { open, root }: Reading): void {
  const ordinals = [...new Set(numbers.split(',').map(Number))].sort((a, b) => a - b);
  if (ordinals.some((each) => each > 65_535)) addText(whole, open, root);
  else if (open.length < MAX_DEPTH) open.push({ ordinals, nodes: [], hint: null });
}

function addText(text: string, open: readonly Cloze[], root: ClozeNode[]): void {
  if (text === '') return;
  const cloze = open.at(-1);
  if (!cloze) {
    root.push(text);
    return;
  }
  const at = text.indexOf('::');
  cloze.nodes.push(at < 0 ? text : text.slice(0, at));
  if (at >= 0) cloze.hint = text.slice(at + 2);
}

function clozesOf(nodes: readonly ClozeNode[]): readonly Cloze[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...clozesOf(node.nodes)]));
}

function textOf({ nodes }: Cloze): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node))).join('');
}

class ClozeWriter {
  hasAsked = false;
  private readonly asked: ClozeAsked;

  constructor(asked: ClozeAsked) {
    this.asked = asked;
  }

  write(nodes: readonly ClozeNode[]): string {
    return nodes.map((node) => (typeof node === 'string' ? node : this.writeCloze(node))).join('');
  }

  private writeCloze(cloze: Cloze): string {
    const isAsked = cloze.ordinals.includes(this.asked.number);
    if (isAsked) this.hasAsked = true;
    const [first] = cloze.nodes;
    if (typeof first === 'string' && first.startsWith(IMAGE_OCCLUSION)) {
      return this.writeShape(cloze, first + (cloze.hint === null ? '' : `::${cloze.hint}`));
    }
    const ordinals = cloze.ordinals.join(',');
    if (!isAsked) return span('cloze-inactive', ordinals, this.write(cloze.nodes));
    const inside = this.asked.isAnswer ? this.write(cloze.nodes) : `[${cloze.hint ?? '...'}]`;
    return span('cloze', ordinals, inside);
  }

  private writeShape({ ordinals }: Cloze, text: string): string {
    const isAsked = ordinals.includes(this.asked.number);
    const asked = this.asked.isAnswer ? 'cloze-highlight' : 'cloze';
    // Number 0 belongs to no card: its shapes cover the picture on all of them.
    const name = isAsked ? asked : ordinals.includes(0) ? 'cloze' : 'cloze-inactive';
    const parts = text.slice(IMAGE_OCCLUSION.length).match(PART) ?? [];
    const [shape = '', ...properties] = parts.map((part) => part.replace(/^:/, ''));
    const data = properties.flatMap((property) => {
      const [key = '', ...value] = property.split('=');
      const said = value.join('=').replace(/\\([\\:])/g, '$1');
      return /^[a-z]{1,12}$/.test(key) ? [` data-${key}="${escapeHtml(said)}"`] : [];
    });
    const place = `data-ordinal="${ordinals.join(',')}" data-shape="${escapeHtml(shape)}"`;
    return `<div class="${name}" ${place}${data.join('')}></div>`;
  }
}

function span(name: string, ordinals: string, inside: string): string {
  return `<span class="${name}" data-ordinal="${ordinals}">${inside}</span>`;
}
