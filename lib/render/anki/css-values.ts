import type { CssNode, Declaration } from 'css-tree';
import generate from 'css-tree/generator';
import { type FindMedia, mediaOfSource } from './media-source.ts';

/** What declarations of a style sheet need to know of the rest of it. */
export interface DeclarationContext {
  readonly media: FindMedia;
  /** New names of the animations and of the fonts that the sheet itself brings; names of fonts in lower case. */
  readonly animations: ReadonlyMap<string, string>;
  readonly fonts: ReadonlyMap<string, string>;
}

/** Properties that reach out of their element, or run something. */
const FORBIDDEN_PROPERTY =
  /^(?:behavior|-moz-binding|-webkit-app-region|app-region|view-transition-\w+|will-change|all|timeline-scope|scroll-timeline.*|view-timeline.*)$/;
/** Functions that load something, or that browsers once ran. */
const FORBIDDEN_FUNCTION =
  /^(?:-\w+-)?(?:image-set|image|src|element|paint|expression|cross-fade)$/;
const ANIMATION = /^(?:-webkit-)?animation(?:-name|-iteration-count)?$/;
/** How often an endless animation runs. */
const ENDLESS = '3';
const LONGEST = 20_000;

/** A declaration that may stand on a card, as text; null for one that may not. */
export function writeDeclaration(
  { property, value, important }: Declaration,
  context: DeclarationContext,
): string | null {
  const name = property.startsWith('--') ? property : property.toLowerCase();
  if (!/^[\w-]+$/.test(name) || FORBIDDEN_PROPERTY.test(name)) return null;
  if (!isHarmless(value, context.media)) return null;
  const written = adapted(name, generate(value), context);
  if (written.length > LONGEST) return null;
  return `${name}:${asText(written)}${important ? '!important' : ''}`;
}

/** Text of a style sheet that may stand in a `style` element. */
export function asText(css: string): string {
  return css.replaceAll('</', '<\\/').replaceAll('<!', '<\\!');
}

/** Walks a value, and puts the addresses of this person's own media where files are named. */
function isHarmless(node: CssNode, media: FindMedia): boolean {
  switch (node.type) {
    case 'Url': {
      const found = mediaOfSource(node.value, media);
      if (found !== null) node.value = found;
      return found !== null;
    }
    case 'Raw':
      // What css-tree does not read may still be the harmless value of a variable.
      return (
        /^[\w\s#%.,+*/()-]*$/.test(node.value) && !/\b(?:url|src|image-set)\b/i.test(node.value)
      );
    case 'Function':
      if (!/^[\w-]+$/.test(node.name) || FORBIDDEN_FUNCTION.test(node.name.toLowerCase()))
        return false;
      return node.children.toArray().every((each) => isHarmless(each, media));
    case 'Value':
    case 'Parentheses':
    case 'Brackets':
      return node.children.toArray().every((each) => isHarmless(each, media));
    case 'Identifier':
      return !node.name.includes('\\');
    case 'Dimension':
      return /^[a-z]+$/i.test(node.unit);
    case 'String':
    case 'Number':
    case 'Percentage':
    case 'Hash':
    case 'Operator':
    case 'UnicodeRange':
      return true;
    default:
      return false;
  }
}

function adapted(name: string, value: string, context: DeclarationContext): string {
  if (name === 'position') return value.replace(/\bfixed\b/i, 'absolute');
  if (ANIMATION.test(name))
    return renamed(value.replace(/\binfinite\b/i, ENDLESS), context.animations);
  if (name === 'font-family' || name === 'font') return withFonts(value, context.fonts);
  return value;
}

/** Animations have names of the page's own; a sheet gets at none but those that it brings. */
function renamed(value: string, names: ReadonlyMap<string, string>): string {
  return value.replace(/(?<![\w.#-])-?[a-z_][\w-]*(?![\w(-])/gi, (word) => names.get(word) ?? word);
}

function withFonts(value: string, fonts: ReadonlyMap<string, string>): string {
  if (fonts.size === 0) return value;
  const parts = value.split(',').map((part) => {
    const [, before = '', name = ''] =
      /^(.*?)((?:"[^"]*"|'[^']*'|[a-z_-][\w -]*))$/is.exec(part.trim()) ?? [];
    const known = fonts.get(name.replace(/["']/g, '').trim().toLowerCase());
    return known === undefined ? part : `${before}"${known}"`;
  });
  return parts.join(',');
}
