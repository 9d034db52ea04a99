import type { Inline, Text } from '#lib/render/markdown/tree.ts';

/** Inline nodes inside one another that are followed; what would go deeper is shown as it is written. */
export const MAX_INLINE_DEPTH = 60;

/** A stretch of text as it is written. */
export function rawText(text: string, from: number, to: number): Text {
  return { kind: 'text', from, to, value: text.slice(from, to) };
}

/** A link in the chain of inline nodes that is being put together. */
export interface Part {
  node: Inline;
  /** Nodes inside one another under this one. */
  depth: number;
  /** Whether the next text may be joined to this one: it is text, and no delimiter. */
  isPlain: boolean;
  previous: Part | null;
  next: Part | null;
}

/** The chain of inline nodes. Wrapping a stretch of it takes time in proportion to the stretch alone. */
export class PartList {
  private first: Part | null = null;
  private last: Part | null = null;

  get lastPart(): Part | null {
    return this.last;
  }

  append(node: Inline, options: { depth?: number; isPlain?: boolean } = {}): Part {
    const { depth = 0, isPlain = false } = options;
    const part: Part = { node, depth, isPlain, previous: this.last, next: null };
    if (this.last) this.last.next = part;
    else this.first = part;
    this.last = part;
    return part;
  }

  /** Puts a node behind a part. */
  insertAfter(part: Part, node: Inline, depth: number): Part {
    const inserted: Part = { node, depth, isPlain: false, previous: part, next: part.next };
    if (part.next) part.next.previous = inserted;
    else this.last = inserted;
    part.next = inserted;
    return inserted;
  }

  remove(part: Part): void {
    if (part.previous) part.previous.next = part.next;
    else this.first = part.next;
    if (part.next) part.next.previous = part.previous;
    else this.last = part.previous;
  }

  /** Takes out everything between two parts (to the end, where `to` is null); gives its nodes and their depth. */
  takeBetween(from: Part, to: Part | null): { nodes: Inline[]; depth: number } {
    const nodes: Inline[] = [];
    let depth = 0;
    for (let part = from.next; part && part !== to; part = part.next) {
      addMerged(nodes, part.node);
      if (part.depth > depth) depth = part.depth;
    }
    from.next = to;
    if (to) to.previous = from;
    else this.last = from;
    return { nodes, depth };
  }

  /** All nodes, neighbouring texts joined. */
  toNodes(): Inline[] {
    const nodes: Inline[] = [];
    for (let part = this.first; part; part = part.next) addMerged(nodes, part.node);
    return nodes;
  }
}

function addMerged(nodes: Inline[], node: Inline): void {
  const last = nodes[nodes.length - 1];
  if (node.kind !== 'text' || last?.kind !== 'text') nodes.push(node);
  else {
    nodes[nodes.length - 1] = {
      kind: 'text',
      from: last.from,
      to: node.to,
      value: last.value + node.value,
    };
  }
}
