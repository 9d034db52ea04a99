import type { Actor, Context } from '#lib/context.ts';
import type { Preset } from '#lib/scheduler/types.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { countDue, readBreakPlan } from '#lib/store/break-plans.ts';
import { readDecks, type StudiedDeck } from '#lib/store/decks.ts';
import { readPresets } from '#lib/store/presets.ts';
import { answeredOn, learningWithinDay } from '#lib/store/queue.ts';
import { customQueue } from './custom-queue.ts';
import { type Moment, momentOf } from './moment.ts';
import { arrange, type Day, type PlanOn } from './queue/arrange.ts';
import { layTree } from './queue/desk.ts';
import { type Amounts, spentIn } from './queue/limits.ts';
import type { Queue, QueuedStep } from './queue/queued-card.ts';
import { readCandidates, wishesOf } from './queue/read-candidates.ts';
import type { CustomStudy } from './types.ts';

/** The desk at a moment: its decks, what was answered today, and what the limits are counted by. */
export interface Desk extends Day {
  readonly moment: Moment;
  readonly presets: readonly Preset[];
  /** Steps within the day, due until the learn-ahead limit, soonest first. */
  readonly steps: readonly QueuedStep[];
  /** Decks off the desk. */
  readonly shelf: readonly StudiedDeck[];
}

/** The queue of a deck or of the whole desk, and the desk that it was gathered from. */
export interface Gathered {
  readonly desk: Desk;
  /** The deck that is opened; null for the whole desk. */
  readonly opened: DeckId | null;
  /** Null where the queue is that of the day. */
  readonly custom: CustomStudy | null;
  readonly queue: Queue;
}

/** What is studied. */
export interface Studied {
  /** The deck that is reviewed; null for the whole desk. */
  readonly deck: DeckId | null;
  /** Null for the queue of the day. */
  readonly custom: CustomStudy | null;
}

/** Reads the desk. */
export async function readDesk(context: Context, actor: Actor): Promise<Desk> {
  const { db } = context.store;
  const { user, settings } = actor;
  const moment = momentOf(context, actor);
  const { now, today, until } = moment;
  const presets = await readPresets(db, user);
  const decks = await readDecks(db, user);
  const tree = layTree(decks, presets);
  const ids = tree.map(({ deck }) => deck.id);
  const soon = await learningWithinDay(db, user, { today, until, decks: ids });
  const answered = await answeredOn(db, user, today);
  const { limitsFromTop: fromTop, newIgnoresReviews } = settings;
  const spent = spentIn(tree, answered);
  const plan = await planOn(context, actor, { today, decks: ids, spent: spent.get(null) });
  return {
    moment,
    now,
    today,
    presets,
    tree,
    answered,
    spent,
    plan,
    rules: { fromTop, newIgnoresReviews, ofDesk: plan && { new: 0, review: plan.cap } },
    steps: soon.map((card) => ({ ...card, standing: 'step' })),
    shelf: decks.filter(({ onDesk }) => !onDesk),
  };
}

/** The plan that holds today; null where none was made, or its backlog is gone. */
async function planOn(
  { store: { db } }: Context,
  { user, settings }: Actor,
  { today, decks, spent }: { today: number; decks: readonly DeckId[]; spent: Amounts | undefined },
): Promise<PlanOn | null> {
  const plan = await readBreakPlan(db, user);
  if (plan === null || plan.fromDay > today) return null;
  const due = await countDue(db, user, { decks, today });
  const done = (spent?.review ?? 0) + (settings.newIgnoresReviews ? 0 : (spent?.new ?? 0));
  return due > Math.max(0, plan.cap - done) ? { cap: plan.cap, due, done } : null;
}

/** Which queues are wanted. */
export interface Scopes {
  readonly desk: Desk;
  readonly scopes: readonly (DeckId | null)[];
  /** Whether their cards are only counted: the same cards, new ones in whatever order. */
  readonly isCounted?: boolean;
}

/** The queues of several decks, each opened by itself; that of the whole desk for null. The one source of counts and queue. */
export async function gatherQueues(
  context: Context,
  actor: Actor,
  { desk, scopes, isCounted = false }: Scopes,
): Promise<Map<DeckId | null, Queue>> {
  const queues = new Map<DeckId | null, Queue>();
  let pending = scopes;
  // Where siblings took more places than was foreseen, lists are read further down until all is told.
  for (let factor = 1; pending.length > 0; factor *= 2) {
    const wishes = wishesOf(desk, pending, factor);
    const { steps } = desk;
    const reading = { day: desk, wishes, steps, isCounted };
    const candidates = await readCandidates(context, actor, reading);
    for (const opened of pending) {
      const queue = arrange(desk, candidates, opened);
      if (queue) queues.set(opened, queue);
    }
    pending = pending.filter((opened) => !queues.has(opened));
  }
  return queues;
}

/** Gathers the queue of the whole desk, or of one deck on it with all that lie in it; that of the day, or of a custom study. */
export async function gather(
  context: Context,
  actor: Actor,
  { deck: opened, custom, isCounted = false }: Studied & Pick<Scopes, 'isCounted'>,
): Promise<Gathered> {
  const desk = await readDesk(context, actor);
  if (custom) {
    const queue = await customQueue(context, actor, { desk, opened, custom });
    return { desk, opened, custom, queue };
  }
  const queues = await gatherQueues(context, actor, { desk, scopes: [opened], isCounted });
  return { desk, opened, custom, queue: queues.get(opened) as Queue };
}
