import { cardSalt } from '#lib/scheduler/order.ts';
import type { EventId, PresetId, UserId } from '#lib/shared/ids.ts';
import { DAY, type Instant } from '#lib/shared/instant.ts';
import { stateToRow } from '#lib/store/card-states.ts';
import { eventToRow } from '#lib/store/event-rows.ts';
import type { Row } from '#lib/store/write-rows.ts';
import type { PlacedCard } from './content-rows.ts';
import type { Life } from './life.ts';
import type { PlannedLife } from './plan-lives.ts';

/** Whose lives they are. */
export interface Owner {
  readonly user: UserId;
  readonly preset: PresetId;
}

type EventRow = ReturnType<typeof eventToRow>;

/** Rows of one life, made once for all cards that live it. */
const templates = new WeakMap<Life, readonly EventRow[]>();

/** One event of a life, at the time to which it is moved. */
export function movedEvent(
  { life, shift }: PlannedLife,
  place: number,
  given: Owner & { readonly card: PlacedCard; readonly newId: (at: Instant) => EventId },
): Row {
  const row = templateOf(life)[place] as EventRow;
  const at = row.at + shift * DAY;
  return {
    ...row,
    id: given.newId(at),
    userId: given.user,
    cardId: given.card.id,
    at,
    clientAt: at,
    receivedAt: at,
    studyDay: row.studyDay + shift,
    presetId: given.preset,
    dueAt: row.dueAt === null ? null : row.dueAt + shift * DAY,
    dueDay: row.dueDay === null ? null : row.dueDay + shift,
  };
}

/** Where a life has come to, at the time to which it is moved. */
export function movedState(
  { life, shift }: PlannedLife,
  { user, card, lastEvent }: { user: UserId; card: PlacedCard; lastEvent: EventId },
): Row {
  const { state } = life;
  return {
    ...stateToRow({
      ...state,
      due: { kind: 'day', day: life.due + shift },
      lastAt: (state.lastAt ?? 0) + shift * DAY,
      lastDay: (state.lastDay ?? 0) + shift,
      introducedDay: (state.introducedDay ?? 0) + shift,
      lastEvent,
    }),
    userId: user,
    cardId: card.id,
    deckId: card.deck,
    noteId: card.note,
    archived: 0,
    salt: cardSalt(card.id),
  };
}

function templateOf(life: Life): readonly EventRow[] {
  const known = templates.get(life) ?? life.events.map((event) => eventToRow(event, '' as UserId));
  templates.set(life, known);
  return known;
}
