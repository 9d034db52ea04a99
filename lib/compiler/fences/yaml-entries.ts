import { type Document, isCollection, isMap, isPair, isScalar, isSeq, type Node } from 'yaml';

/** A key with its value, or an item of a list, somewhere in a YAML text. */
export interface YamlEntry {
  /** Names of the keys that lead to it, the document's own first where a text holds several. */
  readonly path: readonly string[];
  /** Null for an item of a list. */
  readonly key: Node | null;
  readonly value: Node | null;
  /** Offset of its first character. */
  readonly from: number;
}

/**
 * The entries of a text that a comment at `offset` may belong to. A flow collection counts as one value, unless the comment
 * stands inside it.
 */
export function entriesAround(
  documents: readonly Document.Parsed[],
  text: string,
  offset: number,
): readonly YamlEntry[] {
  const collector = new Collector(text, offset);
  for (const [index, document] of documents.entries()) {
    const name = documents.length > 1 ? [documentName(document, index)] : [];
    collector.collect(document.contents, name);
  }
  return collector.entries;
}

/** Where the last character of a value stands, exclusive: without the comments and line ends that follow it. */
export function endOf(node: Node): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items[node.items.length - 1];
    const inner = isPair(last) ? (last.value ?? last.key) : last;
    if (inner) return endOf(inner as Node);
  }
  return node.range?.[1] ?? 0;
}

class Collector {
  readonly entries: YamlEntry[] = [];
  private readonly text: string;
  private readonly offset: number;

  constructor(text: string, offset: number) {
    this.text = text;
    this.offset = offset;
  }

  collect(node: unknown, path: readonly string[]): void {
    if (isMap(node)) for (const pair of node.items) this.collectPair(pair, path);
    else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        if (isPair(item)) this.collectPair(item, path);
        else this.add(null, item as Node, [...path, itemName(item, index)]);
      }
    }
  }

  private collectPair(pair: { key: unknown; value: unknown }, path: readonly string[]): void {
    const key = pair.key as Node | null;
    this.add(key, pair.value as Node | null, [...path, this.keyName(key)]);
  }

  private add(key: Node | null, value: Node | null, path: readonly string[]): void {
    const from = (key ?? value)?.range?.[0];
    if (from === undefined) return;
    this.entries.push({ key, value, path, from });
    if (this.opens(value)) this.collect(value, path);
  }

  private opens(value: Node | null): boolean {
    if (!isCollection(value) || !value.flow) return true;
    const [from = 0, to = 0] = value.range ?? [];
    return from < this.offset && this.offset < to;
  }

  private keyName(key: Node | null): string {
    if (isScalar(key)) return String(key.value);
    return key?.range ? this.text.slice(key.range[0], key.range[1]) : '';
  }
}

/** An item goes by its `name:`, else by its place. */
function itemName(item: unknown, index: number): string {
  const name = isMap(item) ? item.get('name', true) : null;
  return isScalar(name) && typeof name.value === 'string' ? name.value : String(index);
}

/** A document goes by its `kind:`, else by its place. */
function documentName({ contents }: Document.Parsed, index: number): string {
  const kind = isMap(contents) ? contents.get('kind', true) : null;
  return isScalar(kind) && typeof kind.value === 'string' ? kind.value : String(index);
}
