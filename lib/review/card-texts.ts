import { type WordDiffPart, wordDiff } from '#lib/bundle/text-diff.ts';
import type { Actor, Context } from '#lib/context.ts';
import { linesOfHtml } from '#lib/render/text-of-html.ts';
import type { CardId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { readTexts, type StoredText } from '#lib/store/card-facts.ts';

/** Both sides of a card, and what about them is other than in the text before; all of it the same in the first. */
export interface CardText {
  readonly revision: number;
  readonly since: Instant;
  readonly prompt: readonly WordDiffPart[];
  readonly answer: readonly WordDiffPart[];
}

/** The texts that a card has had, the newest first. */
export async function cardTexts(
  { store }: Context,
  { user }: Actor,
  card: CardId,
): Promise<CardText[]> {
  const texts = await readTexts(store.db, user, card);
  return texts.map((text, index) => compared(texts[index - 1] ?? text, text)).reverse();
}

function compared(before: StoredText, { revision, createdAt, prompt, answer }: StoredText) {
  return {
    revision,
    since: createdAt,
    prompt: sideDiff(before.prompt, prompt),
    answer: sideDiff(before.answer, answer),
  };
}

/** What differs between two clean sides, in the words that a person reads. */
export function sideDiff(before: string, after: string): WordDiffPart[] {
  return wordDiff(linesOfHtml(before), linesOfHtml(after));
}
