import type { Content } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Inline, Link, References } from '#lib/render/markdown/tree.ts';

/** How a hole counts: as its text, or as a gap. */
export type HoleMeaning = (node: Inline) => 'text' | 'gap';

/** White space that is no single space. */
const UNEVEN = /[^\S ]| {2}/;
const asText: HoleMeaning = () => 'text';

/**
 * What blocks say, as one normalised text to hash and compare: NFC, line ends as `\n`, spaces collapsed outside code, comments left
 * out, one way of writing for each construct. Case and punctuation stay: `-a` is not `-A`.
 */
export function meaningOf(
  blocks: readonly Block[],
  references: References,
  holes: HoleMeaning = asText,
): string {
  const writer = new MeaningWriter(references, holes);
  return writer.blocks(blocks).trim().normalize('NFC');
}

class MeaningWriter {
  private readonly references: References;
  private readonly holes: HoleMeaning;

  constructor(references: References, holes: HoleMeaning) {
    this.references = references;
    this.holes = holes;
  }

  blocks(blocks: readonly Block[]): string {
    let text = '';
    for (const block of blocks) text += this.block(block);
    return text;
  }

  private block(block: Block): string {
    switch (block.kind) {
      case 'paragraph':
        return this.line('', block.content);
      case 'heading':
        return this.line(`${'#'.repeat(block.level)} `, block.content);
      case 'quote':
        return `> ${this.blocks(block.children)}<\n`;
      case 'list':
        return block.items.map((item) => this.item(item, block.ordered)).join('');
      case 'item':
        return this.item(block, false);
      case 'code':
        return `\`\`\`${block.info}\n${block.text}\`\`\`\n`;
      case 'raw-html':
        return this.rawHtml(block.text);
      case 'rule':
        return '---\n';
      case 'table':
        return [block.header, ...block.rows].map((row) => this.row(row)).join('');
      case 'definition':
        return '';
    }
  }

  private rawHtml(html: string): string {
    const text = collapse(withoutComments(html));
    return text.trim() === '' ? '' : `${text}\n`;
  }

  private item(item: Extract<Block, { kind: 'item' }>, ordered: boolean): string {
    const box = item.done === null ? '' : item.done ? '[x] ' : '[ ] ';
    return `${ordered ? '1.' : '-'} ${box}${this.blocks(item.children)}.\n`;
  }

  private row(cells: readonly Content[]): string {
    return `|${cells.map((cell) => this.line('', cell).trimEnd()).join('|')}|\n`;
  }

  private line(prefix: string, content: Content): string {
    const { nodes } = inlinesOf(content, this.references);
    const text = this.inlines(nodes).trim();
    return text === '' ? '' : `${prefix}${text}\n`;
  }

  private inlines(nodes: readonly Inline[]): string {
    let text = '';
    for (const node of nodes) text += this.inline(node);
    return text;
  }

  private inline(node: Inline): string {
    switch (node.kind) {
      case 'text':
        return collapse(node.value);
      case 'code-span':
        return `\`${node.value}\``;
      case 'math':
        return `$${node.value}$`;
      case 'soft-break':
        return ' ';
      case 'hard-break':
        return '\n';
      case 'inline-html':
        return withoutComments(node.value);
      case 'emphasis':
        return `*${this.inlines(node.children)}*`;
      case 'strong':
        return `**${this.inlines(node.children)}**`;
      case 'strike':
        return `~~${this.inlines(node.children)}~~`;
      case 'link':
      case 'image':
        return this.link(node);
      case 'mark':
      case 'hole':
        return this.holes(node) === 'gap' ? '[…]' : `==${this.inlines(node.children)}==`;
    }
  }

  private link(node: Link): string {
    const sign = node.kind === 'image' ? '!' : '';
    return `${sign}[${this.inlines(node.children)}](${node.url} ${node.title})`;
  }
}

function collapse(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text;
}

function withoutComments(html: string): string {
  return html.includes('<!--') ? html.replace(/<!--.*?(?:-->|$)/gs, '') : html;
}
