import type { Actor, Context } from '#lib/context.ts';
import { studyDay, zoneOffset } from '#lib/scheduler/study-day.ts';
import type { RetractEvent } from '#lib/scheduler/types.ts';
import type { CardId, EventId, OperationId } from '#lib/shared/ids.ts';
import { calendarOf } from '#lib/shared/settings.ts';

/** The event that takes `event` back, made here and now; under `id` where the asker gave it one. */
export function retraction(
  context: Context,
  { settings }: Actor,
  { event, card, id }: { event: EventId; card: CardId; id?: EventId },
): RetractEvent {
  const now = context.now();
  const calendar = calendarOf(settings);
  return {
    id: id ?? context.newId<'event'>(),
    kind: 'retract',
    card,
    target: event,
    at: now,
    clientAt: now,
    receivedAt: now,
    studyDay: studyDay(now, calendar),
    device: 'here',
    zoneOffset: zoneOffset(now, calendar.zone),
  };
}

/** The operation of an answer bears the answer's own id, so that taking back the one finds the other. */
export function operationOf(answer: EventId): OperationId {
  return answer as string as OperationId;
}
