import type { Actor, Context } from '#lib/context.ts';
import { type WayBack, wayBack } from '#lib/scheduler/plan-break.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { OperationId } from '#lib/shared/ids.ts';
import { countDue, dueAfter, reviewsByDay } from '#lib/store/break-plans.ts';
import { usualDuration } from '#lib/store/queue.ts';
import { changeRows, removeRow, transact } from '#lib/store/transact.ts';
import { type Desk, readDesk } from './gather.ts';
import { momentOf } from './moment.ts';

/** The least and the most reviews a day that a plan can hold. */
export const CAP_RANGE = { min: 1, max: 9999 } as const;

/** A way back under a cap. */
export interface Way extends WayBack {
  /** Reviews a day. */
  readonly cap: number;
  /** What these take, by the person's own answer times. */
  readonly minutes: number;
}

/** What waits, and how one comes back. */
export interface Return {
  readonly today: StudyDay;
  /** Cards that are due by the day. */
  readonly backlog: number;
  /** Reviews on a usual day; 0 where nothing is known of it. */
  readonly usual: number;
  /** What one review takes, in seconds. */
  readonly perCard: number;
  /** Whether so much waits that a plan is worth offering. */
  readonly isMuch: boolean;
  /** The plan that is on; null where none is. */
  readonly plan: Way | null;
  /** What is proposed where none is on. */
  readonly proposal: Way;
}

/** A backlog of fewer cards than this is no backlog. */
const FEW = 40;
const USUAL_DAYS = 30;
/** What a review takes somebody who has answered nothing yet, in milliseconds. */
const FIRST_GUESS = 10_000;
/** A plan is proposed that ends within two weeks. */
const PROPOSED_DAYS = 14;
/** Less a day is not worth a plan. */
const LEAST_MINUTES = 5;
const HORIZON = 365;

/** What waits on the person's desk, and the way back. */
export async function lookBack(context: Context, actor: Actor): Promise<Return> {
  return returnOf(context, actor, await readDesk(context, actor));
}

/** The same of a desk that was read already, for the first screen: null where no plan is on and too little waits for one. */
export async function offerOf(context: Context, actor: Actor, desk: Desk): Promise<Return | null> {
  if (desk.plan === null && (await backlogOf(context, actor, desk)) <= FEW) return null;
  const back = await returnOf(context, actor, desk);
  return back.isMuch || back.plan ? back : null;
}

function backlogOf({ store: { db } }: Context, { user }: Actor, { plan, today, tree }: Desk) {
  const decks = tree.map(({ deck }) => deck.id);
  return plan?.due ?? countDue(db, user, { decks, today });
}

async function returnOf(context: Context, actor: Actor, desk: Desk): Promise<Return> {
  const { db } = context.store;
  const { today } = desk;
  const decks = desk.tree.map(({ deck }) => deck.id);
  const backlog = await backlogOf(context, actor, desk);
  const usual = mean(await reviewsByDay(db, actor.user, { today, days: USUAL_DAYS }));
  const perCard = ((await usualDuration(db, actor.user)) ?? FIRST_GUESS) / 1000;
  const isMuch = backlog > Math.max(FEW, 2 * usual);
  const isNeeded = isMuch || desk.plan !== null;
  const arriving = isNeeded ? await dueAfter(db, actor.user, { decks, today, days: HORIZON }) : [];
  const given = { backlog, arriving, perCard };
  return {
    today,
    backlog,
    usual,
    perCard,
    isMuch,
    plan: desk.plan && wayUnder(desk.plan.cap, { ...given, done: desk.plan.done }),
    proposal: proposed(usual, given),
  };
}

/** What would wait after days away, and the way back from there. `from` and `to` are the first and the last day away. */
export async function lookAhead(
  context: Context,
  actor: Actor,
  { from, to, cap }: { from: StudyDay; to: StudyDay; cap: number | null },
): Promise<{ readonly backlog: number; readonly way: Way }> {
  const { db } = context.store;
  const desk = await readDesk(context, actor);
  const { today } = desk;
  if (from < today || to < from || to > today + HORIZON) {
    throw new AppError('bad-input', 'These days are no days ahead.');
  }
  const decks = desk.tree.map(({ deck }) => deck.id);
  const back = to + 1 - today;
  const all = await dueAfter(db, actor.user, { decks, today, days: back + HORIZON });
  // What is due until one leaves will be done by then.
  const gone = from - today;
  const leftNow = gone === 0 ? await countDue(db, actor.user, { decks, today }) : 0;
  const backlog = leftNow + sum(all.slice(Math.max(0, gone - 1), back));
  const usual = mean(await reviewsByDay(db, actor.user, { today, days: USUAL_DAYS }));
  const perCard = ((await usualDuration(db, actor.user)) ?? FIRST_GUESS) / 1000;
  const given = { backlog, arriving: all.slice(back), perCard };
  return { backlog, way: cap === null ? proposed(usual, given) : wayUnder(cap, given) };
}

/** Puts a plan on, or changes its cap. Throws `bad-input` for a cap that is none. */
export async function planBreak(context: Context, actor: Actor, cap: number): Promise<OperationId> {
  if (!Number.isInteger(cap) || cap < CAP_RANGE.min || cap > CAP_RANGE.max) {
    throw new AppError('bad-input', `A plan holds ${CAP_RANGE.min} to ${CAP_RANGE.max} reviews.`);
  }
  const { now, today } = momentOf(context, actor);
  const head = headOf(context, actor, cap);
  await transact(context.store, head, (change) =>
    changeRows(change, 'BreakPlan', [{ userId: actor.user, createdAt: now, fromDay: today, cap }]),
  );
  return head.id;
}

/** Drops the plan; null where none is on. */
export async function dropBreak(context: Context, actor: Actor): Promise<OperationId | null> {
  const head = headOf(context, actor, 0);
  const isDropped = await transact(context.store, head, (change) =>
    removeRow(change, 'BreakPlan', { userId: actor.user }),
  );
  return isDropped ? head.id : null;
}

/** Reviews that fit into so many minutes, at least one. */
export function capOf(minutes: number, perCard: number): number {
  return Math.min(CAP_RANGE.max, Math.max(CAP_RANGE.min, Math.floor((minutes * 60) / perCard)));
}

function headOf(context: Context, actor: Actor, cap: number) {
  const id = context.newId<'operation'>();
  return { id, user: actor.user, kind: 'break' as const, at: context.now(), label: { cap } };
}

interface Given {
  readonly backlog: number;
  readonly arriving: readonly number[];
  readonly perCard: number;
  readonly done?: number;
}

function wayUnder(cap: number, { perCard, ...given }: Given): Way {
  const minutes = Math.max(1, Math.round((cap * perCard) / 60));
  return { cap, minutes, ...wayBack({ ...given, cap }) };
}

/** A usual day's work, or as many five minutes as end the backlog within two weeks. */
function proposed(usual: number, given: Given): Way {
  const least = Math.max(LEAST_MINUTES, Math.ceil((usual * given.perCard) / 60));
  for (let minutes = least; ; minutes = Math.floor(minutes / 5) * 5 + 5) {
    const way = { ...wayUnder(capOf(minutes, given.perCard), given), minutes };
    const isShort = way.days !== null && way.days <= PROPOSED_DAYS;
    if (isShort || way.cap >= CAP_RANGE.max) return way;
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : Math.round(sum(numbers) / numbers.length);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
