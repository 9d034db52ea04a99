import type { Actor, Context } from '#lib/context.ts';
import { cardSalt } from '#lib/scheduler/order.ts';
import { retagCards } from '#lib/store/card-marks.ts';
import { type Acted, type Acting, act } from './act.ts';

/**
 * Gives cards personal tags or takes them away. They lie on the person's state of the card and leave the text alone: tags that
 * are written in a document belong to it.
 */
export function tagCards(
  context: Context,
  actor: Actor,
  {
    add,
    remove,
    ...acting
  }: Acting & { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<Acted> {
  const gone = new Set(remove);
  const retag = (tags: readonly string[]) => [
    ...new Set([...tags.filter((tag) => !gone.has(tag)), ...add]),
  ];
  return act(context, actor, {
    acting,
    what: { kind: 'tag', label: { tags: [...add, ...remove].join(' ') } },
    work: (change, cards) => retagCards(change, cards, { retag, saltOf: cardSalt }),
  });
}
