import temml from 'temml';
import { escapeHtml } from '#lib/render/escape-html.ts';

const LONGEST = 10_000;
const MOST_KNOWN = 2000;
const OPTIONS = { throwOnError: true, trust: false, strict: false, maxExpand: 500 } as const;

/** A formula that was set as MathML, or why it could not be, in English. */
type Written = { readonly html: string } | { readonly problem: string };

const known = new Map<string, Written>();

/** A formula in TeX as MathML, still with inline styles; what cannot be read stays text, with the reason as its title. */
export function renderMath(tex: string, isBlock: boolean): string {
  const written = write(tex, isBlock);
  if ('html' in written) return written.html;
  const title = escapeHtml(written.problem);
  return `<code class="math" title="${title}">${escapeHtml(tex)}</code>`;
}

/** Why a formula cannot be set, in English; null where it can. */
export function mathProblem(tex: string, isBlock: boolean): string | null {
  const written = write(tex, isBlock);
  return 'problem' in written ? written.problem : null;
}

/** Remembers, for a formula is often asked for again. */
function write(tex: string, isBlock: boolean): Written {
  const key = `${isBlock ? 1 : 0}${tex}`;
  const written = known.get(key) ?? writeAnew(tex, isBlock);
  if (known.size < MOST_KNOWN) known.set(key, written);
  return written;
}

/** What LaTeX and MathJax know and the library does not, and how it says the same. */
const SAID_OTHERWISE: readonly (readonly [RegExp, string])[] = [
  [/\\(?:begin|end)\{(?:math|displaymath)\}/g, ''],
  [/\\begin\{eqnarray\*?\}/g, String.raw`\begin{array}{rcl}`],
  [/\\end\{eqnarray\*?\}/g, String.raw`\end{array}`],
  [/\\mbox(?![a-zA-Z])/g, String.raw`\text`],
  [/\\require\s*\{[^{}]*\}/g, ''],
];

function writeAnew(tex: string, isBlock: boolean): Written {
  if (tex.length > LONGEST) return { problem: `longer than ${LONGEST} characters` };
  const said = SAID_OTHERWISE.reduce((text, [from, to]) => text.replace(from, to), tex);
  const written = set(said, isBlock);
  if ('html' in written || isBlock) return written;
  // Environments with lines of their own may stand within a line in MathJax.
  const inBlock = set(said, true);
  return 'html' in inBlock ? inBlock : written;
}

function set(tex: string, isBlock: boolean): Written {
  try {
    const options = { ...OPTIONS, maxSize: [20, 100] as [number, number], displayMode: isBlock };
    return { html: temml.renderToString(tex, options) };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return { problem: (message.split('\n')[0] ?? '').trim() };
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

/**
 * A formula as pages may hold it: inline styles, which they forbid, become the class that `classOf` gives, and of elements
 * and attributes only those of formulas stay. Links in formulas lead nowhere.
 */
export function withStyles(math: string, classOf: (style: string) => string | null): string {
  return math.replace(TAG, (_, end: string, name: string, attributes: string) => {
    if (!ELEMENTS.has(name)) return '';
    if (end !== '') return `</${name}>`;
    const classes: string[] = [];
    let kept = '';
    for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
      const value = double ?? single ?? '';
      if (key === 'class') classes.push(value);
      else if (key === 'style') classes.push(classOf(value) ?? '');
      else if (ATTRIBUTES.test(key)) kept += ` ${key}="${value}"`;
    }
    const named = classes.join(' ').trim();
    return `<${name}${named === '' ? '' : ` class="${named}"`}${kept}>`;
  });
}
