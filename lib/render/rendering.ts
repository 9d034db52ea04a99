import { codeLanguage } from '#lib/render/code-block.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import type { Inline, References } from '#lib/render/markdown/tree.ts';
import type { PictureSize } from '#lib/render/picture/header.ts';

/** What becomes of a hole: hidden behind dots, pointed out, marked as a plain highlight, or shown as plain text. */
export type HoleLook = 'blank' | 'shown' | 'highlight' | 'plain';

/** How a rendering is done. */
export interface RenderingOptions {
  /**
   * `card`: clean HTML with our classes, raw tags left for the sanitiser. `card-without-html`: raw tags become text.
   * `raw`: as the CommonMark specification writes it.
   */
  readonly manner: 'card' | 'card-without-html' | 'raw';
  readonly references: References;
  /** Language of the text, as BCP 47. */
  readonly language: string;
  /** How a hole looks, be it `==…==` or `{{c1::…}}`; a highlight where nothing is said. */
  readonly holes?: ((node: Inline) => HoleLook) | undefined;
  /** Finds a picture by the address that the text gives; where nothing is found its description stays. */
  readonly picture?: ((url: string) => ShownPicture | null) | undefined;
}

/** A picture on a card. */
export interface ShownPicture {
  /** Its address on our pages. */
  readonly source: string;
  /** Keeps its place free until it is loaded. */
  readonly size: PictureSize | null;
}

/** The HTML of one rendering while it is being written. */
export class Rendering {
  readonly options: RenderingOptions;
  /** Raw tags that were written. */
  rawTags = 0;
  private written = '';
  private isAtLineStart = true;

  constructor(options: RenderingOptions) {
    this.options = options;
  }

  get html(): string {
    return this.written;
  }

  get isRaw(): boolean {
    return this.options.manner === 'raw';
  }

  /** The attribute for code: commands read aloud in another language than English are hard to follow. */
  get codeLanguage(): string {
    return codeLanguage(this.options.language);
  }

  write(html: string): void {
    if (html === '') return;
    this.written += html;
    // Asking the long text itself would copy it each time.
    this.isAtLineStart = html.charCodeAt(html.length - 1) === 10;
  }

  /** Begins a new line of HTML, where it is not begun already. */
  breakLine(): void {
    if (!this.isAtLineStart) this.write('\n');
  }

  /** Writes raw HTML: as it is, for the sanitiser, or as text. Comments never reach a card. */
  writeRawHtml(html: string): void {
    if (this.isRaw) this.write(html);
    else if (this.options.manner === 'card-without-html') this.write(escapeHtml(html));
    else {
      const bare = withoutComments(html);
      this.rawTags += countTags(bare);
      this.write(bare);
    }
  }
}

function withoutComments(html: string): string {
  let rest = html;
  let kept = '';
  for (;;) {
    const from = rest.indexOf('<!--');
    if (from < 0) return kept + rest;
    kept += rest.slice(0, from);
    const to = rest.indexOf('-->', from + 4);
    if (to < 0) return kept;
    rest = rest.slice(to + 3);
  }
}

function countTags(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) count++;
  return count;
}
