import type { Acted, Acting } from '#lib/acts/act.ts';
import { archiveNotes } from '#lib/acts/archive-notes.ts';
import { buryCards, flagCards, markNotes, suspendCards } from '#lib/acts/mark-cards.ts';
import { resetCards, setDueCards } from '#lib/acts/reschedule-cards.ts';
import type { Actor, Context } from '#lib/context.ts';
import { operationOf } from '#lib/history/retraction.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import type { Act, ActInput, AnswerResult } from './types.ts';

/**
 * Does what a person wanted done to one card. The same act again is a duplicate and changes nothing; a card that is not this
 * person's, or is in the archive, is refused.
 */
export async function acceptAct(
  context: Context,
  actor: Actor,
  { id, card, act }: ActInput,
): Promise<AnswerResult> {
  const acting = { cards: [card], id: operationOf(id) };
  const [place] = await readPlaces(context.store.db, actor.user, [card]);
  const isHere = place !== undefined && !place.archived;
  const done =
    isHere || act.kind === 'delete' ? await perform(context, actor, { acting, act }) : null;
  const status = done?.isKnown ? 'duplicate' : isHere ? 'accepted' : 'refused';
  return { id, card, status, state: null, leech: null };
}

function perform(
  context: Context,
  actor: Actor,
  { acting, act }: { acting: Acting; act: Act },
): Promise<Acted> {
  switch (act.kind) {
    case 'flag':
      return flagCards(context, actor, { ...acting, flag: act.flag });
    case 'mark':
      return markNotes(context, actor, { ...acting, marked: act.marked });
    case 'suspend':
      return suspendCards(context, actor, { ...acting, suspended: true, wholeNotes: act.whole });
    case 'bury':
      return buryCards(context, actor, { ...acting, buried: true, wholeNotes: act.whole });
    case 'set-due':
      return setDueCards(context, actor, { ...acting, when: act.when });
    case 'reset':
      return resetCards(context, actor, { ...acting, keepsCounts: act.keepsCounts });
    case 'delete':
      return archiveNotes(context, actor, acting);
  }
}
