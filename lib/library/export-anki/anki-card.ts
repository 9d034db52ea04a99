import type {
  AnkiCard,
  AnkiCardData,
  AnkiCardQueue,
  UpstreamCard,
} from '#lib/formats/anki/collection.ts';
import { decayOf, intervalFor } from '#lib/scheduler/memory.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardMemoryState, StudyDay } from '#lib/scheduler/types.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import type { BaselineForAnki, CardForAnki } from '#lib/store/anki-rows.ts';
import type { AnkiCalendar } from './anki-calendar.ts';
import { stepsLeft } from './anki-presets.ts';

/** The ease of a card that was never answered under SM-2: with FSRS it stays so. */
const PLAIN_EASE = 2500;

/** Where a card goes. */
export interface CardPlaceInAnki {
  /** Its number, that of its note, of its deck, and of its template. */
  readonly id: number;
  readonly note: number;
  readonly deck: number;
  readonly ordinal: number;
  /** Its place among new cards. */
  readonly position: number;
}

/** What a card's row follows from beside the card. */
export interface CardSurroundings {
  readonly calendar: AnkiCalendar;
  readonly today: StudyDay;
  readonly options: StudyOptions;
  /** What brought it from Anki last; null where it never was there. */
  readonly baseline: BaselineForAnki | null;
}

/** A card as Anki keeps it, with its memory and due date. One that is buried was changed on the day for which it is: so the day is told there. */
export function ankiCard(
  card: CardForAnki,
  place: CardPlaceInAnki,
  around: CardSurroundings,
): AnkiCard {
  const row = unburied(card, place, around);
  if (card.suspended || card.buriedDay !== around.today) return row;
  const modified = Math.max(row.modified, around.calendar.startOf(around.today));
  return { ...row, modified, queue: 'buried-by-person' };
}

function unburied(card: CardForAnki, place: CardPlaceInAnki, around: CardSurroundings): AnkiCard {
  const { baseline } = around;
  const upstream = baseline && (JSON.parse(baseline.upstream) as UpstreamCard);
  const state = card.state;
  const plain = newAnkiCard(card, place);
  const flags = ((upstream?.flags ?? 0) & ~7) | card.flag;
  const isUntouched = baseline !== null && state?.lastEvent === baseline.id;
  const queue = queueOf(card);
  if (!state?.due) {
    const { reps = 0, lapses = 0 } = state ?? {};
    return { ...plain, reps, lapses, ...(isUntouched ? cameNew(upstream) : {}), flags, queue };
  }
  const unanswered = { upstream: isUntouched ? upstream : null, options: around.options };
  return {
    ...plain,
    modified: isUntouched && upstream ? upstream.modified : modifiedAt(card, state),
    type: state.phase,
    queue,
    due: dueOf(state, around.calendar),
    interval: intervalOf(state, unanswered),
    ease: upstream?.ease ?? (state.phase === 'learning' ? 0 : PLAIN_EASE),
    reps: state.reps,
    lapses: state.lapses,
    left: leftOf(state, unanswered),
    flags,
    data: dataOf(state, {
      upstream,
      isUntouched,
      isUnanswered: baseline !== null && state.lastAt === baseline.at,
      options: around.options,
      position: place.position,
    }),
  };
}

/** Anki may keep something of a card that it made new again. */
function cameNew(upstream: UpstreamCard | null): Partial<AnkiCard> {
  if (!upstream) return {};
  const { modified, ease, left } = upstream;
  return { modified, ease, left, data: { ...NOTHING, raw: upstream.data } };
}

function modifiedAt({ createdAt }: CardForAnki, { lastAt }: CardMemoryState): number {
  return Math.floor(Math.max(lastAt ?? 0, createdAt) / 1000);
}

/** A card as if nothing had ever happened to it. */
export function newAnkiCard(card: CardForAnki, place: CardPlaceInAnki): AnkiCard {
  return {
    id: place.id,
    note: place.note,
    deck: place.deck,
    ordinal: place.ordinal,
    modified: Math.floor(card.createdAt / 1000),
    type: 'new',
    queue: 'new',
    due: place.position,
    interval: 0,
    ease: 0,
    reps: 0,
    lapses: 0,
    left: 0,
    originalDue: 0,
    originalDeck: 0,
    flags: 0,
    data: NOTHING,
  };
}

const NOTHING: AnkiCardData = {
  raw: '',
  position: null,
  stability: null,
  difficulty: null,
  desiredRetention: null,
  decay: null,
  lastReviewAt: null,
  custom: null,
};

function queueOf({ state, suspended }: CardForAnki): AnkiCardQueue {
  if (suspended) return 'suspended';
  if (!state?.due || state.phase === 'new') return 'new';
  if (state.phase === 'review') return 'review';
  return state.due.kind === 'day' ? 'day-learning' : 'learning';
}

function dueOf({ due }: CardMemoryState, calendar: AnkiCalendar): number {
  if (due?.kind === 'instant') return Math.floor(due.at / 1000);
  return due ? calendar.dayNumber(due.day) : 0;
}

/** What a card came with, where it was not answered here since; and the options of its deck. */
interface Unanswered {
  readonly upstream: UpstreamCard | null;
  readonly options: StudyOptions;
}

/** Days. A card that is learnt again keeps what it will have when it is through. From an interval Anki would make a memory where there is none. */
function intervalOf(state: CardMemoryState, { upstream, options }: Unanswered): number {
  if (state.phase === 'learning') return 0;
  if (state.phase === 'review') return state.memory ? Math.round(state.interval / DAY_SECONDS) : 0;
  if (upstream?.interval) return upstream.interval;
  if (!state.memory) return 1;
  const days = intervalFor(state.memory.stability, options.retention, options.parameters);
  return Math.min(options.maximumInterval, Math.max(1, Math.round(days)));
}

function leftOf({ phase, step }: CardMemoryState, { upstream, options }: Unanswered): number {
  if (upstream) return upstream.left;
  if (phase === 'review' || phase === 'new') return 0;
  return stepsLeft(phase === 'learning' ? options.learningSteps : options.relearningSteps, step);
}

interface DataSources {
  readonly upstream: UpstreamCard | null;
  readonly isUntouched: boolean;
  /** Whether it was only dated or laid elsewhere here since it came. */
  readonly isUnanswered: boolean;
  readonly options: StudyOptions;
  readonly position: number;
}

/** What came from Anki and was not answered here since goes back as it came. */
function dataOf(state: CardMemoryState, sources: DataSources): AnkiCardData {
  const { upstream, isUntouched, isUnanswered, options, position } = sources;
  const raw = upstream?.data ?? '';
  if (isUntouched && upstream) return { ...NOTHING, raw };
  const kept = raw.includes('"pos"') ? {} : { position };
  if (!state.memory) return { ...NOTHING, raw, ...kept };
  return {
    ...NOTHING,
    raw,
    ...kept,
    stability: state.memory.stability,
    difficulty: state.memory.difficulty,
    desiredRetention: options.retention,
    decay: decayOf(options.parameters),
    lastReviewAt: state.lastAt === null || isUnanswered ? null : Math.floor(state.lastAt / 1000),
  };
}
