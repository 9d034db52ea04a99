import type { Actor, Context } from '#lib/context.ts';
import { operationOf } from '#lib/history/retraction.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { PracticeEvent } from '#lib/scheduler/types.ts';
import { readAnswering } from '#lib/store/answering.ts';
import { insertEvents } from '#lib/store/events.ts';
import { transact } from '#lib/store/transact.ts';
import { acceptedInstant } from './answer-event.ts';
import { type Moment, momentOf } from './moment.ts';
import type { AnswerResult, PracticeInput } from './types.ts';

/**
 * Writes into the log that a card was rated without touching its schedule. The same event again is a duplicate and
 * changes nothing; a card that is not this person's is refused.
 */
export function acceptPractice(
  context: Context,
  actor: Actor,
  input: PracticeInput,
): Promise<AnswerResult> {
  const { id, card, rating } = input;
  const moment = momentOf(context, actor);
  const head = {
    id: operationOf(id),
    user: actor.user,
    kind: 'answer' as const,
    at: moment.now,
    label: { card, rating, practice: 1 },
  };
  return transact(context.store, head, async (change) => {
    const here = await readAnswering(change.db, actor.user, { card, event: id });
    const isTaken = here?.known && (here.known.user !== actor.user || here.known.card !== card);
    if (!here || isTaken) return { id, card, status: 'refused', state: null, leech: null };
    if (here.known) return { id, card, status: 'duplicate', state: null, leech: null };
    await insertEvents(change.db, actor.user, [practiceEvent(input, moment)]);
    change.remember({ kind: 'retract', events: [id] });
    return { id, card, status: 'accepted', state: null, leech: null };
  });
}

function practiceEvent(input: PracticeInput, { now, calendar }: Moment): PracticeEvent {
  const at = acceptedInstant(input.clientAt, now);
  return { ...input, at, receivedAt: now, studyDay: studyDay(at, calendar) };
}
