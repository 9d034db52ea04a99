import type { Preset } from '#lib/scheduler/types.ts';
import { ancestors } from '#lib/shared/deck-tree.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import type { StudiedDeck } from '#lib/store/decks.ts';

/** A deck on the desk, in its place in the tree. */
export interface DeskDeck {
  readonly deck: StudiedDeck;
  readonly preset: Preset;
  /** Where it stands when the tree is read from top to bottom, from 0. */
  readonly place: number;
  /** Itself, then the decks on the desk in which it lies, outward. */
  readonly path: readonly DeckId[];
}

/**
 * The tree of the decks on the desk, each followed by those that lie in it, sisters in the order given. A deck hangs below
 * the nearest of its ancestors that is on the desk.
 */
export function layTree(decks: readonly StudiedDeck[], presets: readonly Preset[]): DeskDeck[] {
  const all = new Map(decks.map((deck) => [deck.id, deck]));
  const within = new Map<DeckId | null, StudiedDeck[]>();
  for (const deck of decks) {
    if (!deck.onDesk) continue;
    const parent = parentOnDesk(deck, all);
    within.set(parent, [...(within.get(parent) ?? []), deck]);
  }
  const tree: DeskDeck[] = [];
  const lay = (parent: DeckId | null, above: readonly DeckId[]): void => {
    for (const deck of within.get(parent) ?? []) {
      const path = [deck.id, ...above];
      tree.push({ deck, preset: presetOf(deck, presets), place: tree.length, path });
      lay(deck.id, path);
    }
  };
  lay(null, []);
  return tree;
}

function parentOnDesk({ id }: StudiedDeck, all: ReadonlyMap<DeckId, StudiedDeck>): DeckId | null {
  return ancestors(id, all).find((each) => all.get(each)?.onDesk) ?? null;
}

function presetOf(deck: StudiedDeck, presets: readonly Preset[]): Preset {
  const preset = presets.find(({ id }) => id === deck.presetId) ?? presets[0];
  if (!preset) throw new Error(`Deck ${deck.id} is studied without a preset`);
  return preset;
}

/** The deck that is opened with all that lie in it; the whole desk for null. */
export function branchOf(tree: readonly DeskDeck[], opened: DeckId | null): readonly DeskDeck[] {
  return opened === null ? tree : tree.filter(({ path }) => path.includes(opened));
}

/** The opened deck, or on the whole desk those of the first rank, in their order. */
export function topsOf(tree: readonly DeskDeck[], opened: DeckId | null): readonly DeskDeck[] {
  return tree.filter(({ deck, path }) =>
    opened === null ? path.length === 1 : deck.id === opened,
  );
}
