import type { Inline, References } from '#lib/render/markdown/tree.ts';

/** What becomes of a hole: hidden behind dots, pointed out, marked as a plain highlight, or shown as plain text. */
export type HoleLook = 'blank' | 'shown' | 'highlight' | 'plain';

/** The state of one rendering. */
export interface Rendering {
  /**
   * `card`: clean HTML with our classes, raw tags left for the sanitiser. `card-without-html`: raw tags become text.
   * `raw`: as the CommonMark specification writes it.
   */
  readonly manner: 'card' | 'card-without-html' | 'raw';
  readonly references: References;
  readonly language: string;
  /** How a hole looks, be it `==…==` or `{{c1::…}}`. */
  readonly holes: (node: Inline) => HoleLook;
  out: string;
  /** Raw tags that stand in `out`. */
  rawTags: number;
}

/** Begins a rendering. */
export function makeRendering(
  options: Pick<Rendering, 'manner' | 'references' | 'language'> & {
    holes?: Rendering['holes'] | undefined;
  },
): Rendering {
  const { manner, references, language, holes = () => 'highlight' as const } = options;
  return { manner, references, language, holes, out: '', rawTags: 0 };
}

/** Begins a new line of HTML, where it is not begun already. */
export function breakLine(rendering: Rendering): void {
  if (rendering.out !== '' && !rendering.out.endsWith('\n')) rendering.out += '\n';
}

/** Writes raw HTML: as it is, for the sanitiser, or as text. Comments never reach a card. */
export function writeRawHtml(rendering: Rendering, html: string): void {
  if (rendering.manner === 'raw') rendering.out += html;
  else if (rendering.manner === 'card') {
    const bare = withoutComments(html);
    rendering.out += bare;
    rendering.rawTags += countTags(bare);
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
