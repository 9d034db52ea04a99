import { mixed } from '#lib/scheduler/order.ts';
import type { Standing } from '#lib/scheduler/standing.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type {
  AnsweredToday,
  Candidate,
  DueCandidates,
  DueOrder,
  NewCandidate,
  NewRank,
} from '#lib/store/queue.ts';
import { branchOf, type DeskDeck, topsOf } from './desk.ts';
import { type Amounts, type LimitRules, Places } from './limits.ts';
import type { Queue, QueuedCard, QueuedStep } from './queued-card.ts';
import { Siblings } from './siblings.ts';
import { byKey, dueKey, gatherKey, newRank, type SortKey, sortKey } from './sort-keys.ts';

/** Cards of one deck in one order: the first ones, or all there are. */
export interface Listed<T> {
  readonly cards: readonly T[];
  readonly isAll: boolean;
}

/** What the decks could serve, in the orders that are asked for. */
export interface Candidates {
  readonly steps: readonly QueuedStep[];
  readonly due: (order: DueOrder, deck: DeckId, kind: keyof DueCandidates) => Listed<DueItem>;
  readonly news: (rank: NewRank, deck: DeckId) => Listed<NewCandidate>;
}

type DueItem = DueCandidates['reviews'][number];

/** The day for which a queue is arranged. */
export interface Day {
  readonly now: Instant;
  readonly today: StudyDay;
  readonly tree: readonly DeskDeck[];
  readonly answered: readonly AnsweredToday[];
  readonly spent: ReadonlyMap<DeckId | null, Amounts>;
  readonly rules: LimitRules;
  /** The way back from a break that holds on this day; null where none does. */
  readonly plan: PlanOn | null;
}

/** A plan that holds: its cap, how many cards are due in all, and how much of the cap is used up. */
export interface PlanOn {
  readonly cap: number;
  readonly due: number;
  readonly done: number;
}

/** The order in which due cards come: under a plan those first that lose most by waiting, whatever the preset says. */
export function dueOrder({ plan }: Pick<Day, 'plan'>, { reviewOrder }: StudyOptions): DueOrder {
  return plan ? 'least-loss' : reviewOrder;
}

/**
 * The queue of a deck with all that lie in it, or of the whole desk: steps that are due, then what is due by the day with
 * the new cards, then steps that may be shown ahead. Null where more candidates are needed to tell.
 */
export function arrange(
  day: Day,
  { steps, ...candidates }: Candidates,
  opened: DeckId | null,
): Queue | null {
  const branch = branchOf(day.tree, opened);
  const inside = new Set(branch.map(({ deck }) => deck.id));
  const soon = steps.filter(({ deck }) => inside.has(deck));
  const taking: Taking = {
    day,
    places: new Places(branch, day.tree, day),
    siblings: new Siblings(day.answered, soon),
    held: false,
    isShort: false,
  };
  const main = groupsOf(day, opened).flatMap((group) => arrangeGroup(group, candidates, taking));
  if (taking.isShort) return null;
  const due = soon.filter(({ dueAt }) => dueAt <= day.now);
  const ahead = soon.filter(({ dueAt }) => dueAt > day.now);
  return { cards: [...due, ...main, ...ahead], held: taking.held };
}

interface Taking {
  readonly day: Day;
  readonly places: Places;
  readonly siblings: Siblings;
  held: boolean;
  isShort: boolean;
}

/** Decks that are served together, as the first of them says. */
interface Group {
  readonly options: StudyOptions;
  readonly branch: readonly DeskDeck[];
}

/** Each deck of the first rank by itself; under a plan all together, for its cap goes to the cards that lose most. */
function groupsOf({ tree, plan }: Day, opened: DeckId | null): Group[] {
  const tops = topsOf(tree, opened);
  const groups = tops.map(({ deck, preset }) => {
    return { options: preset.options, branch: branchOf(tree, deck.id) };
  });
  const [first] = groups;
  return plan && first ? [{ ...first, branch: branchOf(tree, opened) }] : groups;
}

/** Everything is gathered, shown and mixed as the deck says that is opened; limits and siblings go by each card's own. */
function arrangeGroup(
  { options, branch }: Group,
  { due, news }: Omit<Candidates, 'steps'>,
  taking: Taking,
): QueuedCard[] {
  const { day } = taking;
  const { newGather, newSort, newMix, interdayMix } = options;
  const order = dueOrder(day, options);
  const dueLists = (kind: keyof DueCandidates) =>
    branch.map((within) =>
      keyed(within, due(order, within.deck.id, kind), (card) => dueKey(order, card, within)),
    );
  const steps = take(dueLists('steps'), 'day-step', taking);
  const reviews = take(dueLists('reviews'), 'review', taking);
  const newLists = branch.map((within) =>
    keyed(within, news(newRank(newGather), within.deck.id), (card) =>
      gatherKey(newGather, card, { place: within.place, today: day.today }),
    ),
  );
  const fresh = take(newLists, 'new', taking)
    .map((item, place) => ({ ...item, key: [...sortKey(newSort, item.card, day.today), place] }))
    .sort(byKey);
  const done = doneIn(branch, day.answered);
  const byDay = mixed({
    main: reviews,
    others: steps,
    mix: interdayMix,
    done: { main: done.review, others: done['day-step'] },
  });
  return mixed({
    main: byDay.map(({ queued }) => queued),
    others: fresh.map(({ queued }) => queued),
    mix: newMix,
    done: { main: done.review + done['day-step'], others: done.new },
  });
}

interface Item<T> {
  readonly id: string;
  readonly key: SortKey;
  readonly card: T;
  readonly within: DeskDeck;
  /** After this one there are more cards of the deck that were not read. */
  readonly isLastOfMore: boolean;
}

function keyed<T extends Candidate>(
  within: DeskDeck,
  { cards, isAll }: Listed<T>,
  keyOf: (card: T) => SortKey,
): Item<T>[] {
  return cards.map((card, index) => ({
    id: card.id,
    key: keyOf(card),
    card,
    within,
    isLastOfMore: !isAll && index === cards.length - 1,
  }));
}

/** As many cards as there are places for, in order; none of which a sibling stood before, where these are kept apart. */
function take<T extends Candidate>(
  lists: readonly (readonly Item<T>[])[],
  standing: Exclude<Standing, 'step'>,
  taking: Taking,
) {
  const taken: (Item<T> & { readonly queued: QueuedCard })[] = [];
  const kind = standing === 'new' ? 'new' : 'review';
  for (const item of lists.flat().sort(byKey)) {
    const { card, key, within, isLastOfMore } = item;
    const { deck, path, preset } = within;
    const { id, note } = card;
    const queued: QueuedCard = { id, note, deck: deck.id, standing };
    const isKept = taking.siblings.keep(queued, preset.options);
    if (isKept || taking.places.left(path, kind) <= 0) {
      taking.held = true;
    } else {
      taking.places.take(path, kind);
      taking.siblings.add(queued);
      // Written out: of thousands, parts that are spread together take longer than all the rest.
      taken.push({ id, key, card, within, isLastOfMore, queued });
    }
    if (isLastOfMore && taking.places.left(path, kind) > 0) taking.isShort = true;
  }
  return taken;
}

function doneIn(
  branch: readonly DeskDeck[],
  answered: readonly AnsweredToday[],
): Record<Standing, number> {
  const inside = new Set(branch.map(({ deck }) => deck.id));
  const done = { step: 0, 'day-step': 0, review: 0, new: 0 };
  for (const { deck, standing } of answered) if (inside.has(deck)) done[standing]++;
  return done;
}
