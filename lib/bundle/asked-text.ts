/** Both sides of a card, HTML. */
export interface Sides {
  readonly prompt: string;
  readonly answer: string;
}

const TOKEN = /[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu;

/**
 * What a card asks for: the words of its answer that its prompt does not show. Of a hole the hidden text, of an item of a
 * list the item, wherever they stand. The whole answer where the prompt shows all its words.
 */
export function askedText({ prompt, answer }: Sides): string {
  const shown = new Map<string, number>();
  for (const token of tokensOf(prompt)) shown.set(token, (shown.get(token) ?? 0) + 1);
  const all = tokensOf(answer);
  const asked = all.filter((token) => {
    const left = shown.get(token) ?? 0;
    shown.set(token, left - 1);
    return left <= 0;
  });
  return (asked.length > 0 ? asked : all).join(' ');
}

function tokensOf(html: string): string[] {
  return html.replace(/<[^>]*>/g, ' ').match(TOKEN) ?? [];
}
