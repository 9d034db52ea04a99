import parse from 'css-tree/parser';
import { writeDeclaration } from './css-values.ts';
import type { FindMedia } from './media-source.ts';

const LONGEST = 4000;
const NO_NAMES = new Map<string, string>();

/** The declarations of a `style` attribute that may stand on a card, apart by semicolons; empty where none may. */
export function cleanStyle(style: string, media: FindMedia): string {
  if (style.length > LONGEST || /[\\({[]{8}/.test(style)) return '';
  const list = parse(style, { context: 'declarationList' });
  if (list.type !== 'DeclarationList') return '';
  const context = { media, animations: NO_NAMES, fonts: NO_NAMES };
  const written = list.children.toArray().flatMap((node) => {
    if (node.type !== 'Declaration' || /^(?:-webkit-)?animation/i.test(node.property)) return [];
    return writeDeclaration(node, context) ?? [];
  });
  return written.join(';');
}
