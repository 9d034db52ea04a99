import type { Actor, Context } from '#lib/context.ts';
import { cardPlace, refoldCards } from '#lib/history/refold-cards.ts';
import { operationOf } from '#lib/history/retraction.ts';
import { optionsUnder } from '#lib/history/study-options.ts';
import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import type { AnswerEvent, CardMemoryState, StudyOptions } from '#lib/scheduler/types.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { readPlaces, type StudiedPlace } from '#lib/store/card-places.ts';
import { readState, writeStates } from '#lib/store/card-states.ts';
import { settleNewFrom } from '#lib/store/decks.ts';
import { findEvent, insertEvents, newestInstant } from '#lib/store/events.ts';
import { readPresets } from '#lib/store/presets.ts';
import { type Change, transact } from '#lib/store/transact.ts';
import { answerEvent } from './answer-event.ts';
import { gather, momentOf } from './gather.ts';
import { sliceOf } from './slice.ts';
import type { AnswerInput, AnswerResult, AnswersReply } from './types.ts';

/** A batch of answers, and what its sender wants to know in reply. */
export interface AnswersInput {
  readonly answers: readonly AnswerInput[];
  /** The deck that is reviewed; null for the whole desk. */
  readonly deck: DeckId | null;
  /** Cards that the sender holds already. */
  readonly have: readonly CardId[];
  /** How many more cards it would like. */
  readonly want: number;
}

/** Accepts answers one by one, each in a transaction of its own, and says how the queue stands after them. */
export async function acceptAnswers(
  context: Context,
  actor: Actor,
  { answers, deck, have, want }: AnswersInput,
): Promise<AnswersReply> {
  const results: AnswerResult[] = [];
  for (const answer of answers) results.push(await acceptAnswer(context, actor, answer));
  const gathered = await gather(context, actor, deck);
  const slice = await sliceOf(context, actor, { gathered, size: want, have });
  return {
    now: gathered.moment.now,
    results,
    counts: slice.counts,
    more: slice.cards,
    presets: gathered.presets,
    nextDue: slice.nextDue,
  };
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
    const known = await findEvent(change.db, input.id);
    const [place] = await readPlaces(change.db, actor.user, [input.card]);
    if (!place) return refusal(input);
    if (known) return alreadyKnown(change, actor, { input, known });
    const state = await addAnswer(change, { context, actor, input, place });
    return { id: input.id, card: input.card, status: 'accepted', state };
  });
}

interface Adding {
  readonly context: Context;
  readonly actor: Actor;
  readonly input: AnswerInput;
  readonly place: StudiedPlace;
}

async function addAnswer(
  change: Change,
  { context, actor, input, place }: Adding,
): Promise<CardMemoryState> {
  const { db } = change;
  const { user } = actor;
  const presets = await readPresets(db, user);
  const before = (await readState(db, user, input.card)) ?? newCardState;
  const moment = momentOf(context, actor);
  const event = answerEvent({ input, place, presets, state: before, moment });
  const newest = await newestInstant(db, user, input.card);
  await insertEvents(db, user, [event]);
  change.remember({ kind: 'retract', events: [event.id] });
  const options = optionsUnder(presets, place.preset);
  // Only an event that is newer than everything else can be folded onto the state.
  const isNewest = newest === null || event.at > newest;
  const state = await foldIn(change, { actor, event, before, options, place, isNewest });
  if (before.phase === 'new') await settleNewFrom(db, user, [place.deck]);
  return state;
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
  return { id, card, status: 'refused', state: null };
}

async function alreadyKnown(
  change: Change,
  actor: Actor,
  { input, known }: { input: AnswerInput; known: { userId: string; cardId: string } },
): Promise<AnswerResult> {
  if (known.userId !== actor.user || known.cardId !== input.card) return refusal(input);
  const state = await readState(change.db, actor.user, input.card);
  return { id: input.id, card: input.card, status: 'duplicate', state };
}
