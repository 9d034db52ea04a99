import type { CompletionLine, DraftCard } from '#lib/compiler/draft/draft-card.ts';

/** The card as the lines that an author would write, with its id. The first list marker is `-` unless told otherwise. */
export function cardSyntax(card: DraftCard, id: string, bullet = '-'): readonly string[] {
  const comment = `<!-- id: ${id} -->`;
  switch (card.kind) {
    case 'term':
      return [`${bullet} ${termSyntax(card, id)}`];
    case 'cloze': {
      const text = card.parts
        .map((part) => (part.hidden ? `==${part.text}==` : part.text))
        .join('');
      return [`${text} ${comment}`];
    }
    case 'basic':
      return [`Q: ${card.prompt} ${comment}`, '', `A: ${card.answer}`];
    case 'set':
      return [
        `Q: ${card.prompt} #set ${comment}`,
        '',
        ...card.items.map((item) => `${bullet} ${item}`),
      ];
    case 'sequence':
      return [
        `Q: ${card.prompt} #seq ${comment}`,
        '',
        ...card.items.map((item, at) => `${at + 1}. ${item}`),
      ];
    case 'command':
      return [`Q: ${card.prompt} ${comment}`, '', 'A:', ...fence('sh type', [card.command])];
    case 'completion':
      return [
        `Q: ${card.prompt} ${comment}`,
        '',
        'A:',
        ...fence('yaml type', card.lines.map(marked)),
      ];
  }
}

/** What stands behind the bullet of a term. */
export function termSyntax(card: Extract<DraftCard, { kind: 'term' }>, id: string): string {
  return `${card.term} :: ${card.definition} <!-- id: ${id} -->`;
}

/** A fence longer than any run of backticks inside. */
function fence(info: string, lines: readonly string[]): readonly string[] {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length),
  );
  const ticks = '`'.repeat(longest + 1);
  return [`${ticks}${info}`, ...lines, ticks];
}

function marked({ text, asked }: CompletionLine): string {
  return asked ? `${text.trimEnd()} # ??` : text;
}
