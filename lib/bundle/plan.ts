import type { Bundle, BundleDeck, BundleDocument, BundleNote } from './bundle.ts';
import { type Decisions, decide, UNDECIDED } from './decide.ts';
import type { Existing, ExistingCard, ExistingNote } from './existing.ts';
import { type CardMatching, matchCards } from './match-cards.ts';
import { matchNotes } from './match-notes.ts';
import type { Match } from './matching/open-notes.ts';
import { moveCards } from './move-cards.ts';

/** What a plan does with a note. */
export type PlanAction =
  | 'create'
  | 'update'
  | 'move'
  | 'revive'
  | 'archive'
  | 'ambiguous'
  | 'unchanged';

/** One note of a plan. */
export type PlanEntry =
  | { readonly action: 'create'; readonly incoming: BundleNote; readonly cards: CardMatching }
  | {
      readonly action: 'update' | 'move' | 'revive' | 'unchanged';
      readonly incoming: BundleNote;
      readonly existing: ExistingNote;
      readonly cards: CardMatching;
    }
  | {
      readonly action: 'archive';
      readonly existing: ExistingNote;
      /** Those that go with it. */
      readonly cards: readonly ExistingCard[];
    }
  | {
      readonly action: 'ambiguous';
      readonly incoming: BundleNote;
      readonly candidates: readonly ExistingNote[];
    };

/** What applying a bundle would do: the preview, the dry run and the input of applying, all in one. */
export interface Plan {
  readonly decks: readonly BundleDeck[];
  readonly documents: readonly BundleDocument[];
  readonly entries: readonly PlanEntry[];
}

/** Which existing notes a bundle speaks of, besides those it matches. */
export interface Scope {
  /** A note of such a document that is not in the bundle is archived. */
  readonly replaces: (note: ExistingNote) => boolean;
  /** A note of such a document may be found again elsewhere: its own place has vanished. */
  readonly mayMove: (note: ExistingNote) => boolean;
  /**
   * A card that its note in the bundle lacks stays: the bundle adds and changes, and takes nothing away. What the person deleted
   * comes back as well.
   */
  readonly keepsCards?: boolean;
  /** What was decided about ambiguous notes. */
  readonly decisions?: Decisions;
}

/**
 * The difference between what is here and a bundle: a pure function of both. Matching never leaves a deck.
 * Nothing reviewed is deleted: what is gone from the bundle is archived, and revives when it returns; what the person deleted only
 * when its text is another.
 */
export function plan(existing: Existing, bundle: Bundle, scope: Scope): Plan {
  const keys = new Set([...bundle.decks, ...existing.decks].map(({ key }) => key));
  const here = byDeck(existing.notes);
  const incoming = byDeck(bundle.notes);
  const entries = [...keys].flatMap((key) =>
    planDeck(incoming.get(key) ?? [], here.get(key) ?? [], scope),
  );
  return { decks: bundle.decks, documents: bundle.documents, entries };
}

function byDeck<Note extends { readonly deck: string }>(
  notes: readonly Note[],
): Map<string, Note[]> {
  const decks = new Map<string, Note[]>();
  for (const note of notes) {
    const others = decks.get(note.deck);
    if (others) others.push(note);
    else decks.set(note.deck, [note]);
  }
  return decks;
}

function planDeck(
  incoming: readonly BundleNote[],
  existing: readonly ExistingNote[],
  scope: Scope,
): readonly PlanEntry[] {
  const open = existing.filter(
    (note) =>
      note.archived || scope.replaces(note) || scope.mayMove(note) || note.document === null,
  );
  const found = decide(matchNotes(incoming, open), scope.decisions ?? UNDECIDED);
  const gone = found.missing.filter((note) => !note.archived && scope.replaces(note));
  const changes = new Map<BundleNote, PlanEntry>([
    ...found.matches
      .filter((match) => scope.keepsCards || !isUnwanted(match))
      .map((match) => [match.incoming, planMatch(match, scope)] as const),
    ...found.created.map((note) => [note, planNew(note)] as const),
    ...found.ambiguous.map((each) => [each.incoming, { action: 'ambiguous', ...each }] as const),
  ]);
  const inOrder = incoming.flatMap((note) => changes.get(note) ?? []);
  const entries = [...inOrder, ...gone.map(planGone)];
  return scope.keepsCards ? entries : moveCards(entries);
}

/** What the person deleted stays away for as long as its text is the same. */
function isUnwanted({ incoming, existing }: Match): boolean {
  return existing.removed === true && incoming.contentHash === existing.contentHash;
}

function planNew(incoming: BundleNote): PlanEntry {
  return { action: 'create', incoming, cards: matchCards(incoming.cards, []) };
}

function planGone(existing: ExistingNote): PlanEntry {
  return {
    action: 'archive',
    existing,
    cards: existing.cards.filter(({ archived }) => !archived),
  };
}

function planMatch({ incoming, existing }: Match, { keepsCards = false }: Scope): PlanEntry {
  const found = matchCards(incoming.cards, existing.cards);
  const cards = { ...found, missing: keepsCards ? [] : found.missing };
  return { action: actionOf(incoming, existing, cards), incoming, existing, cards };
}

function actionOf(
  incoming: BundleNote,
  existing: ExistingNote,
  cards: CardMatching,
): 'update' | 'move' | 'revive' | 'unchanged' {
  if (existing.archived) return 'revive';
  if (isEdited(incoming, existing, cards)) return 'update';
  return isMoved(incoming, existing) ? 'move' : 'unchanged';
}

function isEdited(incoming: BundleNote, existing: ExistingNote, cards: CardMatching): boolean {
  return (
    incoming.contentHash !== existing.contentHash ||
    incoming.key !== existing.key ||
    incoming.kind !== existing.kind ||
    !isSameList(incoming.tags, existing.tags) ||
    cards.missing.length > 0 ||
    cards.matches.some(
      ({ incoming: card, existing: here }) =>
        here === null ||
        here.archived ||
        here.hash !== card.hash ||
        here.language !== card.language,
    )
  );
}

function isMoved(incoming: BundleNote, existing: ExistingNote): boolean {
  return incoming.place.path !== existing.path || !isSameList(incoming.headings, existing.headings);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, place) => item === b[place]);
}
