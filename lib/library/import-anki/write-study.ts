import { isDeepStrictEqual } from 'node:util';
import type { Context } from '#lib/context.ts';
import type { AnkiPreset, UpstreamPreset } from '#lib/formats/anki/collection.ts';
import { refoldDecks } from '#lib/history/refold-decks.ts';
import { OPTION_RANGES } from '#lib/scheduler/study-options.ts';
import type { Preset } from '#lib/scheduler/types.ts';
import type { DeckId, PresetId } from '#lib/shared/ids.ts';
import { readDecks } from '#lib/store/decks.ts';
import {
  changePreset,
  makePreset,
  presetsFromAnki,
  readPresets,
  reviseOptions,
} from '#lib/store/presets.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import { putDecksOnDesk } from '../put-on-desk.ts';
import type { DeckHere } from './decks-here.ts';
import type { PackageImport } from './importing.ts';
import { optionsOfPreset } from './options-of-preset.ts';

/** Under which preset the cards of each deck are studied here. */
export type PresetOfDeck = (deck: string) => Preset;

/**
 * Writes how the decks of a package are studied: its presets, and the limits of single decks. New decks, and those that come out of the
 * archive, lie on the desk. A preset that was changed
 * here since it came stays as it is here.
 */
export async function writeStudy(
  change: Change,
  context: Context,
  { importing, decks }: { importing: PackageImport; decks: readonly DeckHere[] },
): Promise<PresetOfDeck> {
  const fresh = decks.filter(({ isNew, isBack }) => isNew || isBack);
  if (importing.choices.withProgress) {
    const unstudied = await unstudiedDecks(change);
    const presets = await writePresets(change, importing, decks);
    await changeRows(
      change,
      'Enrolment',
      fresh.flatMap((deck) =>
        unstudied.has(deck.id) ? enrolmentRow(deck, presets, importing) : [],
      ),
    );
  }
  await putDecksOnDesk(
    change,
    context,
    fresh.map(({ id }) => id),
  );
  return presetsOfDecks(change, importing);
}

async function unstudiedDecks({ db, head }: Change): Promise<ReadonlySet<DeckId>> {
  const decks = await readDecks(db, head.user);
  return new Set(decks.filter(({ presetId }) => presetId === null).map(({ id }) => id));
}

/** Under which presets the person's decks are studied by now. */
export async function presetsOfDecks(
  change: Change,
  { user }: Pick<PackageImport, 'user'>,
): Promise<PresetOfDeck> {
  const presets = await readPresets(change.db, user);
  const own = new Map((await readDecks(change.db, user)).map(({ id, presetId }) => [id, presetId]));
  const [first] = presets;
  return (deck) => {
    const id = own.get(deck as DeckId);
    const found = presets.find((preset) => preset.id === id) ?? first;
    if (!found) throw new Error('A deck on the desk has a preset.');
    return found;
  };
}

async function writePresets(
  change: Change,
  importing: PackageImport,
  decks: readonly DeckHere[],
): Promise<ReadonlyMap<number, PresetId>> {
  const { user, collection } = importing;
  const used = new Set(
    decks.map(({ anki }) => (anki?.kind.kind === 'normal' ? anki.kind.preset : null)),
  );
  const known = new Map((await presetsFromAnki(change.db, user)).map((row) => [row.ankiId, row]));
  const ids = new Map<number, PresetId>();
  for (const preset of collection.presets.filter(({ id }) => used.has(id))) {
    const here = known.get(preset.id);
    const upstream = JSON.stringify(upstreamOf(preset));
    if (!here) {
      const id = importing.newId<'preset'>();
      const options = optionsOfPreset(preset.options);
      const from = { ankiId: preset.id, upstream };
      await makePreset(change, { id, name: preset.name, options, from });
      ids.set(preset.id, id);
      continue;
    }
    ids.set(preset.id, here.id);
    if (!saysTheSame(here.upstream, preset))
      await follow(change, preset, { ...here, upstream, was: here.upstream });
  }
  return ids;
}

/** Layouts differ in what they say beside the options. */
function saysTheSame(upstream: string | null, { options }: AnkiPreset): boolean {
  if (upstream === null) return false;
  const known = JSON.parse(upstream) as UpstreamPreset;
  return isDeepStrictEqual(known.options, { ...options });
}

function upstreamOf({ modified, options, other }: AnkiPreset): UpstreamPreset {
  return { modified, options, other };
}

/** A preset that nobody changed here follows the one that it came from. */
async function follow(
  change: Change,
  preset: AnkiPreset,
  { id, upstream, was }: { id: PresetId; upstream: string; was: string | null },
): Promise<void> {
  const base = was === null ? null : (JSON.parse(was) as UpstreamPreset);
  if (base !== null && base.modified > preset.modified) return;
  const here = (await readPresets(change.db, change.head.user)).find((each) => each.id === id);
  const theirs = optionsOfPreset(preset.options);
  const isUntouched =
    base !== null && isDeepStrictEqual(optionsOfPreset(base.options), here?.options);
  if (isUntouched && !isDeepStrictEqual(theirs, here?.options)) {
    await reviseOptions(change, id, theirs);
    const decks = await readDecks(change.db, change.head.user);
    const under = decks.filter(({ presetId }) => presetId === id);
    await refoldDecks(
      change,
      under.map((deck) => deck.id),
    );
  }
  await changePreset(change, id, { upstream });
}

function enrolmentRow(
  { id, anki }: DeckHere,
  presets: ReadonlyMap<number, PresetId>,
  { user, calendar }: PackageImport,
) {
  const deck = anki?.kind;
  const preset = deck?.kind === 'normal' ? presets.get(deck.preset) : undefined;
  if (deck?.kind !== 'normal' || !preset) return [];
  const { retention } = OPTION_RANGES;
  const wanted = deck.desiredRetention;
  const today = deck.newLimitToday ?? deck.reviewLimitToday;
  const onDay = (limit: { limit: number; day: number } | null) =>
    limit !== null && limit.day === today?.day ? limitOf(limit.limit) : null;
  return [
    {
      userId: user,
      deckId: id,
      presetId: preset,
      onDesk: 0,
      position: 0,
      newFrom: 0,
      retention: wanted === null ? null : Math.min(retention.max, Math.max(retention.min, wanted)),
      newPerDay: limitOf(deck.newLimit),
      reviewsPerDay: limitOf(deck.reviewLimit),
      limitsDay: today ? calendar.dayOf(today.day) : null,
      newOnDay: onDay(deck.newLimitToday),
      reviewsOnDay: onDay(deck.reviewLimitToday),
    },
  ];
}

function limitOf(limit: number | null): number | null {
  return limit === null ? null : Math.min(OPTION_RANGES.newPerDay.max, Math.max(0, limit));
}
