import type { CardFields } from './card-fields.ts';
import type { ClozeAsked } from './cloze.ts';
import { applyFilters } from './filters.ts';
import type { TemplateNode, TemplateProblem } from './template.ts';

/** What a template is filled with. */
export interface TemplateContext extends ClozeAsked {
  readonly fields: Pick<CardFields, 'get' | 'isFilled'>;
  /** Writes the text of a field, filtered: as it is, or a mark that stands for it. */
  readonly hold: (text: string) => string;
  /** What `{{FrontSide}}` stands for. */
  readonly frontSide: string;
}

/** A template filled, or why it cannot be. */
export type Filled =
  | { readonly html: string; readonly problem: null }
  | { readonly html: null; readonly problem: TemplateProblem };

const FRONT_SIDE = 'FrontSide';
const CLOZE_NUMBER = /^c\d+$/;

/** Fills a template. What is in the fields is never read as a template. */
export function renderTemplate(nodes: readonly TemplateNode[], context: TemplateContext): Filled {
  const filling = new Filling(context);
  filling.fill(nodes);
  const { html, problem } = filling;
  return problem ? { html: null, problem } : { html, problem: null };
}

/** Whether a template shows any field that has content: what of a normal note makes a card. */
export function showsAnything(
  nodes: readonly TemplateNode[],
  isFilled: (name: string) => boolean,
): boolean {
  return nodes.some((node) => {
    if (node.kind === 'text') return false;
    if (node.kind === 'field') return isFilled(node.key);
    return isFilled(node.key) !== node.isNegated && showsAnything(node.children, isFilled);
  });
}

/** Characters of a side: a template may show a long field any number of times. */
export const LONGEST_SIDE = 8_000_000;

class Filling {
  html = '';
  /** Of what is shown; what is held apart takes hardly any room in the HTML. */
  private length = 0;
  problem: TemplateProblem | null = null;
  private readonly context: TemplateContext;

  constructor(context: TemplateContext) {
    this.context = context;
  }

  fill(nodes: readonly TemplateNode[]): void {
    for (const node of nodes) {
      if (this.problem) return;
      if (node.kind === 'text') this.add(node.text, node.text);
      else if (node.kind === 'field') this.fillField(node.key, node.filters);
      else this.fillCondition(node);
    }
  }

  private add(text: string, name: string): void {
    if (this.takes(text, name)) this.html += text;
  }

  /** Whether there is room for it. */
  private takes(text: string, name: string): boolean {
    this.length += text.length;
    if (this.length <= LONGEST_SIDE) return true;
    this.problem = { kind: 'too-long', name: name.slice(0, 60) };
    return false;
  }

  private fillField(key: string, filters: readonly string[]): void {
    const { fields, frontSide } = this.context;
    // An empty name with a filter asks for what the filter itself has to say.
    const text = fields.get(key) ?? (key === '' && filters.length > 0 ? '' : undefined);
    if (text !== undefined) {
      const { context } = this;
      const shown = filters.length === 0 ? text : applyFilters(text, filters, { ...context, key });
      if (this.takes(shown, key)) this.html += context.hold(shown);
    } else if (key === FRONT_SIDE) this.add(frontSide, key);
    else
      this.problem = { kind: 'no-such-field', name: [...filters].reverse().concat(key).join(':') };
  }

  private fillCondition(node: Extract<TemplateNode, { kind: 'condition' }>): void {
    const { fields } = this.context;
    const isKnown = fields.get(node.key) !== undefined || CLOZE_NUMBER.test(node.key);
    if (!isKnown) {
      this.problem = { kind: 'no-such-field', name: `${node.isNegated ? '^' : '#'}${node.key}` };
    } else if (fields.isFilled(node.key) !== node.isNegated) this.fill(node.children);
  }
}
