import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import { cardSalt } from '#lib/scheduler/order.ts';
import type { BaselineEvent, CardMemoryState, StudyDay } from '#lib/scheduler/types.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { type StateRow, stateToRow } from '#lib/store/card-states.ts';
import type { Row } from '#lib/store/write-rows.ts';
import { hasMarks, type Marks, marksSaid } from './card-marks.ts';
import type { PackageImport } from './importing.ts';
import type { OutlinedCard } from './review-log.ts';
import { markOf } from './upstream-marks.ts';
import type { WrittenCard } from './write-notes.ts';

/** The row of a card that was here nowhere before; null where there is nothing to say of it. */
export function newStateRow(
  { card, anki, outline }: OutlinedCard,
  baseline: BaselineEvent | null,
  importing: Pick<PackageImport, 'user' | 'now' | 'calendar'>,
): Row | null {
  const { user, now, calendar } = importing;
  const marks = marksSaid({ mark: markOf(anki, now), isMarked: card.isMarked }, importing);
  const begun = outline?.begun ?? null;
  const introducedDay = begun === null ? null : calendar.studyDayAt(Math.min(begun, now));
  const state = stateOf(baseline, introducedDay);
  if (state.lastEvent === null && !hasMarks(marks)) return null;
  return stateRow({ user, card }, stateToRow(state), marks);
}

/** The row of a card on which nothing but marks were put. */
export function unstudiedRow(user: UserId, card: WrittenCard, marks: Marks): Row {
  return stateRow({ user, card }, stateToRow(newCardState), marks);
}

/** The same as folding all events: a baseline replaces what was before it, but for the day on which the card was begun. */
function stateOf(baseline: BaselineEvent | null, introducedDay: StudyDay | null): CardMemoryState {
  if (!baseline) return newCardState;
  const options = { parameters: [] } as unknown as Parameters<typeof foldOne>[2];
  return foldOne({ ...newCardState, introducedDay }, baseline, options);
}

/** A whole row of `CardState`, written out: parts that are spread together take many times as long. */
function stateRow(
  { user, card }: { readonly user: UserId; readonly card: WrittenCard },
  state: StateRow,
  marks: Marks,
): Row {
  return {
    userId: user,
    cardId: card.id,
    deckId: card.deck,
    noteId: card.note,
    archived: 0,
    salt: cardSalt(card.id),
    phase: state.phase,
    step: state.step,
    stability: state.stability,
    difficulty: state.difficulty,
    dueAt: state.dueAt,
    dueDay: state.dueDay,
    interval: state.interval,
    lastAt: state.lastAt,
    lastDay: state.lastDay,
    introducedDay: state.introducedDay,
    reps: state.reps,
    lapses: state.lapses,
    lastEventId: state.lastEventId,
    suspended: marks.suspended,
    buriedDay: marks.buriedDay,
    flag: marks.flag,
    marked: marks.marked,
    tags: '[]',
  };
}
