import { codeBlock } from '#lib/render/code-block.ts';
import type { HighlightedCode } from '#lib/render/highlight.ts';

/** Code of which one stretch is asked for. */
export interface CodeWithGap {
  readonly code: HighlightedCode;
  /** Language of the card, as BCP 47. */
  readonly language: string;
  /** The stretch, as offsets in the code. */
  readonly from: number;
  readonly to: number;
  /** Hidden behind dots, or pointed out. */
  readonly look: 'blank' | 'shown';
}

/** Renders coloured code with a stretch of it hidden or pointed out. */
export function renderCodeWithGap({ code, language, ...gap }: CodeWithGap): string {
  return codeBlock({ html: new GapWriter(gap).write(code.html), name: code.name, language });
}

const TOKEN = /<[^>]*>|&[^;]*;|[^<&]/gs;
/** What is left where a span ends or begins at an end of the stretch. */
const EMPTY = /<span class="[^"]*"><\/span>/g;
const BLANK = '<span class="cloze-blank">[…]</span>';

/** Goes through coloured code sign by sign. Spans that lie across an end of the stretch are closed before it and opened again after it. */
class GapWriter {
  private readonly gap: Pick<CodeWithGap, 'from' | 'to' | 'look'>;
  private readonly open: string[] = [];
  private out = '';
  private at = 0;

  constructor(gap: Pick<CodeWithGap, 'from' | 'to' | 'look'>) {
    this.gap = gap;
  }

  write(html: string): string {
    const { from, to, look } = this.gap;
    for (const [token] of html.matchAll(TOKEN)) {
      if (token.startsWith('<')) this.writeTag(token);
      else {
        if (this.at === from) this.breakOff(look === 'blank' ? BLANK : '<span class="cloze">');
        if (this.at === to && to > from && look === 'shown') this.breakOff('</span>');
        if (!this.isHidden) this.out += token;
        this.at += token.startsWith('&') ? 1 : token.length;
      }
    }
    if (this.at === to && look === 'shown') this.breakOff('</span>');
    return this.out.replace(EMPTY, '');
  }

  private get isHidden(): boolean {
    const { from, to, look } = this.gap;
    return look === 'blank' && this.at >= from && this.at < to;
  }

  private writeTag(tag: string): void {
    if (tag.startsWith('</')) this.open.pop();
    else this.open.push(tag);
    this.out += tag;
  }

  private breakOff(html: string): void {
    this.out += '</span>'.repeat(this.open.length) + html + this.open.join('');
  }
}
