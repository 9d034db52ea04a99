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
import type { Row } from '#lib/store/write-rows.ts';
import { layOnDesk, somePreset } from '../put-on-desk.ts';
import type { DeckHere } from './decks-here.ts';
import type { PackageImport } from './importing.ts';
import { optionsOfPreset } from './options-of-preset.ts';

/** Under which preset the cards of each deck are studied here. */
export type PresetOfDeck = (deck: string) => Preset;

/**
 * Writes how the decks of a package are studied: its presets, and the limits of single decks. A preset that was changed here since it came stays
 * as it is here.
 */
export class StudyWriter {
  readonly #change: Change;
  readonly #context: Context;
  readonly #importing: PackageImport;
  readonly #written = new Set<DeckHere>();
  #presetOf: PresetOfDeck | null = null;

  constructor(
    change: Change,
    { context, importing }: { context: Context; importing: PackageImport },
  ) {
    this.#change = change;
    this.#context = context;
    this.#importing = importing;
  }

  /** Writes it of those decks of which it is not written yet. */
  async write(decks: readonly DeckHere[]): Promise<PresetOfDeck> {
    const added = decks.filter((deck) => !this.#written.has(deck));
    if (added.length === 0 && this.#presetOf) return this.#presetOf;
    for (const deck of added) this.#written.add(deck);
    if (added.length > 0) await this.#writeOf(added);
    this.#presetOf = await presetsOfDecks(this.#change, this.#importing);
    return this.#presetOf;
  }

  async #writeOf(added: readonly DeckHere[]): Promise<void> {
    const unstudied = await unstudiedDecks(this.#change);
    const presets = await writePresets(this.#change, this.#importing, added);
    const some = await somePreset(this.#change, this.#context);
    const rows = added
      .filter((deck) => isFresh(deck) && unstudied.has(deck.id))
      .map((deck) => enrolmentRow(deck, { presets, some }, this.#importing));
    await changeRows(this.#change, 'Enrolment', rows);
  }

  /** Lays new decks, and those that come out of the archive, on the desk: once all are known. */
  async finish(decks: readonly DeckHere[]): Promise<void> {
    if (this.#importing.choices.withProgress) await this.write(decks);
    const fresh = decks.filter(isFresh).map(({ id }) => id);
    await layOnDesk(this.#change, this.#context, fresh);
  }
}

function isFresh({ isNew, isBack }: DeckHere): boolean {
  return isNew || isBack;
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
  { presets, some }: { presets: ReadonlyMap<number, PresetId>; some: PresetId },
  { user, calendar }: PackageImport,
): Row {
  const waiting = { userId: user, deckId: id, onDesk: 0, position: 0, newFrom: 0 };
  const deck = anki?.kind;
  const preset = deck?.kind === 'normal' ? presets.get(deck.preset) : undefined;
  if (deck?.kind !== 'normal' || !preset) return { ...waiting, presetId: some, ...NO_LIMITS };
  const { retention } = OPTION_RANGES;
  const wanted = deck.desiredRetention;
  const today = deck.newLimitToday ?? deck.reviewLimitToday;
  const onDay = (limit: { limit: number; day: number } | null) =>
    limit !== null && limit.day === today?.day ? limitOf(limit.limit) : null;
  return {
    ...waiting,
    presetId: preset,
    retention: wanted === null ? null : Math.min(retention.max, Math.max(retention.min, wanted)),
    newPerDay: limitOf(deck.newLimit),
    reviewsPerDay: limitOf(deck.reviewLimit),
    limitsDay: today ? calendar.dayOf(today.day) : null,
    newOnDay: onDay(deck.newLimitToday),
    reviewsOnDay: onDay(deck.reviewLimitToday),
  };
}

const NO_LIMITS = {
  ...{ retention: null, newPerDay: null, reviewsPerDay: null },
  ...{ limitsDay: null, newOnDay: null, reviewsOnDay: null },
};

function limitOf(limit: number | null): number | null {
  return limit === null ? null : Math.min(OPTION_RANGES.newPerDay.max, Math.max(0, limit));
}
