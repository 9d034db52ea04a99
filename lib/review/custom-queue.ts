import type { Actor, Context } from '#lib/context.ts';
import { isDue } from '#lib/scheduler/due.ts';
import { idChance, SHUFFLE_PRIME, shuffleFactor } from '#lib/scheduler/order.ts';
import { startOfStudyDay, studyDay } from '#lib/scheduler/study-day.ts';
import { mentionsState } from '#lib/search/tree.ts';
import { findCards } from '#lib/selection/find-cards.ts';
import { readSearch } from '#lib/selection/read-search.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import type { ListedCard } from '#lib/store/card-list.ts';
import {
  addedCards,
  type ChosenCard,
  cardsAhead,
  forgottenCards,
  ratedSince,
} from '#lib/store/custom-study.ts';
import type { Desk } from './gather.ts';
import { branchOf } from './queue/desk.ts';
import type { Queue, QueuedCard } from './queue/queued-card.ts';
import type { Choice, CustomStudy, SearchChoice } from './types.ts';

/** More cards than this no session asks. */
const MOST = 5000;

/**
 * The cards of a custom study that are still to be asked. Limits do not hold, siblings are not kept apart; suspended
 * cards come only where a search speaks of them. In earnest, a card leaves with its answer and returns only for its
 * steps; in practice it leaves once it was known, and one that was not comes after the others.
 */
export async function customQueue(
  context: Context,
  actor: Actor,
  { desk, opened, custom }: { desk: Desk; opened: DeckId | null; custom: CustomStudy },
): Promise<Queue> {
  const { course, since, choice } = custom;
  const { until, calendar } = desk.moment;
  const kind = course === 'practice' ? ('practice' as const) : ('answer' as const);
  // Zones were perhaps changed since.
  const fromDay = studyDay(since, calendar) - 1;
  const rated = await ratedSince(context.store.db, actor.user, { kind, since, fromDay });
  const decks = branchOf(desk.tree, opened).map(({ deck }) => deck.id);
  const chosen = await choose(context, actor, { desk, decks, choice });
  const fresh = chosen.filter(({ id }) => !rated.has(id));
  if (course === 'practice') {
    const byId = new Map(chosen.map((card) => [card.id, card]));
    const again = [...rated].flatMap(([id, rating]) => (rating === 1 ? (byId.get(id) ?? []) : []));
    return { cards: [...fresh, ...again].map(queued), held: false };
  }
  const steps = desk.steps.filter(({ id, deck }) => rated.has(id) && decks.includes(deck));
  const open = fresh.filter(({ dueAt }) => dueAt === null || dueAt <= until);
  return { cards: [...open.map(queued), ...steps], held: false };
}

function queued({ id, note, deck, phase, dueAt }: ChosenCard): QueuedCard {
  if (phase === 'new' || phase === 'review') return { id, note, deck, standing: phase };
  return { id, note, deck, standing: dueAt === null ? 'day-step' : 'step' };
}

interface Choosing<Kind extends Choice = Choice> {
  readonly desk: Desk;
  readonly decks: readonly DeckId[];
  readonly choice: Kind;
}

function choose(
  context: Context,
  actor: Actor,
  { desk, decks, choice }: Choosing,
): Promise<ChosenCard[]> {
  const { db } = context.store;
  const { today, calendar } = desk.moment;
  const among = { today, decks, most: MOST };
  switch (choice.kind) {
    case 'forgotten':
      return forgottenCards(db, actor.user, { ...among, fromDay: today - choice.days + 1 });
    case 'ahead': {
      const shuffle = { today, factor: shuffleFactor(today), prime: SHUFFLE_PRIME };
      return cardsAhead(db, actor.user, { ...among, shuffle, untilDay: today + choice.days });
    }
    case 'added': {
      const from = startOfStudyDay(today - choice.days + 1, calendar);
      return addedCards(db, actor.user, { ...among, from });
    }
    case 'search':
      return searched(context, actor, { desk, decks, choice });
  }
}

/** What a query asks for, shuffled by the day. */
async function searched(
  context: Context,
  actor: Actor,
  { desk, decks, choice }: Choosing<SearchChoice>,
): Promise<ChosenCard[]> {
  const parsed = await readSearch(context, actor, choice.search);
  if ('error' in parsed) throw new AppError('bad-input', `Unreadable query: ${choice.search}`);
  const inside = new Set(decks);
  const withSuspended = mentionsState(parsed.tree, 'suspended');
  const isWanted = (card: ListedCard) =>
    !card.archived && inside.has(card.deck.id) && (withSuspended || !card.suspended);
  const found: ChosenCard[] = [];
  for await (const page of findCards(context, actor, parsed.tree)) {
    const wanted = page.filter((card) => isWanted(card) && isOf(card, choice.of, desk));
    found.push(...wanted.map(chosenCard));
  }
  const factor = shuffleFactor(desk.moment.today);
  const chance = ({ id }: ChosenCard) => (idChance(id) * factor) % SHUFFLE_PRIME;
  return found.sort((a, b) => chance(a) - chance(b) || (a.id < b.id ? -1 : 1)).slice(0, MOST);
}

function isOf({ state }: ListedCard, of: SearchChoice['of'], { moment }: Desk): boolean {
  switch (of) {
    case 'all':
      return true;
    case 'new':
      return (state?.phase ?? 'new') === 'new';
    case 'due':
      return !!state?.due && isDue(state.due, moment.now, moment.calendar);
    case 'review':
      return state?.phase === 'review';
  }
}

function chosenCard({ id, note, deck, state }: ListedCard): ChosenCard {
  const due = state?.due ?? null;
  const dueAt = due?.kind === 'instant' ? due.at : null;
  return { id, note, deck: deck.id, phase: state?.phase ?? 'new', dueAt };
}
