import type { Actor, Context } from '#lib/context.ts';
import { refoldDecks } from '#lib/history/refold-decks.ts';
import { zoneOffset } from '#lib/scheduler/study-day.ts';
import type { Preset, RescheduleEvent } from '#lib/scheduler/types.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId, OperationId, PresetId } from '#lib/shared/ids.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { changeDeck, changeEnrolments } from '#lib/store/deck-options.ts';
import { changePreset, makePreset, readPresets, reviseOptions } from '#lib/store/presets.ts';
import { type Change, transact } from '#lib/store/transact.ts';
import { checkPlace } from './check-place.ts';
import { choicesOf, type DeckStudy, readDeckStudy } from './deck-study.ts';
import { applyMoves, type Move, movesOf } from './move-due-dates.ts';
import { type Choices, type FieldProblem, type FieldTexts, readFields } from './option-fields.ts';
import { areParametersNew, optionsByDeck } from './preview-due-dates.ts';

/** Filled fields of a deck's options, and what to do with them. */
export interface SaveInput {
  readonly deck: DeckId;
  readonly fields: FieldTexts;
  /** Leaves the preset as it is and makes a new one of these options, for this deck alone. */
  readonly asNew: boolean;
  /** Moves the due dates of cards in review to where they would lie under these options. */
  readonly moveDue: boolean;
  /** The version over which the fields were filled; null where nobody looked. */
  readonly seen: { readonly preset: PresetId; readonly version: number } | null;
}

/** What became of it. */
export type Saved =
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | {
      readonly kind: 'saved';
      /** Null where everything was as chosen already. */
      readonly operation: OperationId | null;
      /** Cards whose memory was computed anew, because the parameters changed. */
      readonly refolded: number;
      /** Cards whose due date moved. */
      readonly moved: number;
      /** How many parameters were given, where those of an older FSRS were carried over. */
      readonly migratedFrom: number | null;
    };

/**
 * Saves what was chosen for a deck, in one operation: all of it, or nothing where something is wrong with it. A changed preset is
 * a new version and holds for all its decks. Throws `not-found`, and `conflict` where the preset was changed since it was `seen`.
 */
export function saveOptions(context: Context, actor: Actor, input: SaveInput): Promise<Saved> {
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind: 'options' as const,
    at: context.now(),
    label: { deck: input.deck },
  };
  return transact(context.store, head, async (writing) => {
    const { change, hasWritten } = watched(writing);
    const study = await readDeckStudy(change.db, { context, actor, deck: input.deck });
    if (input.seen && !isSeen(study.preset, input.seen)) {
      throw new AppError('conflict', 'These options were changed in the meantime.');
    }
    const { choices, problems, migratedFrom } = readFields(input.fields, choicesOf(study));
    const all = [...problems, ...checkPlace(study, choices, input.asNew)];
    if (all.length > 0) return { kind: 'refused', problems: all };
    const saving = { context, actor, study, choices, input };
    const preset = await savePreset(change, saving);
    await saveDeck(change, saving, preset);
    const refolded = await refold(change, saving);
    const moved = input.moveDue ? await moveDueDates(change, saving, preset) : 0;
    const operation = hasWritten() ? head.id : null;
    return { kind: 'saved', operation, refolded, moved, migratedFrom };
  });
}

/** A change that can tell whether anything was written. */
function watched(change: Change): { change: Change; hasWritten: () => boolean } {
  let steps = 0;
  const remember: Change['remember'] = (step) => {
    steps++;
    change.remember(step);
  };
  return { change: { ...change, remember }, hasWritten: () => steps > 0 };
}

interface Saving {
  readonly context: Context;
  readonly actor: Actor;
  readonly study: DeckStudy;
  readonly choices: Choices;
  readonly input: SaveInput;
}

function isSeen(preset: Preset, seen: NonNullable<SaveInput['seen']>): boolean {
  return preset.id === seen.preset && preset.version === seen.version;
}

/** Gives the preset under which the deck is studied from now on. */
async function savePreset(
  change: Change,
  { context, study, choices, input }: Saving,
): Promise<PresetId> {
  const { preset, presets } = study;
  const { name, options } = choices;
  if (input.asNew) {
    const id = context.newId<'preset'>();
    await makePreset(change, { id, name: freeName(name, presets), options });
    return id;
  }
  if (name !== preset.name) await changePreset(change, preset.id, { name });
  const isMended = preset.problems.length > 0;
  if (isMended || !isSame(options, preset.options)) await reviseOptions(change, preset.id, options);
  return preset.id;
}

/** `Name`, else `Name 2`, `Name 3` and so on. */
export function freeName(name: string, presets: readonly Preset[]): string {
  const taken = new Set(presets.map((preset) => preset.name));
  const plain = name.replace(/ \d+$/, '');
  for (let number = 2, free = name; ; number++) {
    if (!taken.has(free)) return free;
    free = `${plain} ${number}`;
  }
}

async function saveDeck(
  change: Change,
  { study, choices }: Saving,
  presetId: PresetId,
): Promise<void> {
  const { deck, today } = study;
  const before = choicesOf(study);
  const after = { ...choices, name: '', options: null };
  const hasOwnChange = !isSame(after, { ...before, name: '', options: null });
  if (presetId === deck.presetId && !hasOwnChange) return;
  const hasToday = choices.newToday !== null || choices.reviewsToday !== null;
  await changeEnrolments(change, [deck.id], {
    presetId,
    retention: choices.deckRetention,
    newPerDay: choices.deckNewPerDay,
    reviewsPerDay: choices.deckReviewsPerDay,
    limitsDay: hasToday ? today : null,
    newOnDay: choices.newToday,
    reviewsOnDay: choices.reviewsToday,
  });
  const { parent, language } = choices;
  if (parent === before.parent && language === before.language) return;
  await changeDeck(change, deck.id, { parentId: parent, ownLanguage: language });
}

async function refold(change: Change, { study, choices, input }: Saving): Promise<number> {
  if (!areParametersNew(study, choices)) return 0;
  return refoldDecks(change, [...optionsByDeck(study, choices, input.asNew).keys()]);
}

async function moveDueDates(change: Change, saving: Saving, preset: PresetId): Promise<number> {
  const { actor, study, choices, input } = saving;
  const options = optionsByDeck(study, choices, input.asNew);
  const eventOf = await eventMaker(change, saving, preset);
  let moved = 0;
  const moving = { user: actor.user, today: study.today, options, isFolded: true };
  for await (const moves of movesOf(change.db, moving)) {
    await applyMoves(change, moves, { eventOf, options });
    moved += moves.length;
  }
  return moved;
}

async function eventMaker(
  { db, head: { at } }: Change,
  { context, actor, study }: Saving,
  preset: PresetId,
): Promise<(move: Move) => RescheduleEvent> {
  const presets = await readPresets(db, actor.user);
  const presetVersion = presets.find(({ id }) => id === preset)?.version ?? 1;
  const common = {
    at,
    clientAt: at,
    receivedAt: at,
    studyDay: study.today,
    device: 'here',
    zoneOffset: zoneOffset(at, calendarOf(actor.settings).zone),
    preset,
    presetVersion,
  };
  return ({ place, to }) => ({
    ...common,
    id: context.newId<'event'>(),
    kind: 'reschedule',
    card: place.card,
    schedule: to.schedule,
    chain: to.chain,
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
