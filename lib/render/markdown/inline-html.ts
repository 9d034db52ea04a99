import { CLOSE_TAG, OPEN_TAG } from '#lib/render/markdown/html-block.ts';
import type { InlineHtml } from '#lib/render/markdown/tree.ts';

const TAG = new RegExp(`${OPEN_TAG}|${CLOSE_TAG}`, 'y');
const DECLARATION = /<![A-Za-z]/y;

/** Reads raw HTML inside one text, and remembers which terminators the rest of it lacks. */
export class InlineHtmlReader {
  private readonly text: string;
  private readonly absent = new Set<string>();

  constructor(text: string) {
    this.text = text;
  }

  /** The tag, comment, instruction, declaration or CDATA section at `from`. */
  read(from: number): InlineHtml | null {
    const end = this.findEnd(from);
    if (end < 0) return null;
    return { kind: 'inline-html', from, to: end, value: this.text.slice(from, end) };
  }

  private findEnd(from: number): number {
    const { text } = this;
    if (text.startsWith('<!-->', from)) return from + 5;
    if (text.startsWith('<!--->', from)) return from + 6;
    if (text.startsWith('<!--', from)) return this.endBehind('-->', from + 4);
    if (text.startsWith('<?', from)) return this.endBehind('?>', from + 2);
    if (text.startsWith('<![CDATA[', from)) return this.endBehind(']]>', from + 9);
    if (matchesAt(DECLARATION, text, from)) return this.endBehind('>', from + 3);
    return matchesAt(TAG, text, from) ? TAG.lastIndex : -1;
  }

  private endBehind(terminator: string, from: number): number {
    if (this.absent.has(terminator)) return -1;
    const at = this.text.indexOf(terminator, from);
    if (at >= 0) return at + terminator.length;
    this.absent.add(terminator);
    return -1;
  }
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
