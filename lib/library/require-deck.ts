import type { Actor, Context } from '#lib/context.ts';
import { foldText } from '#lib/search/fold-text.ts';
import { literal } from '#lib/search/pattern.ts';
import { questionOf } from '#lib/selection/question.ts';
import { AppError } from '#lib/shared/errors.ts';
import { decksNamed } from '#lib/store/search/conditions.ts';

/** Makes sure that the person has a deck of this key, title or place (`Above::Title`), where one is named. Throws `not-found`. */
export async function requireDeck(
  context: Context,
  actor: Actor,
  name: string | null,
): Promise<void> {
  if (name === null) return;
  const leaf = { kind: 'deck', pattern: literal(foldText(name)) } as const;
  const { decks } = await questionOf(context, actor, leaf);
  if (decksNamed(leaf, decks).length > 0) return;
  throw new AppError('not-found', `There is no deck ${name}.`, { deck: name, anywhere: 1 });
}
