import type { AlikePair } from './alike-pairs.ts';
import { assign } from './assign.ts';
import type { BundleCard, BundleNote } from './bundle.ts';
import type { ExistingCard, ExistingNote } from './existing.ts';
import { isPartly, partOf, placesOf } from './note-parts.ts';
import { noteText } from './note-text.ts';
import type { PlanEntry } from './plan.ts';
import { similarity, type Trigrams, trigramsOf } from './trigrams.ts';

/** A card that its note has no more. */
interface Leaver {
  readonly card: ExistingCard;
  readonly note: ExistingNote;
}

/** A card that seems new. */
interface Comer {
  readonly card: BundleCard;
  readonly note: BundleNote;
}

/**
 * Where a note was split, or several were joined, a hole, an item, a row or a mark goes over to another note with its
 * history: one that is gone here and seems new there, asks for the same text, and comes from a note that is mostly in the other.
 */
export function moveCards(entries: readonly PlanEntry[]): readonly PlanEntry[] {
  const leavers = entries.flatMap(leaversOf);
  const comers = leavers.length > 0 ? entries.flatMap(comersOf) : [];
  const moves: Moves = new Map(
    assign(pairsOf(comers, leavers)).map(({ row, column }) => [
      (comers[row] as Comer).card,
      leavers[column] as Leaver,
    ]),
  );
  if (moves.size === 0) return entries;
  const given = new Set([...moves.values()].map(({ card }) => card));
  return entries.map((entry) => withMoves(entry, moves, given));
}

type Moves = ReadonlyMap<BundleCard, Leaver>;

function leaversOf(entry: PlanEntry): Leaver[] {
  if (entry.action === 'create' || entry.action === 'ambiguous') return [];
  const gone = entry.action === 'archive' ? entry.cards : entry.cards.missing;
  return gone.map((card) => ({ card, note: entry.existing }));
}

function comersOf(entry: PlanEntry): Comer[] {
  if (entry.action === 'archive' || entry.action === 'ambiguous') return [];
  const fresh = entry.cards.matches.filter(({ existing }) => existing === null);
  return fresh.map(({ incoming }) => ({ card: incoming, note: entry.incoming }));
}

function pairsOf(comers: readonly Comer[], leavers: readonly Leaver[]): AlikePair[] {
  const places = placesOf(leavers, ({ card }) => [partOf(card) ?? '']);
  const trigrams = new Map<BundleNote | ExistingNote, Trigrams>();
  const textOf = (note: BundleNote | ExistingNote) => {
    const known = trigrams.get(note) ?? trigramsOf(noteText(note.source));
    trigrams.set(note, known);
    return known;
  };
  return comers.flatMap(({ card, note }, row) => {
    const part = partOf(card);
    return (part === null ? [] : (places.get(part) ?? [])).flatMap((column) => {
      const [here, there] = [textOf(note), textOf((leavers[column] as Leaver).note)];
      return isPartly(here, there)
        ? [{ row, column, similarity: (1 + similarity(here, there)) / 2 }]
        : [];
    });
  });
}

function withMoves(entry: PlanEntry, moves: Moves, given: ReadonlySet<ExistingCard>): PlanEntry {
  if (entry.action === 'ambiguous') return entry;
  const isLeft = (card: ExistingCard) => !given.has(card);
  if (entry.action === 'archive') return { ...entry, cards: entry.cards.filter(isLeft) };
  const { matches, missing, displaced } = entry.cards;
  const taken = matches.flatMap(({ incoming }) => moves.get(incoming) ?? []);
  const cards = {
    matches: matches.map(({ incoming, existing }) => ({
      incoming,
      existing: existing ?? moves.get(incoming)?.card ?? null,
    })),
    missing: missing.filter(isLeft),
    displaced,
    givers: taken.map(({ note }) => note),
  };
  return { ...entry, cards };
}
