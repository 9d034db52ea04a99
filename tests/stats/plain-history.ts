import type { CardId, DeckId, EventId } from '#lib/shared/ids.ts';
import type { AnswerKind } from '#lib/stats/types.ts';

/** An event as a test made it: all that statistics depend on. */
export interface PlainEvent {
  readonly id: EventId;
  readonly card: CardId;
  readonly kind: 'answer' | 'practice' | 'set-due' | 'baseline' | 'reset' | 'reschedule';
  readonly at: number;
  readonly day: number;
  readonly zoneOffset: number;
  readonly rating: 1 | 2 | 3 | 4;
  readonly durationMs: number;
  readonly phaseBefore: 'new' | 'learning' | 'review' | 'relearning';
  readonly byDay: boolean;
  /** Days. */
  readonly interval: number;
  retracted: boolean;
}

const gives = ({ kind }: PlainEvent) => kind !== 'practice' && kind !== 'reset';
const inOrder = (a: PlainEvent, b: PlainEvent) => a.at - b.at || (a.id < b.id ? -1 : 1);

/** One live answer with what it was. */
export interface PlainAnswer extends PlainEvent {
  readonly deck: DeckId;
  readonly what: AnswerKind;
  readonly isTest: boolean;
  readonly hour: number;
}

/** Walks through the log of each card, one event after the other. */
export function plainAnswers(
  events: readonly PlainEvent[],
  deckOf: (card: CardId) => DeckId,
): PlainAnswer[] {
  const answers: PlainAnswer[] = [];
  for (const card of new Set(events.map((event) => event.card))) {
    let interval = 0;
    const testedOn = new Set<number>();
    for (const event of events
      .filter((each) => each.card === card && !each.retracted)
      .sort(inOrder)) {
      if (event.kind === 'answer' || event.kind === 'practice') {
        const isTest = event.kind === 'answer' && (event.phaseBefore === 'review' || event.byDay);
        const local = new Date(event.at + event.zoneOffset * 60_000);
        answers.push({
          ...event,
          deck: deckOf(card),
          what: kindOf(event, interval),
          isTest: isTest && !testedOn.has(event.day),
          hour: local.getUTCHours(),
        });
        if (isTest) testedOn.add(event.day);
      }
      if (gives(event)) interval = event.interval;
    }
  }
  return answers;
}

function kindOf({ kind, phaseBefore }: PlainEvent, interval: number): AnswerKind {
  if (kind === 'practice') return 'practice';
  if (phaseBefore === 'new') return 'new';
  if (phaseBefore !== 'review') return 'learning';
  return interval >= 21 ? 'mature' : 'young';
}
