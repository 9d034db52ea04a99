import type { Block, Declaration } from 'css-tree';
import generate from 'css-tree/generator';
import { CARD_CLASS, PREFIX } from './selectors.ts';

/** What Anki writes into each new note type: nobody chose it, so it gives way to the look of this place. */
const STOCK: Readonly<Record<string, readonly (readonly string[])[]>> = {
  [`.${CARD_CLASS}`]: [
    ['font-family:arial'],
    ['font-size:20px'],
    ['line-height:1.5'],
    // One without the other would be unreadable where the paper is dark.
    ['color:black', 'background-color:white'],
  ],
  [`.${PREFIX}cloze`]: [['font-weight:bold', 'color:blue']],
  [`.${CARD_CLASS} .${PREFIX}cloze`]: [['color:lightblue']],
};

/** Tells of the declarations of a rule whether they are Anki's own. */
export function isStockDeclaration(
  block: Block,
  selectors: readonly string[],
): (declaration: Declaration) => boolean {
  const [selector = ''] = selectors;
  const groups = selectors.length === 1 ? STOCK[selector] : undefined;
  if (!groups) return () => false;
  const said = block.children
    .toArray()
    .flatMap((node) => (node.type === 'Declaration' ? textOf(node) : []));
  const stock = groups.filter((group) => group.every((each) => said.includes(each))).flat();
  return (declaration) => stock.includes(textOf(declaration));
}

const HEIGHT = /^(?:min-)?(?:height|block-size):/;
const MOST_OF_WINDOW = /\b(?:[89]\d|1\d\d)(?:\.\d+)?[sdl]?vh\b/;

/** Whether a declaration makes an element as high as the window: there a card has one of its own, here the rest of the page stands below it. */
export function fillsWindow(declaration: Declaration): boolean {
  const text = textOf(declaration);
  return HEIGHT.test(text) && MOST_OF_WINDOW.test(text);
}

function textOf({ property, value }: Declaration): string {
  return `${property}:${generate(value)}`.toLowerCase();
}
