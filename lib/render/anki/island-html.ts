import { escapeHtml } from '#lib/render/escape-html.ts';
import type { Cleaning } from './cleaning.ts';
import type { Island } from './islands.ts';
import { renderMath } from './math.ts';
import { missing, player } from './media-html.ts';
import { mediaOfSource } from './media-source.ts';
import type { SideStyles } from './side-styles.ts';

/** Writes what stands in a side instead of HTML. */
export function writeIsland(island: Island, { styles, media, typed }: Cleaning): string {
  switch (island.kind) {
    case 'math':
      return withoutStyles(renderMath(island.tex, island.isBlock), styles);
    case 'sound': {
      const address = media(island.name) ?? mediaOfSource(island.name, media);
      return address === null ? missing(island.name) : player(address);
    }
    case 'speech': {
      const { text, language, voices, speed } = island.speech;
      const spoken = language === '' ? '' : `lang="${language}" `;
      const said = `${spoken}data-text="${escapeHtml(text)}"`;
      return `<span class="speech" ${said} data-voices="${escapeHtml(voices.join(','))}" data-speed="${speed}"></span>`;
    }
    case 'typed': {
      const answer = typed(island.field);
      return answer === null ? '' : `<code class="typed">${escapeHtml(answer)}</code>`;
    }
  }
}

const TAG = /<(\/?)([a-z]+)((?:\s+[\w-]+=(?:"[^"]*"|'[^']*'))*)\s*\/?>/g;
const ATTRIBUTE = /([\w-]+)=(?:"([^"]*)"|'([^']*)')/g;
const ELEMENTS = new Set(
  (
    'math mrow mi mn mo ms mtext mspace mpadded mphantom mstyle mtable mtr mtd mfrac msqrt mroot msub msup msubsup munder mover ' +
    'munderover mmultiscripts mprescripts none menclose merror span code'
  ).split(' '),
);
const ATTRIBUTES =
  /^(?:class|width|height|depth|voffset|lspace|rspace|notation|stretchy|scriptlevel|displaystyle|mathvariant|mathsize|mathcolor|mathbackground|fence|form|minsize|maxsize|linethickness|symmetric|separator|rowspacing|movablelimits|largeop|display|columnalign|accent|accentunder|title)$/;

/** Whether this is an element that formulas are made of. */
export function isMathElement(name: string): boolean {
  return ELEMENTS.has(name);
}

/** Whether elements of formulas may have an attribute, whatever its value. */
export function isMathAttribute(name: string): boolean {
  return name !== 'class' && ATTRIBUTES.test(name);
}

/** MathML comes with inline styles, which pages forbid: they become classes. Links in formulas lead nowhere. */
function withoutStyles(math: string, styles: SideStyles): string {
  return math.replace(TAG, (_, end: string, name: string, attributes: string) => {
    if (!ELEMENTS.has(name)) return '';
    if (end !== '') return `</${name}>`;
    const classes: string[] = [];
    let kept = '';
    for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
      const value = double ?? single ?? '';
      if (key === 'class') classes.push(value);
      else if (key === 'style') classes.push(styles.classOf(value) ?? '');
      else if (ATTRIBUTES.test(key)) kept += ` ${key}="${value}"`;
    }
    const named = classes.join(' ').trim();
    return `<${name}${named === '' ? '' : ` class="${named}"`}${kept}>`;
  });
}
