import type { BundleCard, BundleNote } from '#lib/bundle/bundle.ts';
import type { Actor, Context } from '#lib/context.ts';
import {
  isForObsidian,
  type ObsidianSchedule,
  readSchedules,
} from '#lib/formats/obsidian/read-schedules.ts';
import { refoldCards } from '#lib/history/refold-cards.ts';
import { optionsUnder } from '#lib/history/study-options.ts';
import { memoryFromSm2 } from '#lib/scheduler/sm2-memory.ts';
import { studyDay, zoneOffset } from '#lib/scheduler/study-day.ts';
import type { BaselineEvent, Memory } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY, DAY_SECONDS } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import { insertEvents } from '#lib/store/events.ts';
import { historyMarks } from '#lib/store/fields-notes.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Change } from '#lib/store/transact.ts';
import type { UploadedText } from './read-upload.ts';

interface Brought {
  readonly actor: Actor;
  readonly found: ReadonlyMap<BundleCard, ObsidianSchedule>;
  /** The card here; null where it is new. */
  readonly idOf: (card: BundleCard) => CardId | null;
}

/** What imported events name as where they were made. */
const DEVICE = 'obsidian';

/** The recall at which Obsidian Spaced Repetition is supposed to ask. */
const RETENTION = 0.9;

/**
 * Takes the schedules that documents for Obsidian hold as the beginning of their cards' histories: a baseline for each card of which
 * nothing is known here yet.
 */
export async function bringSchedules(
  change: Change,
  context: Context,
  { actor, found: schedules, idOf }: Brought,
): Promise<void> {
  const { user } = actor;
  const found = new Map<CardId, ObsidianSchedule>();
  for (const [card, schedule] of schedules) {
    const id = idOf(card);
    if (id) found.set(id, schedule);
  }
  if (found.size === 0) return;
  const ids = [...found.keys()];
  const known = new Set((await historyMarks(change.db, user, ids)).map(({ cardId }) => cardId));
  const presets = await readPresets(change.db, user);
  const places = await readPlaces(change.db, user, ids);
  const events = places.flatMap((place) => {
    const schedule = found.get(place.card);
    if (!schedule || known.has(place.card)) return [];
    const { parameters } = optionsUnder(presets, place);
    const memory = memoryFromSm2({ ...schedule, retention: RETENTION }, parameters);
    return [baselineOf(place.card, schedule, { context, actor, memory })];
  });
  await insertEvents(change.db, user, events);
  change.remember({ kind: 'remove-events', events: events.map(({ id }) => id) });
  await refoldCards(
    change.db,
    user,
    events.map(({ card }) => card),
  );
}

/** How many of them would come: those of cards of which nothing is known here. */
export async function countSchedules(
  context: Context,
  { actor, found, idOf }: Brought,
): Promise<number> {
  const ids = [...found.keys()].flatMap((card) => idOf(card) ?? []);
  return found.size - (await historyMarks(context.store.db, actor.user, ids)).length;
}

/** The schedules that documents for Obsidian hold, by the cards that they are of. */
export function schedulesOfCards(
  files: readonly UploadedText[],
  notes: readonly BundleNote[],
): ReadonlyMap<BundleCard, ObsidianSchedule> {
  const found = new Map<BundleCard, ObsidianSchedule>();
  for (const { path, text } of files) {
    if (!text.includes('SR:!') || !isForObsidian(text)) continue;
    const lines = text.split('\n');
    const own = notes.filter(({ place }) => place.path === path);
    own.sort((a, b) => a.place.line - b.place.line);
    own.forEach(({ place, cards }, at) => {
      // The comment ends the note, or stands on the line below it.
      const next = own[at + 1]?.place.line ?? Number.POSITIVE_INFINITY;
      const end = Math.min(place.endLine + 1, next - 1);
      const schedules = readSchedules(lines.slice(place.line - 1, end).join('\n'));
      cards.forEach((card, number) => {
        const schedule = schedules[number];
        if (schedule) found.set(card, schedule);
      });
    });
  }
  return found;
}

function baselineOf(
  card: CardId,
  { day, interval }: ObsidianSchedule,
  {
    context,
    actor,
    memory,
  }: { readonly context: Context; readonly actor: Actor; readonly memory: Memory },
): BaselineEvent {
  const calendar = calendarOf(actor.settings);
  const now = context.now();
  // Noon of the day from which the interval counts.
  const noon = (day - Math.round(interval) + 0.5) * DAY;
  const at = Math.min(noon - zoneOffset(noon, calendar.zone) * 60_000, now);
  return {
    kind: 'baseline',
    id: context.newId<'event'>(),
    card,
    at,
    clientAt: at,
    receivedAt: now,
    studyDay: studyDay(at, calendar),
    device: DEVICE,
    zoneOffset: zoneOffset(at, calendar.zone),
    schedule: {
      phase: 'review',
      step: 0,
      due: { kind: 'day', day },
      interval: interval * DAY_SECONDS,
    },
    memory,
    reps: 1,
    lapses: 0,
  };
}
