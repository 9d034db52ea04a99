import { useLayoutEffect } from 'react';
import { mannerOf } from '#lib/review/session/manner.ts';
import { itemsOf, type Marking } from './use-options.ts';

/** Shows as many steps of a sequence as were asked for; what stands after them waits for the last one. */
export function useSteps({ answer, shown }: Marking): void {
  const { card, shownAt, steps, revealedAt } = shown;
  const isSequence = mannerOf(card) === 'steps';
  const isRevealed = revealedAt !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card, or the same one again, begins anew
  useLayoutEffect(() => {
    if (!isSequence || !answer.current) return;
    const items = itemsOf(answer.current, 'ol.sequence');
    for (const [index, item] of items.entries()) item.hidden = index >= steps;
    for (const each of answer.current.children) {
      if (!each.matches('ol.sequence')) (each as HTMLElement).hidden = !isRevealed;
    }
    if (!isRevealed && steps > 0) lookAtItem(items[steps - 1]);
  }, [card.id, shownAt, isSequence, isRevealed, steps]);
}

/** The focus makes a screen reader speak the step. */
function lookAtItem(item: HTMLElement | undefined): void {
  if (!item) return;
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}
