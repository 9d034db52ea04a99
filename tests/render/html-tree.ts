import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { formulaHtml } from '#lib/render/formula.ts';

/** An element of parsed HTML, with its attributes by name. */
export interface ParsedElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** All elements of an HTML text, as a browser would see them. */
export function elementsOf(html: string): readonly ParsedElement[] {
  const found: ParsedElement[] = [];
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = [...parseFragment(html).childNodes];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('tagName' in node)) continue;
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    found.push({ name: node.tagName, namespace: node.namespaceURI, attributes });
    waiting.push(...node.childNodes);
    if ('content' in node) waiting.push(...node.content.childNodes);
  }
  return found;
}

const DANGEROUS =
  /^(?:script|style|iframe|frame|object|embed|applet|form|button|textarea|select|svg|math|template|link|meta|base|title|noscript|img|video|audio|xmp|plaintext)$/;
const URL_ATTRIBUTES = [
  'href',
  'src',
  'action',
  'formaction',
  'xlink:href',
  'srcset',
  'data',
  'background',
];

/** What in an HTML text could run, load, or reach out of a card; empty where nothing could. Formulas are harmless as they are set here. */
export function dangersIn(html: string): readonly string[] {
  return elementsOf(withoutFormulas(html)).flatMap(({ name, namespace, attributes }) => {
    const dangers: string[] = [];
    if (DANGEROUS.test(name) || namespace !== 'http://www.w3.org/1999/xhtml') dangers.push(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (/^on|^style$|^id$|^name$|^srcdoc$|^xmlns/.test(key)) dangers.push(`${name} ${key}`);
      if (URL_ATTRIBUTES.includes(key) && !isHarmless(value))
        dangers.push(`${name} ${key}=${value}`);
    }
    return dangers;
  });
}

/** Without formulas, each of which must be what its TeX gives. */
function withoutFormulas(html: string): string {
  let rest = html;
  for (const { attributes } of elementsOf(html)) {
    const tex = attributes['data-tex'];
    if (tex === undefined) continue;
    const isBlock = attributes.class?.includes('math-block') ?? false;
    rest = rest.replace(formulaHtml(tex, isBlock), () => '');
  }
  return rest;
}

/** Asks the platform's own parser, which resolves the address as a browser does. */
function isHarmless(url: string): boolean {
  const { protocol, host } = new URL(url, 'https://here.example/');
  const isRelative = host === 'here.example';
  return isRelative || ['http:', 'https:', 'mailto:'].includes(protocol);
}
