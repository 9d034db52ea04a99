import type { Actor, Context } from '#lib/context.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Preset, StudyDay } from '#lib/scheduler/types.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId, PresetId } from '#lib/shared/ids.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { type DeckOptionsRow, readDeckOptions } from '#lib/store/deck-options.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Db } from '#lib/store/store.ts';
import type { Choices } from './option-fields.ts';

/** A deck that is studied, with all that its options depend on. */
export interface DeckStudy {
  readonly deck: DeckOptionsRow;
  readonly preset: Preset;
  readonly presets: readonly Preset[];
  /** All decks of the person. */
  readonly decks: readonly DeckOptionsRow[];
  readonly today: StudyDay;
}

/** Reads how a deck is studied. Throws `not-found` where it is not the person's, or was never on their desk. */
export async function readDeckStudy(
  db: Db,
  { context, actor, deck: id }: { context: Context; actor: Actor; deck: DeckId },
): Promise<DeckStudy> {
  const decks = await readDeckOptions(db, actor.user);
  const presets = await readPresets(db, actor.user);
  const deck = decks.find((each) => each.id === id);
  const preset = presets.find((each) => each.id === deck?.presetId);
  if (!deck || !preset) throw new AppError('not-found', `There is no deck ${id} on the desk.`);
  const today = studyDay(context.now(), calendarOf(actor.settings));
  return { deck, preset, presets, decks, today };
}

/** What is chosen for a deck now. */
export function choicesOf({ deck, preset, today }: DeckStudy): Choices {
  const isToday = deck.limitsDay === today;
  return {
    deckRetention: deck.retention,
    deckNewPerDay: deck.newPerDay,
    deckReviewsPerDay: deck.reviewsPerDay,
    newToday: isToday ? deck.newOnDay : null,
    reviewsToday: isToday ? deck.reviewsOnDay : null,
    parent: deck.parentId,
    language: deck.ownLanguage,
    name: preset.name,
    options: preset.options,
  };
}

/** The decks that are studied under a preset, on the desk or on the shelf. */
export function decksUnder(decks: readonly DeckOptionsRow[], preset: PresetId): DeckOptionsRow[] {
  return decks.filter(({ presetId }) => presetId === preset);
}
