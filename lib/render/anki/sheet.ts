import type { Atrule, Block, CssNode, List, Rule } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';
import { asText, type DeclarationContext, writeDeclaration } from './css-values.ts';
import type { FindMedia } from './media-source.ts';
import { CARD_CLASS, cardSelectors, nestedSelectors, type ThemeOf } from './selectors.ts';
import { fillsWindow, isStockDeclaration } from './stock-style.ts';

/** For which cards a sheet is, and whose files it may show. */
export interface SheetOptions {
  /** Class of the frames around those cards, as {@link frameClass} gives it. */
  readonly scope: string;
  readonly media: FindMedia;
}

const LONGEST = 1024 * 1024;
const MAX_DEPTH = 40;

/**
 * The style sheet of a note type, made safe for our pages: it styles what lies in frames of the class `scope` and nothing else,
 * loads nothing but the owner's own files, and follows our light and dark. What is not understood is left out. What every new note
 * type of Anki says (Arial, 20px, black on white) is left out too, so that such cards look like all others here.
 */
export function renderSheet(css: string, { scope, media }: SheetOptions): string {
  if (isTooDeep(css)) return '';
  const sheet = parse(css, { parseCustomProperty: true });
  if (sheet.type !== 'StyleSheet') return '';
  const names = namesOf(sheet.children, scope);
  const writer = new SheetWriter(scope, { media, ...names });
  writer.writeAll(sheet.children);
  return asText(writer.css);
}

/** Whether a sheet is too long to be read, or brackets lie in one another deeper than css-tree can call itself. */
export function isTooDeep(css: string): boolean {
  return css.length > LONGEST || depthOf(css) > MAX_DEPTH;
}

function depthOf(css: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of css.matchAll(/[([{}\])]/g)) {
    depth = '([{'.includes(sign) ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

type Names = Pick<DeclarationContext, 'animations' | 'fonts'>;

/** Animations and fonts have names of the whole page's: those of a sheet get its scope before them. */
function namesOf(nodes: List<CssNode>, scope: string): Names {
  const animations = new Map<string, string>();
  const fonts = new Map<string, string>();
  for (const node of nodes.toArray()) {
    if (node.type !== 'Atrule' || !node.block) continue;
    if (isKeyframes(node)) {
      const name = keyframesName(node);
      if (name !== null) animations.set(name, `${scope}-${name}`);
    } else if (node.name.toLowerCase() === 'font-face') {
      const name = fontName(node.block);
      if (name !== null) fonts.set(name.toLowerCase(), `${scope} ${name}`);
    } else if (node.name.toLowerCase() === 'media' || node.name.toLowerCase() === 'supports') {
      const inner = namesOf(node.block.children, scope);
      for (const [name, own] of inner.animations) animations.set(name, own);
    }
  }
  return { animations, fonts };
}

function isKeyframes({ name }: Atrule): boolean {
  return /^(?:-webkit-)?keyframes$/i.test(name);
}

function keyframesName({ prelude }: Atrule): string | null {
  const name = prelude ? generate(prelude).replace(/^["']|["']$/g, '') : '';
  return /^-?[a-z_][\w-]*$/i.test(name) ? name : null;
}

function fontName(block: Block): string | null {
  for (const node of block.children.toArray()) {
    if (node.type !== 'Declaration' || node.property.toLowerCase() !== 'font-family') continue;
    const name = generate(node.value).replace(/["']/g, '').trim();
    return /^[\p{L}\p{N} _-]{1,80}$/u.test(name) ? name : null;
  }
  return null;
}

class SheetWriter {
  css = '';
  private readonly scope: string;
  private readonly context: DeclarationContext;
  private theme: ThemeOf = 'both';

  constructor(scope: string, context: DeclarationContext) {
    this.scope = scope;
    this.context = context;
  }

  writeAll(nodes: List<CssNode>): void {
    for (const node of nodes.toArray()) {
      if (node.type === 'Rule') this.writeRule(node);
      else if (node.type === 'Atrule' && node.block) this.writeAtrule(node, node.block);
    }
  }

  private writeAtrule(rule: Atrule, block: Block): void {
    const name = rule.name.toLowerCase();
    if (name === 'layer') this.writeAll(block.children);
    else if (name === 'media' || name === 'supports' || name === 'container')
      this.writeGroup(rule, block);
    else if (name === 'font-face') this.writeFont(block);
    else if (isKeyframes(rule)) this.writeKeyframes(rule, block);
  }

  private writeGroup({ name, prelude }: Atrule, block: Block): void {
    const condition = prelude ? generate(prelude) : '';
    const scheme = /^\(prefers-color-scheme:\s*(dark|light)\)$/i.exec(condition)?.[1];
    if (scheme !== undefined) {
      this.writeOn(scheme.toLowerCase() as ThemeOf, block);
    } else if (isPlainCondition(condition)) {
      const inner = this.apart(() => this.writeAll(block.children));
      if (inner !== '') this.css += `@${name.toLowerCase()} ${condition}{${inner}}\n`;
    }
  }

  private writeOn(theme: ThemeOf, block: Block): void {
    const before = this.theme;
    this.theme = theme;
    this.writeAll(block.children);
    this.theme = before;
  }

  private apart(write: () => void): string {
    const before = this.css;
    this.css = '';
    write();
    const inner = this.css;
    this.css = before;
    return inner;
  }

  private writeRule({ prelude, block }: Rule): void {
    const selectors = cardSelectors(prelude) ?? [];
    const body = this.bodyOf(
      block,
      selectors.map(({ text }) => text),
    );
    if (body === '') return;
    for (const { text, theme, isMobile } of selectors) {
      const isNever = theme !== 'both' && this.theme !== 'both' && theme !== this.theme;
      if (isNever) continue;
      const rules = framesOf(this.scope, theme === 'both' ? this.theme : theme).map((each) => {
        const rule = `${each.frame} ${text}{${body}}`;
        return each.media === '' ? rule : `@media ${each.media}{${rule}}`;
      });
      const written = rules.join('\n');
      this.css += isMobile ? `@media (pointer:coarse){${written}}\n` : `${written}\n`;
    }
  }

  private bodyOf(block: Block, selectors: readonly string[]): string {
    const stock = isStockDeclaration(block, selectors);
    const parts = block.children.toArray().flatMap((node) => {
      if (node.type === 'Declaration') {
        return stock(node) || fillsWindow(node) ? [] : (writeDeclaration(node, this.context) ?? []);
      }
      if (node.type !== 'Rule') return [];
      const inner = nestedSelectors(node.prelude);
      const body = inner === null ? '' : this.bodyOf(node.block, []);
      return body === '' ? [] : `${inner}{${body}}`;
    });
    return parts.join(';');
  }

  private writeFont(block: Block): void {
    const name = fontName(block);
    const own = name === null ? undefined : this.context.fonts.get(name.toLowerCase());
    const parts = block.children.toArray().flatMap((node) => {
      if (node.type !== 'Declaration' || node.property.toLowerCase() === 'font-family') return [];
      return writeDeclaration(node, this.context) ?? [];
    });
    const hasSource = parts.some((part) => part.startsWith('src:'));
    if (own !== undefined && hasSource)
      this.css += `@font-face{font-family:"${own}";${parts.join(';')}}\n`;
  }

  private writeKeyframes(rule: Atrule, block: Block): void {
    const own = this.context.animations.get(keyframesName(rule) ?? '');
    if (own === undefined) return;
    const frames = block.children.toArray().flatMap((node) => {
      if (node.type !== 'Rule') return [];
      const at = generate(node.prelude);
      const isFrame = /^(?:(?:from|to|\d+(?:\.\d+)?%)(?:,|$))+$/i.test(at);
      return isFrame ? `${at}{${this.bodyOf(node.block, [])}}` : [];
    });
    // Who wants less motion sees none of it.
    const still = '@media (prefers-reduced-motion:no-preference)';
    this.css += `${still}{@keyframes ${own}{${frames.join('')}}}\n`;
  }
}

function isPlainCondition(condition: string): boolean {
  return /^[\w\s().,:<>=%/+*-]*$/.test(condition) && !/url|src|image-set/i.test(condition);
}

interface Frame {
  /** A selector without weight. */
  readonly frame: string;
  readonly media: string;
}

function framesOf(scope: string, theme: ThemeOf): readonly Frame[] {
  if (theme === 'both') return [{ frame: `:where(.${scope})`, media: '' }];
  const chosen = { frame: `:where([data-theme="${theme}"] .${scope})`, media: '' };
  const system = `:where([data-theme="system"] .${scope})`;
  return [chosen, { frame: system, media: `(prefers-color-scheme:${theme})` }];
}

/** The class of the frames around cards of a note type. */
export function frameClass(noteType: string): string {
  return `nt-${noteType}`;
}

/** What stands around the content of a card's side. */
export function cardClasses(ordinal: number): string {
  return `${CARD_CLASS} ${CARD_CLASS}${ordinal + 1}`;
}
