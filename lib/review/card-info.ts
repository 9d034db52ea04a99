import type { Actor, Context } from '#lib/context.ts';
import { optionsUnder } from '#lib/history/study-options.ts';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import { dueInstant } from '#lib/scheduler/due.ts';
import { liveEvents, newCardState, retractedIds } from '#lib/scheduler/fold.ts';
import {
  type CurveStretch,
  forgettingCurve,
  type MemoryTurn,
  memoryPath,
} from '#lib/scheduler/memory-path.ts';
import { startOfStudyDay } from '#lib/scheduler/study-day.ts';
import type { CardEvent, CardMemoryState, Memory } from '#lib/scheduler/types.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { DAY, type Instant } from '#lib/shared/instant.ts';
import { type CardFacts, readCardFacts } from '#lib/store/card-facts.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import { readState } from '#lib/store/card-states.ts';
import { readEvents } from '#lib/store/events.ts';
import { readPresets } from '#lib/store/presets.ts';
import { type CardText, cardTexts } from './card-texts.ts';
import { type CardExplanation, explainCard } from './explain-card.ts';
import { type Moment, momentOf } from './moment.ts';
import { readSource, type SourcePassage } from './read-source.ts';

/** Something that happened to a card. */
export interface HistoryEntry {
  readonly event: CardEvent;
  /** It was taken back, and counts no more. */
  readonly isRetracted: boolean;
  /** Memory after it, under the present parameters; null where it left none, or does not count. */
  readonly memory: Memory | null;
}

/** Why a card comes when it comes. */
export type Standing =
  | { readonly kind: 'archived' }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'buried'; readonly until: Instant }
  | { readonly kind: 'new' }
  /** `days` is how many study days ago it fell due: 0 for today. */
  | { readonly kind: 'due'; readonly since: Instant; readonly days: number }
  | { readonly kind: 'later'; readonly at: Instant };

/** All there is to tell of one card. */
export interface CardInfo {
  readonly card: CardId;
  readonly deck: DeckId;
  readonly deckTitle: string;
  readonly kind: string;
  readonly language: string;
  /** Both sides as they read now, as clean HTML. */
  readonly prompt: string;
  readonly answer: string;
  /** The prompt on one line, without its markup. */
  readonly promptText: string;
  readonly createdAt: Instant;
  readonly now: Instant;
  /** IANA name of the zone in which the person counts. */
  readonly zone: string;
  readonly state: CardMemoryState;
  readonly standing: Standing;
  /** The live event that gave the present due date; null for a new card. */
  readonly cause: CardEvent | null;
  readonly memory: CardExplanation['memory'];
  readonly buttons: CardExplanation['buttons'];
  /** Recall since the first answer, and as it would fall; empty while there is no memory. */
  readonly curve: readonly CurveStretch[];
  /** The newest first, up to 300. */
  readonly history: readonly HistoryEntry[];
  /** How many there are in all. */
  readonly events: number;
  readonly source: SourcePassage;
  /** The newest first. */
  readonly texts: readonly CardText[];
}

const MOST_EVENTS = 300;

/**
 * All there is to tell of a card: how it stands and why, memory and its curve, what the buttons would do, its history, its
 * source and its texts. Throws `not-found` for a card that is not there, or not this person's.
 */
export async function cardInfo(context: Context, actor: Actor, card: CardId): Promise<CardInfo> {
  const { db } = context.store;
  const facts = await readCardFacts(db, actor.user, card);
  if (!facts) throw new AppError('not-found', `There is no card ${card}.`, { card });
  const moment = momentOf(context, actor);
  const state = (await readState(db, actor.user, card)) ?? newCardState;
  const events = await readEvents(db, actor.user, card);
  const [place] = await readPlaces(db, actor.user, [card]);
  const options = optionsUnder(await readPresets(db, actor.user), place ?? null);
  const { memory, buttons } = await explainCard(context, actor, card);
  const turns = memoryPath(events, options);
  const until = horizon(state, turns[0]?.at ?? moment.now, moment);
  const { deck, deckTitle, kind, language, prompt, answer, createdAt } = facts;
  return {
    ...{ card, deck, deckTitle, kind, language, prompt, answer, createdAt },
    promptText: textOfHtml(prompt),
    now: moment.now,
    zone: moment.calendar.zone,
    state,
    standing: standingOf(facts, state, moment),
    cause: liveEvents(events).findLast(givesDue) ?? null,
    memory,
    buttons,
    curve: forgettingCurve(turns, { now: moment.now, until, parameters: options.parameters }),
    history: historyOf(events, turns),
    events: events.length,
    source: await readSource(context, actor, card),
    texts: await cardTexts(context, actor, card),
  };
}

function standingOf(
  { archived, suspended, buriedDay }: CardFacts,
  { due }: CardMemoryState,
  { now, today, calendar }: Moment,
): Standing {
  if (archived) return { kind: 'archived' };
  if (suspended) return { kind: 'suspended' };
  if (buriedDay !== null && buriedDay >= today) {
    return { kind: 'buried', until: startOfStudyDay(buriedDay + 1, calendar) };
  }
  if (due === null) return { kind: 'new' };
  const at = dueInstant(due, calendar);
  if (at > now) return { kind: 'later', at };
  return { kind: 'due', since: at, days: due.kind === 'day' ? today - due.day : 0 };
}

function givesDue({ kind }: CardEvent): boolean {
  return kind !== 'practice' && kind !== 'retract';
}

/** The curve reaches some way past the due date, so that one sees where it would lead. */
function horizon(state: CardMemoryState, from: Instant, { now, calendar }: Moment): Instant {
  const due = state.due === null ? now : dueInstant(state.due, calendar);
  const ahead = Math.max(due - now, (now - from) / 4, DAY);
  return now + ahead * 1.25;
}

function historyOf(events: readonly CardEvent[], turns: readonly MemoryTurn[]): HistoryEntry[] {
  const retracted = retractedIds(events.filter((event) => event.kind === 'retract'));
  const memories = new Map(turns.map(({ event, memory }) => [event, memory]));
  return events
    .slice(-MOST_EVENTS)
    .map((event) => ({
      event,
      isRetracted: retracted.has(event.id),
      memory: memories.get(event.id) ?? null,
    }))
    .reverse();
}
