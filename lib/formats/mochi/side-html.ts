import { escapeHtml } from '#lib/render/escape-html.ts';
import { markdownToHtml } from '#lib/render/markdown-to-html.ts';

/** The sides of a card: what stands between lines of `---`, which mean nothing in a fence. */
export function sidesOf(content: string): string[] {
  const sides: string[][] = [[]];
  let fence = '';
  for (const line of content.split(/\r\n|\r|\n/)) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1]?.slice(0, 3) ?? '';
    if (fence === '' ? mark !== '' : mark === fence) fence = fence === '' ? mark : '';
    if (fence === '' && /^---\s*$/.test(line)) sides.push([]);
    else sides.at(-1)?.push(line);
  }
  return sides.map((lines) => lines.join('\n').trim());
}

/** Whether a text hides anything outside of code. */
export function hasHoles(markdown: string): boolean {
  return partsOf(markdown).some((part, at) => at % 2 === 0 && HOLE.test(part));
}

const CODE = /(```[\s\S]*?```|~~~[\s\S]*?~~~|`[^`\n]+`)/;
const HOLE = /\{\{(?:(\d{1,3})::)?([^{}]+(?:\{[^{}]*\}[^{}]*)*)\}\}/;

/** Text and code by turns. */
function partsOf(markdown: string): string[] {
  return markdown.split(CODE);
}

/** What a side is made into HTML with. */
export interface SideMaking {
  /** Whether holes become those of Anki; else their text stands there. */
  readonly withHoles: boolean;
  /** Whether a file is heard or watched rather than looked at. */
  readonly isPlayed: (name: string) => boolean;
}

/** Turns Markdown of Mochi's into fields of Anki's: formulas, files and holes stand in Anki's marks. */
export class SideWriting {
  readonly #making: SideMaking;
  readonly #pieces: string[] = [];
  /** Of holes without a number. */
  #next = 1;
  #mark = 'xQz';

  constructor(making: SideMaking) {
    this.#making = making;
  }

  /** The next side of a card: holes without a number are counted on. */
  html(markdown: string): string {
    while (markdown.includes(this.#mark)) this.#mark += 'z';
    const marked = partsOf(markdown)
      .map((part, at) => (at % 2 === 0 ? this.#marked(part) : part))
      .join('');
    const html = markdownToHtml(marked);
    const whole = html.replace(
      new RegExp(`${this.#mark}(\\d+)q`, 'g'),
      (_, at) => this.#pieces[Number(at)] ?? '',
    );
    return /^<p>(?:(?!<p>)[\s\S])*<\/p>$/.test(whole) ? whole.slice(3, -4) : whole;
  }

  /** What Markdown is not to touch, as marks. */
  #marked(text: string): string {
    return text
      .replace(/\$\$([\s\S]+?)\$\$/g, (_, formula: string) => {
        const isBlock = /^\s*\n/.test(formula);
        const tex = escapeHtml(formula.trim());
        return this.#keep(isBlock ? `\\[${tex}\\]` : `\\(${tex}\\)`);
      })
      .replace(/!\[[^\]]*\]\(\s*<?(?:@media\/)?([^)\s>]+)>?[^)]*\)/g, (whole, path: string) => {
        return /^[a-z][a-z0-9+.-]*:/i.test(path) ? whole : this.#file(path);
      })
      .replace(new RegExp(HOLE, 'g'), (_, number: string | undefined, inner: string) => {
        if (!this.#making.withHoles) return inner;
        const at = number === undefined ? this.#next++ : Number(number);
        return `${this.#keep(`{{c${Math.max(1, at)}::`)}${inner}${this.#keep('}}')}`;
      });
  }

  #file(path: string): string {
    const name = fileName(path);
    if (this.#making.isPlayed(name)) return this.#keep(`[sound:${name}]`);
    return this.#keep(`<img src="${escapeHtml(name)}" alt="">`);
  }

  #keep(html: string): string {
    this.#pieces.push(html);
    return `${this.#mark}${this.#pieces.length - 1}q`;
  }
}

/** The name of a file, whatever folders it is said to lie in. */
export function fileName(path: string): string {
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // It was not encoded.
  }
  return (plain.split(/[/\\]/).at(-1) ?? '').normalize('NFC');
}
