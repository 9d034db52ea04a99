/** What a draft would become. All texts are Markdown of one line, except commands and YAML. */
export type DraftCard =
  | { readonly kind: 'term'; readonly term: string; readonly definition: string }
  | { readonly kind: 'basic'; readonly prompt: string; readonly answer: string }
  | { readonly kind: 'cloze'; readonly parts: readonly ClozePart[] }
  | {
      readonly kind: 'set' | 'sequence';
      readonly prompt: string;
      readonly items: readonly string[];
    }
  | { readonly kind: 'command'; readonly prompt: string; readonly command: string }
  | {
      readonly kind: 'completion';
      readonly prompt: string;
      readonly lines: readonly CompletionLine[];
    };

/** A stretch of a text with holes. */
export interface ClozePart {
  readonly text: string;
  readonly hidden: boolean;
}

/** A line of YAML; the value of an asked one is hidden. */
export interface CompletionLine {
  readonly text: string;
  readonly asked: boolean;
}

/** What the card asks, as Markdown; empty where a person has to write it. */
export function promptOf(card: DraftCard): string {
  switch (card.kind) {
    case 'term':
      return card.term;
    case 'cloze':
      return card.parts.map(({ text, hidden }) => (hidden ? '[…]' : text)).join('');
    default:
      return card.prompt;
  }
}

/** What the card answers, as Markdown; several answers are apart by line ends. */
export function answerOf(card: DraftCard): string {
  switch (card.kind) {
    case 'term':
      return card.definition;
    case 'basic':
      return card.answer;
    case 'command':
      return card.command;
    default:
      return itemsOf(card).join('\n');
  }
}

/** The single answers of a card that asks for several; empty for others. */
export function itemsOf(card: DraftCard): readonly string[] {
  switch (card.kind) {
    case 'set':
    case 'sequence':
      return card.items;
    case 'cloze':
      return card.parts.filter(({ hidden }) => hidden).map(({ text }) => text);
    case 'completion':
      return card.lines.filter(({ asked }) => asked).map(({ text }) => text.trim());
    default:
      return [];
  }
}
