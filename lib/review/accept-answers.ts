import type { Actor, Context } from '#lib/context.ts';
import { cardPlace, refoldCards } from '#lib/history/refold-cards.ts';
import { operationOf } from '#lib/history/retraction.ts';
import { optionsUnder } from '#lib/history/study-options.ts';
import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { AnswerEvent, CardMemoryState } from '#lib/scheduler/types.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { type Answering, readAnswering } from '#lib/store/answering.ts';
import type { StudiedPlace } from '#lib/store/card-places.ts';
import { writeStates } from '#lib/store/card-states.ts';
import { settleNewFrom } from '#lib/store/decks.ts';
import { insertEvents } from '#lib/store/events.ts';
import { type Change, transact } from '#lib/store/transact.ts';
import { acceptAct } from './accept-act.ts';
import { acceptPractice } from './accept-practice.ts';
import { answerEvent } from './answer-event.ts';
import { gather } from './gather.ts';
import { readLoads, surroundingsOf } from './loads.ts';
import { leechOf, markLeech } from './mark-leech.ts';
import { momentOf, queueStamp } from './moment.ts';
import { sliceOf } from './slice.ts';
import type {
  ActInput,
  AnswerInput,
  AnswerResult,
  AnswersReply,
  CustomStudy,
  SentItem,
} from './types.ts';

/** A batch of answers and acts, and what its sender wants to know in reply. */
export interface AnswersInput {
  readonly answers: readonly SentItem[];
  /** The deck that is reviewed; null for the whole desk. */
  readonly deck: DeckId | null;
  /** Null for the queue of the day. */
  readonly custom?: CustomStudy | null;
  /** Cards that the sender holds already. */
  readonly have: readonly CardId[];
  /** How many more cards it would like. */
  readonly want: number;
  /** What stands for the queue that it has counted; nothing where it wants to be told the counts. */
  readonly stamp?: string | null;
}

/**
 * Accepts answers one by one, each in a transaction of its own, and says how the queue stands after them. An asker that
 * counted right before them counts right after them by itself, so then nothing is gathered.
 */
export async function acceptAnswers(
  context: Context,
  actor: Actor,
  { answers, deck, custom = null, have, want, stamp: since = null }: AnswersInput,
): Promise<AnswersReply> {
  const { changes } = context.store;
  const count = changes.count(actor.user);
  const isCurrent = since !== null && since === queueStamp(context, actor);
  const results: AnswerResult[] = [];
  for (const answer of answers) results.push(await accept(context, actor, answer));
  const stamp = queueStamp(context, actor);
  const isAlone = isCurrent && changes.count(actor.user) === count + answers.length;
  // What an act does to the queue only the server knows.
  const isPlain =
    results.every(({ status, leech }) => status === 'accepted' && leech === null) &&
    !answers.some(isAct);
  const elsewhere = answers.length > 0 && !isAlone;
  const head = { now: context.now(), results, stamp, since, elsewhere };
  if (isAlone && isPlain && want === 0) {
    return { ...head, counts: null, more: [], presets: [], loads: {}, nextDue: null };
  }
  const gathered = await gather(context, actor, { deck, custom });
  const slice = await sliceOf(context, actor, { gathered, size: want, have });
  return {
    ...head,
    now: gathered.desk.moment.now,
    counts: slice.counts,
    more: slice.cards,
    presets: gathered.desk.presets,
    loads: await readLoads(context, actor, gathered.desk.moment.today),
    nextDue: slice.nextDue,
  };
}

function accept(context: Context, actor: Actor, sent: SentItem): Promise<AnswerResult> {
  if (isAct(sent)) return acceptAct(context, actor, sent);
  return 'kind' in sent ? acceptPractice(context, actor, sent) : acceptAnswer(context, actor, sent);
}

function isAct(sent: SentItem): sent is ActInput {
  return 'kind' in sent && sent.kind === 'act';
}

/**
 * Accepts one answer. The same event again is a duplicate and changes nothing; a card that is not this
 * person's is refused; an answer that was overtaken by others is folded in where it belongs.
 */
export function acceptAnswer(
  context: Context,
  actor: Actor,
  input: AnswerInput,
): Promise<AnswerResult> {
  const { now } = momentOf(context, actor);
  const head = {
    id: operationOf(input.id),
    user: actor.user,
    kind: 'answer' as const,
    at: now,
    label: { card: input.card, rating: input.rating },
  };
  return transact(context.store, head, async (change) => {
    const here = await readAnswering(change.db, actor.user, { card: input.card, event: input.id });
    if (!here) return refusal(input);
    if (here.known) return alreadyKnown(actor, { input, here, known: here.known });
    return addAnswer(change, { context, actor, input, here });
  });
}

interface Adding {
  readonly context: Context;
  readonly actor: Actor;
  readonly input: AnswerInput;
  readonly here: Answering;
}

async function addAnswer(
  change: Change,
  { context, actor, input, here }: Adding,
): Promise<AnswerResult> {
  const { db } = change;
  const { place, preset, newest } = here;
  const before = here.state ?? newCardState;
  const moment = momentOf(context, actor);
  const options = optionsUnder(preset ? [preset] : [], place);
  const where = { card: place.card, preset: place.preset, today: moment.today };
  const surroundings = () => surroundingsOf(db, actor, where);
  const given = { input, card: place.card, preset, state: before, moment, options, surroundings };
  const event = await answerEvent(given);
  await insertEvents(db, actor.user, [event]);
  change.remember({ kind: 'retract', events: [event.id] });
  // Only an event that is newer than everything else can be folded onto the state.
  const isNewest = newest === null || event.at > newest;
  const state = await foldIn(change, { actor, event, before, options, place, isNewest });
  if (before.phase === 'new') await settleNewFrom(db, actor.user, [place.deck]);
  const leech = leechOf(event, state, options);
  if (leech) await markLeech(change, place.card, leech);
  return { id: event.id, card: place.card, status: 'accepted', state, leech };
}

interface Folding {
  readonly actor: Actor;
  readonly event: AnswerEvent;
  readonly before: CardMemoryState;
  readonly options: StudyOptions;
  readonly place: StudiedPlace;
  readonly isNewest: boolean;
}

async function foldIn(change: Change, folding: Folding): Promise<CardMemoryState> {
  const { actor, event, before, options, place } = folding;
  if (!folding.isNewest) {
    const states = await refoldCards(change.db, actor.user, [event.card]);
    return states.get(event.card) ?? before;
  }
  const state = foldOne(before, event, options);
  await writeStates(change.db, actor.user, [{ place: cardPlace(place), state }]);
  return state;
}

function refusal({ id, card }: AnswerInput): AnswerResult {
  return { id, card, status: 'refused', state: null, leech: null };
}

function alreadyKnown(
  actor: Actor,
  known: { input: AnswerInput; here: Answering; known: NonNullable<Answering['known']> },
): AnswerResult {
  const { input, here } = known;
  if (known.known.user !== actor.user || known.known.card !== input.card) return refusal(input);
  const { id, card } = input;
  // The reply that told of it may have been lost.
  const isNewest = here.state?.lastEvent === id;
  const options = optionsUnder(here.preset ? [here.preset] : [], here.place);
  const leech = isNewest && here.state ? leechOf(input, here.state, options) : null;
  return { id, card, status: 'duplicate', state: here.state, leech };
}
