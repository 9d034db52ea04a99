import type { Bundle } from './bundle.ts';
import type { Existing, ExistingNote } from './existing.ts';

/** So much of the smaller of two documents stands in the other where it was renamed. */
const RENAMED_FROM = 0.5;

/** Documents whose decks are named by where they lie. */
export interface Moving {
  /** Paths of those that have vanished. */
  readonly departed: ReadonlySet<string>;
  /** Paths of those that are new in their decks. */
  readonly newcomers: ReadonlySet<string>;
}

/** What is here, seen with the new names. */
export interface Renamed<Here extends Existing> {
  readonly existing: Here;
  /** Keys of the decks that notes came over from, by those that they came to. */
  readonly origins: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * A deck without a `deck` of its own is named by its folder or file. Where that was renamed or moved, its notes are the same
 * notes in a deck of another name: at least half of what a document says stands in a new one. A deck all of whose documents went to
 * one new deck is that deck; else only the notes go over.
 */
export function withNewNames<Here extends Existing>(
  existing: Here,
  bundle: Bundle,
  moving: Moving,
): Renamed<Here> {
  const targets = targetsOf(existing, bundle, moving);
  const origins = new Map<string, Set<string>>();
  for (const { path, deck } of existing.documents) {
    const to = targets.get(path);
    if (to !== undefined) origins.set(to, (origins.get(to) ?? new Set()).add(deck));
  }
  if (targets.size === 0) return { existing, origins };
  const names = renamedDecks(existing, targets);
  const nameOf = (key: string) => names.get(key) ?? key;
  const notes = existing.notes.map((note) => {
    const deck = (note.path === null ? undefined : targets.get(note.path)) ?? nameOf(note.deck);
    return deck === note.deck ? note : { ...note, deck };
  });
  const decks = existing.decks.map((deck) => ({ ...deck, key: nameOf(deck.key) }));
  const documents = existing.documents.map((document) => ({
    ...document,
    deck: nameOf(document.deck),
  }));
  return { existing: { ...existing, decks, documents, notes }, origins };
}

/** The new deck of each departed document that is found again. */
function targetsOf(
  { notes }: Existing,
  bundle: Bundle,
  { departed, newcomers }: Moving,
): Map<string, string> {
  const live = notes.filter(({ archived, path }) => !archived && path !== null);
  const before = contentsOf(live, ({ path }) => path as string, departed);
  const after = contentsOf(bundle.notes, ({ place }) => place.path, newcomers);
  const decks = new Map(bundle.documents.map(({ path, deck }) => [path, deck]));
  const targets = new Map<string, string>();
  for (const [path, contents] of before) {
    const shares = [...after].map(([to, others]) => ({ to, share: sharedOf(contents, others) }));
    shares.sort((a, b) => b.share - a.share || (a.to < b.to ? -1 : 1));
    const [best] = shares;
    const deck = best && best.share >= RENAMED_FROM ? decks.get(best.to) : undefined;
    if (deck !== undefined) targets.set(path, deck);
  }
  return targets;
}

function contentsOf<Note extends { readonly contentHash: string }>(
  notes: readonly Note[],
  pathOf: (note: Note) => string,
  paths: ReadonlySet<string>,
): Map<string, Set<string>> {
  const contents = new Map<string, Set<string>>();
  for (const note of notes) {
    const path = pathOf(note);
    if (!paths.has(path)) continue;
    contents.set(path, (contents.get(path) ?? new Set()).add(note.contentHash));
  }
  return contents;
}

function sharedOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((hash) => other.has(hash)).length;
  return both / Math.min(one.size, other.size);
}

/** New keys of decks of which nothing stays behind. */
function renamedDecks(
  { decks, documents, notes }: Existing,
  targets: ReadonlyMap<string, string>,
): Map<string, string> {
  const taken = new Set(decks.map(({ key }) => key));
  const names = new Map<string, string>();
  for (const { key } of decks) {
    const own = documents.filter((document) => document.deck === key);
    const to = new Set(own.map(({ path }) => targets.get(path)));
    const [name] = to;
    const isWhole = to.size === 1 && notes.every((note) => isOf(note, key, targets));
    if (name === undefined || taken.has(name) || !isWhole) continue;
    taken.add(name);
    names.set(key, name);
  }
  return names;
}

function isOf(note: ExistingNote, key: string, targets: ReadonlyMap<string, string>): boolean {
  return note.deck !== key || note.archived || (note.path !== null && targets.has(note.path));
}
