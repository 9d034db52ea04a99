import type { Actor, Context } from '#lib/context.ts';
import { refoldCards } from '#lib/history/refold-cards.ts';
import { operationOf, retraction } from '#lib/history/retraction.ts';
import { undoOperation } from '#lib/history/undo-operation.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId, DeckId, EventId } from '#lib/shared/ids.ts';
import { lowerNewFrom } from '#lib/store/decks.ts';
import { insertEvents, newestLiveAnswer, retractedAnswer } from '#lib/store/events.ts';
import { findCardAct, findOperation, markUndone } from '#lib/store/operations.ts';
import { write } from '#lib/store/transact.ts';
import { updateRows } from '#lib/store/write-rows.ts';
import { doneOn } from './done-on.ts';
import { gather, type Studied } from './gather.ts';
import { readLoads } from './loads.ts';
import { dayOf, momentOf, queueStamp } from './moment.ts';
import { newestDone } from './newest-done.ts';
import { sessionCards } from './session-card.ts';
import { presetsOf, sliceOf } from './slice.ts';
import type { CustomStudy, UndoReply } from './types.ts';

/** What to take back and for whom. */
export interface UndoInput {
  /** Names the retraction: the same one again changes nothing more. */
  readonly id: EventId;
  /** The deck that is reviewed; null for the whole desk. */
  readonly deck: DeckId | null;
  /** What stands for the queue that the asker has counted; nothing where it has not. */
  readonly stamp?: string | null;
  /** Null for the queue of the day. */
  readonly custom?: CustomStudy | null;
  /** An act to take back instead; the same one again changes nothing more. */
  readonly act?: EventId | null;
}

/**
 * Takes the person's newest live answer or practice of today back, by appending its retraction; or the act that is named.
 * Throws `nothing-to-undo` where no answer of today is live.
 */
export async function undoAnswer(
  context: Context,
  actor: Actor,
  { id, deck, custom = null, stamp = null, act = null }: UndoInput,
): Promise<UndoReply> {
  const elsewhere = stamp !== queueStamp(context, actor);
  const taken = await (act ? undoAct(context, actor, act) : undoNewest(context, actor, id));
  return { ...(await reply(context, actor, { taken, deck, custom })), elsewhere };
}

type Taken = { readonly id: EventId; readonly card: CardId };

function undoAct(context: Context, actor: Actor, act: EventId): Promise<Taken> {
  return write(context.store, actor.user, async (db) => {
    const found = await findCardAct(db, actor.user, operationOf(act));
    if (!found) throw new AppError('nothing-to-undo', 'There is no such act to take back.');
    const operation = await findOperation(db, actor.user, operationOf(act));
    if (operation) await undoOperation(db, { context, actor, operation });
    return { id: act, card: found.card };
  });
}

function undoNewest(context: Context, actor: Actor, id: EventId): Promise<Taken> {
  const day = dayOf(momentOf(context, actor));
  return write(context.store, actor.user, async (db) => {
    const known = await retractedAnswer(db, actor.user, id);
    if (known) return known;
    const answer = await newestLiveAnswer(db, actor.user, day);
    if (!answer) throw new AppError('nothing-to-undo', 'No answer of today can be taken back.');
    const event = retraction(context, actor, { id, event: answer.id, card: answer.card });
    await insertEvents(db, actor.user, [event]);
    const undone = await findOperation(db, actor.user, operationOf(answer.id));
    for (const step of undone?.undo ?? []) {
      if (step.kind === 'put-back') await updateRows(db, step.table, step.rows);
    }
    const states = await refoldCards(db, actor.user, [answer.card]);
    if (states.get(answer.card)?.phase === 'new') {
      await lowerNewFrom(db, actor.user, answer.card);
    }
    await markUndone(db, operationOf(answer.id), context.now());
    return answer;
  });
}

async function reply(
  context: Context,
  actor: Actor,
  { taken, ...studied }: { taken: Taken } & Studied,
): Promise<Omit<UndoReply, 'elsewhere'>> {
  const stamp = queueStamp(context, actor);
  const gathered = await gather(context, actor, { ...studied, isCounted: true });
  const slice = await sliceOf(context, actor, { gathered, size: 0, have: [] });
  // A card of another deck is not brought into this one.
  const ids = gathered.queue.cards.map(({ id }) => id).filter((id) => id === taken.card);
  const [card] = await sessionCards(context, actor, { ids, presets: presetsOf(gathered) });
  const { now, today } = gathered.desk.moment;
  const { canUndo, undoAct } = await newestDone(context, actor, gathered.desk.moment);
  return {
    now,
    event: taken.id,
    card: card ?? null,
    loads: await readLoads(context, actor, today),
    counts: slice.counts,
    stamp,
    canUndo,
    undoAct,
    nextDue: slice.nextDue,
    done: await doneOn(context, actor, today),
  };
}
