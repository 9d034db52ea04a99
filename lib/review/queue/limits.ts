import type { StudyDay } from '#lib/scheduler/types.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import type { AnsweredToday } from '#lib/store/queue.ts';
import type { DeskDeck } from './desk.ts';

/** How many cards may come: new ones, and reviews with the steps of days. */
export interface Amounts {
  readonly new: number;
  readonly review: number;
}

/** How the limits of a day are counted. */
export interface LimitRules {
  /** The limits of the decks above the opened one hold, too. */
  readonly fromTop: boolean;
  /** New cards do not use up places of the reviews. */
  readonly newIgnoresReviews: boolean;
  /** What the whole desk may serve on this day, whichever deck is opened; null where nothing limits it. */
  readonly ofDesk: Partial<Amounts> | null;
}

/** The limits of a deck on a study day: those for this day only, else its own, else those of its preset. */
export function limitsOf({ deck, preset }: DeskDeck, today: StudyDay): Amounts {
  const isForToday = deck.limitsDay === today;
  const { newPerDay, reviewsPerDay } = preset.options;
  return {
    new: (isForToday ? deck.newOnDay : null) ?? deck.newPerDay ?? newPerDay,
    review: (isForToday ? deck.reviewsOnDay : null) ?? deck.reviewsPerDay ?? reviewsPerDay,
  };
}

/** What was answered today in each deck and in those within it. The whole desk goes by null. */
export function spentIn(
  tree: readonly DeskDeck[],
  answered: readonly AnsweredToday[],
): Map<DeckId | null, { new: number; review: number }> {
  const paths = new Map(tree.map(({ deck, path }) => [deck.id, path]));
  const spent = new Map<DeckId | null, { new: number; review: number }>();
  for (const { deck, standing } of answered) {
    const path = paths.get(deck);
    if (path === undefined || standing === 'step') continue;
    for (const each of [...path, null]) {
      const sum = spent.get(each) ?? { new: 0, review: 0 };
      sum[standing === 'new' ? 'new' : 'review']++;
      spent.set(each, sum);
    }
  }
  return spent;
}

interface Left {
  new: number;
  review: number;
}

/** The places that the limits of the day leave. A card takes one in its deck and in each deck around it. */
export class Places {
  readonly #left = new Map<DeckId | null, Left>();
  /** All cards of a deck ask along the same path. */
  readonly #byPath = new Map<readonly DeckId[], readonly Left[]>();
  readonly #rules: LimitRules;

  constructor(
    branch: readonly DeskDeck[],
    tree: readonly DeskDeck[],
    given: {
      readonly today: StudyDay;
      readonly spent: ReadonlyMap<DeckId | null, Amounts>;
      readonly rules: LimitRules;
    },
  ) {
    const { today, spent, rules } = given;
    this.#rules = rules;
    const inside = new Set(branch.map(({ deck }) => deck.id));
    for (const node of tree) {
      if (!rules.fromTop && !inside.has(node.deck.id)) continue;
      const used = spent.get(node.deck.id) ?? NOTHING;
      this.#left.set(node.deck.id, this.#leftOf(limitsOf(node, today), used));
    }
    if (rules.ofDesk) {
      const limits = { ...ENDLESS, ...rules.ofDesk };
      this.#left.set(null, this.#leftOf(limits, spent.get(null) ?? NOTHING));
    }
  }

  #leftOf(limits: Amounts, used: Amounts): Left {
    const { newIgnoresReviews } = this.#rules;
    const byNew = newIgnoresReviews ? 0 : used.new;
    const review = Math.max(0, limits.review - used.review - byNew);
    const own = Math.max(0, limits.new - used.new);
    return { new: newIgnoresReviews ? own : Math.min(own, review), review };
  }

  /** How many more cards of a kind a deck with this path may serve. */
  left(path: readonly DeckId[], kind: keyof Amounts): number {
    let least = Number.POSITIVE_INFINITY;
    for (const each of this.#around(path)) least = Math.min(least, each[kind]);
    return least;
  }

  take(path: readonly DeckId[], kind: keyof Amounts): void {
    for (const each of this.#around(path)) {
      each[kind]--;
      if (kind === 'review' && !this.#rules.newIgnoresReviews) {
        each.new = Math.min(each.new, each.review);
      }
    }
  }

  #around(path: readonly DeckId[]): readonly Left[] {
    const known = this.#byPath.get(path);
    if (known !== undefined) return known;
    const found = [...path, null].flatMap((id) => this.#left.get(id) ?? []);
    this.#byPath.set(path, found);
    return found;
  }
}

const NOTHING: Amounts = { new: 0, review: 0 };
const ENDLESS: Amounts = { new: Number.POSITIVE_INFINITY, review: Number.POSITIVE_INFINITY };
