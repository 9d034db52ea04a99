import type { CssNode, Selector, SelectorList } from 'css-tree';
import generate from 'css-tree/generator';

/** On which of our themes a selector counts. */
export type ThemeOf = 'both' | 'dark' | 'light';

/** A selector that cannot choose anything outside its card. */
export interface CardSelector {
  readonly text: string;
  readonly theme: ThemeOf;
  /** Whether it is for touch screens. */
  readonly isMobile: boolean;
}

/** Before each class and id of a card, so that it is never one of the page's own. */
export const PREFIX = 'anki-';

/** The element that takes the part of Anki's page: `html`, `body` and `.card` at once. */
export const CARD_CLASS: string = `${PREFIX}card`;

const NIGHT = new Set(['nightMode', 'night_mode']);
const PAGE_TYPES = new Set(['html', 'body']);
const PAGE_IDS = new Set(['qa', 'content', '_flag', 'qa_box']);

/**
 * Rewrites selectors for elements within one card: names get the prefix, the parts that mean Anki's page mean the card's own
 * element, and `.nightMode` means our dark theme. What it gives is to stand after a selector of the card's frame: all that it
 * chooses then lies within. Null for what could choose more, or cannot be read.
 */
export function cardSelectors(prelude: CssNode): readonly CardSelector[] | null {
  if (prelude.type !== 'SelectorList') return null;
  const read = (prelude as SelectorList).children
    .toArray()
    .map((node) => (node.type === 'Selector' ? cardSelector(node) : null));
  return read.every((each) => each !== null) ? read : null;
}

/** The same for a rule within a rule, where `&` may stand at the start only. */
export function nestedSelectors(prelude: CssNode): string | null {
  if (prelude.type !== 'SelectorList') return null;
  const texts = (prelude as SelectorList).children.toArray().map((node) => {
    if (node.type !== 'Selector' || !prefixNames(node)) return null;
    const text = generate(node);
    return text.lastIndexOf('&') > 0 ? null : text;
  });
  return texts.every((text) => text !== null) ? texts.join(',') : null;
}

function cardSelector(selector: Selector): CardSelector | null {
  const compounds = compoundsOf(selector);
  let theme: ThemeOf = 'both';
  let isMobile = false;
  const page: CssNode[] = [];
  let rest = 0;
  for (const { nodes, combinator } of compounds) {
    const isPage = nodes.some(isPageNode) || (page.length > 0 && nodes.some(isCardClass));
    if (!isPage || (rest > 0 && combinator !== ' ' && combinator !== '>')) break;
    for (const node of nodes) {
      if (isNight(node)) theme = 'dark';
      else if (isNotNight(node)) theme = 'light';
      else if (node.type === 'ClassSelector' && node.name === 'mobile') isMobile = true;
      else if (!isPageName(node)) page.push(node);
    }
    // Each part of the page counts as one class, so that rules keep their rank among one another.
    page.push(...nodes.filter((node) => isNight(node) || isNotNight(node)));
    rest++;
  }
  const own = page.filter((node) => !isNight(node) && !isNotNight(node) && !isCardClass(node));
  const weight = page.length - own.length;
  if (!own.every(prefixNames)) return null;
  const tail = compounds.slice(rest);
  if (!tail.every(({ nodes }) => nodes.every(prefixNames))) return null;
  // `html` and `body` weigh as little as the name of an element does.
  const first = weight > 0 ? `.${CARD_CLASS}`.repeat(weight) : `div:where(.${CARD_CLASS})`;
  const head = first + own.map((node) => generate(node)).join('');
  const parts = tail.map(({ nodes, combinator }, index) => {
    const text = nodes.map((node) => generate(node)).join('');
    return index === 0 && rest === 0 ? text : `${combinator}${text}`;
  });
  return { text: (rest > 0 ? head : '') + parts.join(''), theme, isMobile };
}

interface Compound {
  readonly nodes: CssNode[];
  /** What stands before it. */
  readonly combinator: string;
}

function compoundsOf({ children }: Selector): readonly Compound[] {
  const compounds: Compound[] = [];
  let nodes: CssNode[] = [];
  let combinator = ' ';
  for (const node of children.toArray()) {
    if (node.type !== 'Combinator') nodes.push(node);
    else {
      if (nodes.length > 0) compounds.push({ nodes, combinator });
      nodes = [];
      combinator = node.name;
    }
  }
  compounds.push({ nodes, combinator });
  return compounds;
}

function isNight(node: CssNode): boolean {
  return node.type === 'ClassSelector' && NIGHT.has(node.name);
}

function isNotNight(node: CssNode): boolean {
  return (
    node.type === 'PseudoClassSelector' &&
    node.name === 'not' &&
    /^\.(?:nightMode|night_mode)$/.test(node.children ? generate(node).slice(5, -1) : '')
  );
}

function isCardClass(node: CssNode): boolean {
  return node.type === 'ClassSelector' && node.name === 'card';
}

function isPageName(node: CssNode): boolean {
  if (node.type === 'TypeSelector') return PAGE_TYPES.has(node.name.toLowerCase());
  if (node.type === 'IdSelector') return PAGE_IDS.has(node.name);
  return node.type === 'PseudoClassSelector' && node.name === 'root';
}

function isPageNode(node: CssNode): boolean {
  const isMobile = node.type === 'ClassSelector' && node.name === 'mobile';
  return isPageName(node) || isNight(node) || isMobile;
}

const PLAIN_NAME = /^[\w\u00a0-\uffff-]+$/;
const UNKNOWN_PSEUDO = /^(?:host|host-context|slotted|part|view-transition.*|scope)$/;

/** Puts the prefix before the names in a part of a selector; false where the part is not understood. */
function prefixNames(node: CssNode): boolean {
  switch (node.type) {
    case 'ClassSelector':
    case 'IdSelector':
      node.name = PREFIX + node.name;
      return PLAIN_NAME.test(node.name);
    case 'AttributeSelector':
      return prefixAttribute(node);
    case 'PseudoClassSelector':
    case 'PseudoElementSelector':
      if (UNKNOWN_PSEUDO.test(node.name.toLowerCase()) || !PLAIN_NAME.test(node.name)) return false;
      return node.children === null || node.children.toArray().every(prefixNames);
    case 'SelectorList':
    case 'Selector':
      return node.children.toArray().every(prefixNames);
    case 'Nth':
      return node.selector === null || prefixNames(node.selector);
    case 'TypeSelector':
      return node.name === '*' || PLAIN_NAME.test(node.name);
    case 'Combinator':
      return node.name !== '||';
    case 'NestingSelector':
    case 'Percentage':
    case 'Identifier':
      return true;
    default:
      return false;
  }
}

function prefixAttribute(node: Extract<CssNode, { type: 'AttributeSelector' }>): boolean {
  const name = node.name.name.toLowerCase();
  if (!PLAIN_NAME.test(name)) return false;
  const isName = name === 'class' || name === 'id';
  const begins = node.matcher === '=' || node.matcher === '~=' || node.matcher === '^=';
  if (!isName || !node.value || !begins) return true;
  if (node.value.type === 'String') node.value.value = PREFIX + node.value.value;
  else node.value.name = PREFIX + node.value.name;
  return true;
}
