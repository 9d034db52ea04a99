import type { Actor, Context } from '#lib/context.ts';
import { optionsUnder } from '#lib/history/study-options.ts';
import { dueInstant } from '#lib/scheduler/due.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import type { Calendar, ChainLink, Memory, Outcome } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import type { Instant, Seconds } from '#lib/shared/instant.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import { readState } from '#lib/store/card-states.ts';
import { readPresets } from '#lib/store/presets.ts';
import { surroundingsOf } from './loads.ts';
import { momentOf } from './moment.ts';
import { namedCard } from './named-card.ts';

/** What one button would do, and why. */
export interface ExplainedButton {
  readonly due: Instant;
  readonly interval: Seconds;
  /** Days after floor and ordering, before fuzz; null where a step decides. */
  readonly raw: number | null;
  readonly chain: readonly ChainLink[];
}

/** A card's memory and its four buttons. */
export interface CardExplanation {
  readonly card: CardId;
  /** Null for a new card. */
  readonly memory: (Memory & { readonly recall: number }) | null;
  readonly buttons: Readonly<Record<'again' | 'hard' | 'good' | 'easy', ExplainedButton>>;
}

/** What the four buttons of a card would do now, each with how its interval comes about. `name` is an id or its beginning. */
export async function explainCard(
  context: Context,
  actor: Actor,
  name: string,
): Promise<CardExplanation> {
  const { db } = context.store;
  const card = await namedCard(context, actor, name);
  const moment = momentOf(context, actor);
  const [place] = await readPlaces(db, actor.user, [card]);
  const state = (await readState(db, actor.user, card)) ?? newCardState;
  const options = optionsUnder(await readPresets(db, actor.user), place ?? null);
  const where = { card, preset: place?.preset ?? null, today: moment.today };
  const surroundings = await surroundingsOf(db, actor, where);
  const { recall, byRating } = outcomes({ ...moment, ...surroundings, card, state, options });
  const { memory } = state;
  const button = (rating: 1 | 2 | 3 | 4) => explained(byRating[rating], moment.calendar);
  return {
    card,
    memory: memory && recall !== null ? { ...memory, recall } : null,
    buttons: { again: button(1), hard: button(2), good: button(3), easy: button(4) },
  };
}

function explained({ due, interval, raw, chain }: Outcome, calendar: Calendar): ExplainedButton {
  return { due: dueInstant(due, calendar), interval, raw, chain };
}
