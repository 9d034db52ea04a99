import type { Actor, Context } from '#lib/context.ts';
import { curveOf } from '#lib/scheduler/memory.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { Preset, StudyDay } from '#lib/scheduler/types.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import type { StudiedDeck } from '#lib/store/decks.ts';
import { countSteps, memoryTallies } from '#lib/store/memory-tallies.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { DeckCurve } from '#lib/store/remembered.ts';
import { type Tallies, talliesOfCards, talliesOfDecks } from '#lib/store/tallies.ts';
import {
  doneToday,
  firstDay,
  hoursOf,
  pressesSince,
  retentionOf,
  streakOf,
  workOf,
  yearOf,
} from './history.ts';
import { distributionsOf, dueOf, standingsOf } from './memory.ts';
import { type ResolvedScope, resolveScope } from './resolve-scope.ts';
import { readTroubled } from './troubled.ts';
import type { Statistics, StatsRange, StatsScope } from './types.ts';

/** What statistics are asked for. */
export interface StatsAsk {
  readonly scope: StatsScope;
  readonly range: StatsRange;
}

/** Reads all statistics of a scope. Throws `not-found` for a deck that is not the person's. */
export async function readStatistics(
  context: Context,
  actor: Actor,
  { scope, range }: StatsAsk,
): Promise<Statistics> {
  const today = studyDay(context.now(), calendarOf(actor.settings));
  const resolved = await resolveScope(context, actor, scope);
  return {
    today,
    range,
    ...(await historyOf(context, actor, { resolved, range, today })),
    ...(await presentOf(context, actor, { resolved, range, today })),
    troubled: await readTroubled(context, actor, resolved),
  };
}

interface Asked {
  readonly resolved: ResolvedScope;
  readonly range: StatsRange;
  readonly today: StudyDay;
}

async function historyOf(context: Context, actor: Actor, { resolved, range, today }: Asked) {
  const since = range === 'all' ? -Infinity : firstDay(range, today, []);
  const { days, hours } = await readTallies(context, actor, { resolved, since });
  const from = firstDay(range, today, days);
  return {
    done: doneToday(today, days),
    streak: streakOf(today, days),
    year: yearOf(today, days),
    work: workOf({ from, to: today }, days),
    presses: pressesSince(from, days),
    retention: retentionOf(today, days),
    hours: hoursOf(hours),
  };
}

function readTallies(
  { store: { db } }: Context,
  { user }: Actor,
  { resolved: { scope }, since: first }: { resolved: ResolvedScope; since: StudyDay },
): Promise<Tallies> {
  const since = Math.max(first, Number.MIN_SAFE_INTEGER);
  return scope.kind === 'decks'
    ? talliesOfDecks(db, user, { decks: scope.decks, since })
    : talliesOfCards(db, user, { cards: scope.cards, since });
}

async function presentOf(context: Context, actor: Actor, { resolved, range, today }: Asked) {
  const { db } = context.store;
  const { scope, all } = resolved;
  const curves = await curvesOf(context, actor, resolved);
  const tallies = await memoryTallies(db, actor.user, { scope, today, curves });
  const steps = await countSteps(db, actor.user, scope);
  return {
    due: dueOf(tallies, { today, range, steps }),
    cards: standingsOf(all, tallies),
    ...distributionsOf(tallies),
  };
}

/** How the cards of each deck are forgotten; those of archived decks, too, for a search can find them. */
async function curvesOf(
  context: Context,
  actor: Actor,
  { decks }: ResolvedScope,
): Promise<DeckCurve[]> {
  const presets = await readPresets(context.store.db, actor.user);
  return decks.map((deck) => {
    const options = presetOf(deck, presets)?.options ?? defaultStudyOptions;
    return { deck: deck.id, ...curveOf(options.parameters) };
  });
}

function presetOf({ presetId }: StudiedDeck, presets: readonly Preset[]): Preset | undefined {
  return presets.find(({ id }) => id === presetId);
}
