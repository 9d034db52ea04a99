import { readAutolink, readBareAddress } from '#lib/render/markdown/autolink.ts';
import { type Bracket, closeBracket, openBracket } from '#lib/render/markdown/brackets.ts';
import { decodeReference, REFERENCE } from '#lib/render/markdown/character-reference.ts';
import { CodeSpanReader } from '#lib/render/markdown/code-span.ts';
import type { Content, InlineForms } from '#lib/render/markdown/content.ts';
import { DelimiterStack } from '#lib/render/markdown/delimiters.ts';
import { readFormula } from '#lib/render/markdown/formula.ts';
import { closeHole, openHole } from '#lib/render/markdown/hole.ts';
import { InlineHtmlReader } from '#lib/render/markdown/inline-html.ts';
import { readObsidian } from '#lib/render/markdown/obsidian-inline.ts';
import { MAX_INLINE_DEPTH, PartList, rawText } from '#lib/render/markdown/part-list.ts';
import type { Inline, InlineTree, LooseDelimiter, References } from '#lib/render/markdown/tree.ts';

/** The inline nodes of a content; parsed once. */
export function inlinesOf(content: Content, references: References): InlineTree {
  const { text, forms } = content;
  content.inlines ??= new InlineParser(text, references, { forms }).parse();
  return content.inlines;
}

/** The inline nodes of a text in which brackets that make no link hide what is in them, as `==` does. */
export function parseBracketHoles({ text, forms }: Content, references: References): InlineTree {
  return new InlineParser(text, references, { bracketsHide: true, forms }).parse();
}

const PLAIN = /[^\n\\`*_[\]!<&~={}]+/y;
const PLAIN_BETWEEN_ADDRESSES = /[^\n\\`*_[\]!<&~={}:w@]+/y;
const PLAIN_BETWEEN_FORMULAS = /[^\n\\`*_[\]!<&~={}:w@$]+/y;
const PLAIN_IN_OBSIDIAN = /[^\n\\`*_[\]!<&~={}:w@$^%#]+/y;
const ADDRESS_SIGN = /:\/\/|www\.|@/;
const REFERENCE_HERE = new RegExp(REFERENCE.source, 'y');
const ESCAPABLE = /[!-/:-@[-`{-~]/;

/** What is text for sure. */
function plainIn(text: string, forms: InlineForms | null): RegExp {
  if (forms === 'obsidian') return PLAIN_IN_OBSIDIAN;
  if (forms === 'formulas') return PLAIN_BETWEEN_FORMULAS;
  return ADDRESS_SIGN.test(text) ? PLAIN_BETWEEN_ADDRESSES : PLAIN;
}

/** What is read beside the usual. */
export interface InlineSyntax {
  readonly bracketsHide?: boolean | undefined;
  readonly forms?: InlineForms | undefined;
}

/** The state of inline parsing: where it is, what is done, and which delimiters wait for a partner. */
export class InlineParser {
  readonly text: string;
  readonly references: References;
  /** Whether brackets that make no link hide what is in them. */
  readonly bracketsHide: boolean;
  private readonly forms: InlineForms | null;
  readonly parts = new PartList();
  readonly delimiters: DelimiterStack;
  readonly loose: LooseDelimiter[] = [];
  /** The innermost `[`, `![` or `{{c1::` that waits for its end. */
  bracket: Bracket | null = null;
  at = 0;
  private openHoles = 0;
  private readonly plain: RegExp;
  private readonly codeSpans: CodeSpanReader;
  private readonly html: InlineHtmlReader;

  constructor(text: string, references: References, options: InlineSyntax = {}) {
    const { bracketsHide = false, forms = null } = options;
    this.text = text;
    this.bracketsHide = bracketsHide;
    this.forms = forms;
    this.delimiters = new DelimiterStack(text, this.parts);
    this.plain = plainIn(text, forms);
    this.references = references;
    this.codeSpans = new CodeSpanReader(text);
    this.html = new InlineHtmlReader(text);
  }

  parse(): InlineTree {
    while (this.at < this.text.length) this.step();
    this.delimiters.resolve(null);
    this.reportOpenHoles();
    return { nodes: this.parts.toNodes(), loose: [...this.loose, ...this.delimiters.loose] };
  }

  /** Adds a node that ends at `end`, and moves there. */
  add(node: Inline): void {
    this.parts.append(node);
    this.at = node.to;
  }

  /** Adds text as it stands up to `end`, and moves there. */
  addText(end: number, value = this.text.slice(this.at, end)): void {
    const last = this.parts.lastPart;
    if (last?.isPlain && last.node.kind === 'text') {
      last.node = { kind: 'text', from: last.node.from, to: end, value: last.node.value + value };
    } else {
      this.parts.append({ kind: 'text', from: this.at, to: end, value }, { isPlain: true });
    }
    this.at = end;
  }

  get hasOpenHole(): boolean {
    return this.openHoles > 0;
  }

  /** Remembers an opening bracket, whose text is the last part. */
  pushBracket({ kind, part, name }: Pick<Bracket, 'kind' | 'part' | 'name'>): void {
    if (kind === 'hole') this.openHoles++;
    const previous = this.bracket;
    const outerLink = previous?.kind === 'link' ? previous : (previous?.outerLink ?? null);
    const below = this.delimiters.last;
    this.bracket = { kind, part, name, previous, outerLink, below, isActive: true };
  }

  /** Forgets the innermost opening bracket. */
  popBracket(): Bracket | null {
    const { bracket } = this;
    this.bracket = bracket?.previous ?? null;
    if (bracket?.kind === 'hole') this.openHoles--;
    return bracket;
  }

  /** Takes what stands behind an opening bracket out of the chain. */
  takeInside(bracket: Bracket): { nodes: Inline[]; depth: number } {
    this.delimiters.resolve(bracket.below);
    const inside = this.parts.takeBetween(bracket.part, null);
    if (inside.depth < MAX_INLINE_DEPTH) return inside;
    return { nodes: [rawText(this.text, bracket.part.node.to, this.at)], depth: 0 };
  }

  /** Gives back text that was read from `from` on, delimiters included; false where something else was read there. */
  takeBack(from: number): boolean {
    let part = this.parts.lastPart;
    while (part && part.node.from >= from && part.node.kind === 'text') part = part.previous;
    const cut = part && part.node.to > from ? part : null;
    if (cut && !(cut.isPlain && cut.node.kind === 'text')) return false;
    this.delimiters.forgetFrom(from);
    while (this.parts.lastPart !== part && this.parts.lastPart)
      this.parts.remove(this.parts.lastPart);
    if (cut) cut.node = rawText(this.text, cut.node.from, from);
    this.at = from;
    return true;
  }

  private step(): void {
    const { plain } = this;
    plain.lastIndex = this.at;
    if (plain.test(this.text)) this.addText(plain.lastIndex);
    if (this.at < this.text.length && !this.readSpecial()) this.addText(this.at + 1);
  }

  private readSpecial(): boolean {
    if (this.forms === 'obsidian' && readObsidian(this)) return true;
    switch (this.text[this.at]) {
      case '$':
        return this.forms !== null && readFormula(this);
      case '\n':
        return this.readLineEnd();
      case '\\':
        return this.readBackslash();
      case '`':
        return this.readCode();
      case '*':
      case '_':
      case '~':
      case '=':
        return this.delimiters.read(this);
      case '[':
      case '!':
        return openBracket(this);
      case ']':
        return closeBracket(this);
      case '{':
        return openHole(this);
      case '}':
        return closeHole(this);
      case '<':
        return this.readAngle();
      case '&':
        return this.readReference();
      default:
        return readBareAddress(this);
    }
  }

  private readLineEnd(): boolean {
    const spaces = this.dropTrailingSpaces();
    const kind = spaces >= 2 ? 'hard-break' : 'soft-break';
    this.add({ kind, from: this.at - spaces, to: this.at + 1 });
    return true;
  }

  private dropTrailingSpaces(): number {
    const last = this.parts.lastPart;
    if (!last?.isPlain || last.node.kind !== 'text') return 0;
    const { value, from, to } = last.node;
    let end = value.length;
    while (end > 0 && value.charCodeAt(end - 1) === 32) end--;
    const count = value.length - end;
    if (count > 0) last.node = { kind: 'text', from, to: to - count, value: value.slice(0, end) };
    return count;
  }

  private readBackslash(): boolean {
    const next = this.text[this.at + 1];
    if (next === undefined) return false;
    if (next === '\n') this.add({ kind: 'hard-break', from: this.at, to: this.at + 2 });
    else if (ESCAPABLE.test(next)) {
      // Escaped characters never pair up with their neighbours, so they are no plain text.
      this.add({ kind: 'text', from: this.at, to: this.at + 2, value: next });
    } else return false;
    return true;
  }

  private readCode(): boolean {
    const found = this.codeSpans.read(this.at);
    if (found.kind === 'text') this.addText(found.to);
    else this.add(found);
    return true;
  }

  private readAngle(): boolean {
    const node = readAutolink(this.text, this.at) ?? this.html.read(this.at);
    if (!node) return false;
    this.add(node);
    return true;
  }

  private readReference(): boolean {
    REFERENCE_HERE.lastIndex = this.at;
    const match = REFERENCE_HERE.exec(this.text);
    const value = match ? decodeReference(match[0]) : null;
    if (!match || value === null) return false;
    this.add({ kind: 'text', from: this.at, to: this.at + match[0].length, value });
    return true;
  }

  private reportOpenHoles(): void {
    for (let bracket = this.bracket; bracket; bracket = bracket.previous) {
      const { from, to } = bracket.part.node;
      // Other programs write names in braces, too; only a `c` with a number is surely meant as a hole.
      if (bracket.kind !== 'hole' || !/^\{\{c\d/.test(this.text.slice(from, to))) continue;
      this.loose.push({ from, to, text: this.text.slice(from, to) });
    }
  }
}
