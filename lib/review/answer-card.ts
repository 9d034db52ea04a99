import type { Actor, Context } from '#lib/context.ts';
import { dueInstant } from '#lib/scheduler/due.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import { zoneOffset } from '#lib/scheduler/study-day.ts';
import type { LeechAction } from '#lib/scheduler/study-options.ts';
import type { Phase, Rating } from '#lib/scheduler/types.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { readPlaces, type StudiedPlace } from '#lib/store/card-places.ts';
import { readState } from '#lib/store/card-states.ts';
import { readPresets } from '#lib/store/presets.ts';
import { acceptAnswer } from './accept-answers.ts';
import { momentOf } from './moment.ts';
import { namedCard } from './named-card.ts';
import type { AnswerInput } from './types.ts';

/** What became of a card that was answered. */
export interface AnsweredCard {
  readonly event: EventId;
  readonly card: CardId;
  readonly state: Phase;
  readonly due: Instant;
  /** What became of a card that this answer showed to be a leech; null for any other. */
  readonly leech: LeechAction | null;
}

/**
 * Answers a card here and now, without a screen. `name` is its id or the beginning of it.
 * Throws `not-found` for a card that is not there to be answered, `conflict` for one of a deck that no desk was laid for.
 */
export async function answerCard(
  context: Context,
  actor: Actor,
  { name, rating }: { name: string; rating: Rating },
): Promise<AnsweredCard> {
  const card = await namedCard(context, actor, name);
  const [place] = await readPlaces(context.store.db, actor.user, [card]);
  if (!place || place.archived) {
    throw new AppError('not-found', `Card ${name} is in the archive.`, { card: name, archived: 1 });
  }
  const input = await answerNow(context, actor, { place, rating });
  const { state, leech } = await acceptAnswer(context, actor, input);
  if (!state?.due) throw new Error(`The answer to ${card} was refused`);
  const due = dueInstant(state.due, momentOf(context, actor).calendar);
  return { event: input.id, card, state: state.phase, due, leech };
}

async function answerNow(
  context: Context,
  actor: Actor,
  { place, rating }: { place: StudiedPlace; rating: Rating },
): Promise<AnswerInput> {
  const { db } = context.store;
  const presets = await readPresets(db, actor.user);
  const preset = presets.find(({ id }) => id === place.preset) ?? presets[0];
  if (!preset) throw new AppError('conflict', 'No deck was ever put on the desk.');
  const state = (await readState(db, actor.user, place.card)) ?? newCardState;
  const { now, calendar } = momentOf(context, actor);
  return {
    id: context.newId<'event'>(),
    card: place.card,
    rating,
    clientAt: now,
    device: 'command line',
    zoneOffset: zoneOffset(now, calendar.zone),
    revealMs: null,
    durationMs: 0,
    phaseBefore: state.phase,
    recall: null,
    preset: preset.id,
    presetVersion: preset.version,
    revision: place.revision,
    language: place.language,
    outcome: null,
    typed: null,
    verdict: null,
  };
}
