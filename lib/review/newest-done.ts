import type { Actor, Context } from '#lib/context.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import { newestLiveAnswer } from '#lib/store/events.ts';
import { newestCardAct } from '#lib/store/operations.ts';
import { dayOf, type Moment } from './moment.ts';

/** What the person did last on a study day, as far as it can be taken back. */
export interface NewestDone {
  /** The card answered last; null where none was. */
  readonly last: CardId | null;
  readonly canUndo: boolean;
  /** The act that an undo would take back; null where it is an answer, or nothing. */
  readonly undoAct: EventId | null;
}

/** Looks up what an undo would take back: the newest answer or act of the day. */
export async function newestDone(
  context: Context,
  actor: Actor,
  moment: Moment,
): Promise<NewestDone> {
  const { db } = context.store;
  const day = dayOf(moment);
  const answer = await newestLiveAnswer(db, actor.user, day);
  const act = await newestCardAct(db, actor.user, day.since);
  const isAct = act !== null && (answer === null || act.at >= answer.at);
  return {
    last: answer?.card ?? null,
    canUndo: answer !== null || act !== null,
    undoAct: isAct ? (act.id as string as EventId) : null,
  };
}
