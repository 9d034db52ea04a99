import type { CssNode, List } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';
import { writeDeclaration } from './css-values.ts';
import { isTooDeep } from './sheet.ts';

const CONTEXT = { media: () => null, animations: new Map(), fonts: new Map() };
const ELEMENT = /^\.style-[a-z0-9]+:not\(#_#_#_\)$/;

/** Whether a sheet says nothing of anything outside frames of the class `scope`, and loads nothing but files of this place. */
export function isCleanSheet(css: string, scope: string): boolean {
  if (css === '') return true;
  if (isTooDeep(css)) return false;
  const sheet = parse(css, { parseCustomProperty: true });
  return sheet.type === 'StyleSheet' && areClean(sheet.children, scope);
}

function areClean(nodes: List<CssNode>, scope: string): boolean {
  return nodes.toArray().every((node) => {
    if (node.type === 'Rule')
      return isWithin(node.prelude, scope) && isCleanBody(node.block.children);
    return node.type === 'Atrule' && node.block !== null && isCleanAtrule(node, scope);
  });
}

function isCleanAtrule(
  { name, prelude, block }: Extract<CssNode, { type: 'Atrule' }>,
  scope: string,
): boolean {
  const children = block?.children;
  if (!children) return false;
  const words = prelude === null ? '' : generate(prelude);
  if (name === 'media' || name === 'supports' || name === 'container')
    return areClean(children, scope);
  if (name === 'keyframes')
    return words.startsWith(`${scope}-`) && children.toArray().every(isFrame);
  return name === 'font-face' && isCleanBody(children) && hasOwnName(children, scope);
}

function isFrame(node: CssNode): boolean {
  return node.type === 'Rule' && isCleanBody(node.block.children);
}

function hasOwnName(nodes: List<CssNode>, scope: string): boolean {
  const names = nodes
    .toArray()
    .flatMap((node) =>
      node.type === 'Declaration' && node.property === 'font-family' ? [generate(node.value)] : [],
    );
  return names.length === 1 && names[0]?.startsWith(`"${scope} `) === true;
}

function isWithin(prelude: CssNode, scope: string): boolean {
  if (prelude.type !== 'SelectorList') return false;
  const starts = [
    `:where(.${scope}) `,
    ...['dark', 'light', 'system'].map((theme) => `:where([data-theme="${theme}"] .${scope}) `),
  ];
  return prelude.children.toArray().every((selector) => {
    const text = generate(selector);
    const start = starts.find((each) => text.startsWith(each));
    return ELEMENT.test(text) || (start !== undefined && !text.includes('&'));
  });
}

function isCleanBody(nodes: List<CssNode>): boolean {
  return nodes.toArray().every((node) => {
    if (node.type === 'Declaration') return writeDeclaration(node, CONTEXT) !== null;
    // Also between rules that lie within another stands what ends a declaration.
    if (node.type === 'Raw') return node.value === ';';
    return (
      node.type === 'Rule' &&
      generate(node.prelude).lastIndexOf('&') <= 0 &&
      isCleanBody(node.block.children)
    );
  });
}
