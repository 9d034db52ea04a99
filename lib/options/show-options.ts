import type { Actor, Context } from '#lib/context.ts';
import type { OptionName } from '#lib/scheduler/check-study-options.ts';
import type { DeckId, PresetId } from '#lib/shared/ids.ts';
import { readDeckOptions } from '#lib/store/deck-options.ts';
import { readPresets } from '#lib/store/presets.ts';
import { liesIn } from './check-place.ts';
import { choicesOf, decksUnder, readDeckStudy } from './deck-study.ts';
import type { Choices } from './option-fields.ts';

/** A deck by its name. */
export interface NamedDeck {
  readonly id: DeckId;
  readonly key: string;
  readonly title: string;
  readonly language: string;
}

/** The options of a deck as they are shown. */
export interface OptionsView {
  readonly deck: NamedDeck;
  readonly choices: Choices;
  /** In which language its source says that it is, or that was guessed. */
  readonly sourceLanguage: string;
  readonly preset: {
    readonly id: PresetId;
    readonly version: number;
    /** Options that were stored and cannot be used: they stand at their defaults. */
    readonly broken: readonly OptionName[];
    /** The decks that are studied under it. */
    readonly decks: readonly NamedDeck[];
  };
  /** All presets to choose from. */
  readonly presets: readonly { readonly id: PresetId; readonly name: string }[];
  /** The decks into which it could be laid. */
  readonly parents: readonly NamedDeck[];
}

/** Shows how a deck is studied. Throws `not-found` where it is not the person's, or was never on their desk. */
export async function showOptions(
  context: Context,
  actor: Actor,
  deck: DeckId,
): Promise<OptionsView> {
  const study = await readDeckStudy(context.store.db, { context, actor, deck });
  const { preset, presets, decks } = study;
  return {
    deck: named(study.deck),
    choices: choicesOf(study),
    sourceLanguage: study.deck.sourceLanguage,
    preset: {
      id: preset.id,
      version: preset.version,
      broken: brokenOf(preset.problems),
      decks: decksUnder(decks, preset.id).map(named),
    },
    presets: presets.map(({ id, name }) => ({ id, name })),
    parents: decks.filter(({ id }) => !liesIn(decks, id, deck)).map(named),
  };
}

/** A preset of which something that was stored cannot be used, with a deck that it concerns. */
export interface BrokenPreset {
  readonly name: string;
  readonly deck: DeckId;
  readonly options: readonly OptionName[];
}

/** The presets in use on the desk of which something fell back to its default. */
export async function brokenPresets(context: Context, actor: Actor): Promise<BrokenPreset[]> {
  const { db } = context.store;
  const broken = (await readPresets(db, actor.user)).filter(({ problems }) => problems.length > 0);
  if (broken.length === 0) return [];
  const decks = await readDeckOptions(db, actor.user);
  return broken.flatMap(({ id, name, problems }) => {
    const deck = decksUnder(decks, id).find(({ onDesk }) => onDesk);
    return deck ? [{ name, deck: deck.id, options: brokenOf(problems) }] : [];
  });
}

function brokenOf(problems: readonly { readonly option: OptionName }[]): OptionName[] {
  return [...new Set(problems.map(({ option }) => option))];
}

function named({ id, key, title, language }: NamedDeck): NamedDeck {
  return { id, key, title, language };
}
