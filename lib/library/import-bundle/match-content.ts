import type { BundleNote } from '#lib/bundle/bundle.ts';
import type { ExistingCard, ExistingNote } from '#lib/bundle/existing.ts';
import { matchCards } from '#lib/bundle/match-cards.ts';
import { matchNotes } from '#lib/bundle/match-notes.ts';
import { type Plan, type PlanEntry, plan } from '#lib/bundle/plan.ts';
import type { CardId, NoteId } from '#lib/shared/ids.ts';
import { cardAnkiIds, type RevisionHead, revisionHeads } from '#lib/store/bundle-rows.ts';
import { readExisting, type StoredExisting } from '#lib/store/content.ts';
import { type FileCard, type FileContent, type FileNote, isLive } from './file-content.ts';
import type { Importing } from './importing.ts';
import type { KnownContent } from './known-content.ts';
import { type MergedTexts, type Settled, settledTexts } from './merge-fields-notes.ts';

/** A card of the file, and the card here that it is. */
export interface CardPair {
  readonly file: FileCard;
  /** Null where there is none yet. */
  readonly here: ExistingCard | null;
  /** The texts of the card here. */
  readonly texts: readonly RevisionHead[];
}

/** A note of the file, and the note here that it is. */
export interface NotePair {
  readonly file: FileNote;
  /** Null where there is none yet. */
  readonly here: ExistingNote | null;
  /** Whether the file's text replaces the one here: not where that is newer, and never by an archived note. */
  readonly takes: boolean;
  readonly cards: readonly CardPair[];
}

/** What the content of a file is here. */
export interface ContentMatch {
  /** Without the notes that stand in the file just so. */
  readonly existing: StoredExisting;
  /** For people: what becomes of the live notes. */
  readonly plan: Plan;
  /** All notes but the ambiguous. */
  readonly pairs: readonly NotePair[];
  /** Notes here that take what was changed here and what was changed there. */
  readonly merged: ReadonlyMap<NoteId, MergedTexts>;
}

/**
 * Finds what the content of a bundle file is here. The plan decides about live notes; nothing that the file lacks is
 * archived, and where a text here is newer than the file's, it stays. Archived notes are only looked for.
 */
export async function matchContent(
  importing: Importing,
  { content, same }: KnownContent,
): Promise<ContentMatch> {
  const { db, user } = importing;
  const keys = content.decks.map(({ key }) => key);
  const existing = await readExisting(db, user, { keys, but: [...same.notes.values()] });
  const planned = planLive(existing, content);
  const matched = new Map([...found(planned), ...matchArchived(existing, content, planned)]);
  const cardsHere = cardsOf([...matched.values()]);
  const known = {
    texts: await revisionHeads(db, cardsHere),
    numbers: await cardAnkiIds(db, cardsHere),
  };
  const ambiguous = new Set(
    notesOf(planned.entries.filter(({ action }) => action === 'ambiguous')),
  );
  const compared = content.notes
    .filter(({ bundle }) => !ambiguous.has(bundle))
    .map((file) => pairOf(file, matched.get(file.bundle) ?? null, known));
  const settled = await settledTexts(importing, compared);
  const pairs = compared.map((pair) => settledPair(pair, settled));
  const merged = new Map(
    [...settled].flatMap(([id, texts]) => (typeof texts === 'string' ? [] : [[id, texts]])),
  );
  const isMerged = ({ here }: NotePair) => here !== null && merged.has(here.id);
  return { existing, plan: settle(planned, { pairs, isMerged }), pairs, merged };
}

/** Where it is known what both began from, that decides rather than which is newer. */
function settledPair(pair: NotePair, settled: ReadonlyMap<NoteId, Settled>): NotePair {
  const texts = pair.here === null ? undefined : settled.get(pair.here.id);
  return texts === undefined ? pair : { ...pair, takes: texts === 'theirs' };
}

function planLive(existing: StoredExisting, { decks, notes }: FileContent): Plan {
  const live = notes.filter(isLive).map(({ bundle }) => bundle);
  const scope = { replaces: () => false, mayMove: () => true, keepsCards: true };
  return plan(existing, { decks, documents: [], notes: live }, scope);
}

function found({ entries }: Plan): [BundleNote, ExistingNote][] {
  return entries.flatMap((entry) =>
    'incoming' in entry && 'existing' in entry ? [[entry.incoming, entry.existing] as const] : [],
  ) as [BundleNote, ExistingNote][];
}

function notesOf(entries: readonly PlanEntry[]): BundleNote[] {
  return entries.flatMap((entry) => ('incoming' in entry ? [entry.incoming] : []));
}

/** Archived notes of the file take what the live ones have left. */
function matchArchived(
  existing: StoredExisting,
  { decks, notes }: FileContent,
  planned: Plan,
): [BundleNote, ExistingNote][] {
  const taken = new Set(found(planned).map(([, note]) => note));
  const archived = notes.filter((note) => !isLive(note)).map(({ bundle }) => bundle);
  return decks.flatMap(({ key }) => {
    const incoming = archived.filter(({ deck }) => deck === key);
    const here = existing.notes.filter((note) => note.deck === key && !taken.has(note));
    const { matches } = matchNotes(incoming, here);
    return matches.map((match) => [match.incoming, match.existing] as [BundleNote, ExistingNote]);
  });
}

function cardsOf(notes: readonly ExistingNote[]): CardId[] {
  return notes.flatMap(({ cards }) => cards.map(({ id }) => id));
}

/** What is known of the cards here. */
interface KnownCards {
  readonly texts: ReadonlyMap<CardId, readonly RevisionHead[]>;
  /** What they are called in Anki. */
  readonly numbers: ReadonlyMap<CardId, number>;
}

function pairOf(file: FileNote, here: ExistingNote | null, known: KnownCards): NotePair {
  const cards = pairCards(file, here, known);
  const takes = here !== null && isLive(file) && !isBehind(here, cards);
  return { file, here, takes, cards };
}

function pairCards(
  file: FileNote,
  here: ExistingNote | null,
  { texts, numbers }: KnownCards,
): CardPair[] {
  const byId = sameInAnki(file, here, numbers);
  const numbered = new Set(byId.values());
  const incoming = file.bundle.cards.filter(({ origin }) => !byId.has(origin?.id ?? ''));
  const existing = (here?.cards ?? []).filter((card) => !numbered.has(card));
  for (const { incoming: card, existing: same } of matchCards(incoming, existing).matches) {
    if (same) byId.set(card.origin?.id ?? '', same);
  }
  const taken = new Set(byId.values());
  const left = existing.filter((card) => !taken.has(card));
  return file.cards.map((card) => {
    const { id, facet } = card.line;
    const same = byId.get(id) ?? left.find((each) => each.facet === facet) ?? null;
    return { file: card, here: same, texts: (same && texts.get(same.id)) ?? [] };
  });
}

/** Cards of a note with fields keep their numbers in Anki whatever type it has. By the ids of the file. */
function sameInAnki(
  { line, cards }: FileNote,
  here: ExistingNote | null,
  numbers: KnownCards['numbers'],
): Map<string, ExistingCard> {
  if (here === null || line.fields === null) return new Map();
  const byNumber = new Map(here.cards.map((card) => [numbers.get(card.id) ?? null, card]));
  byNumber.delete(null);
  return new Map(
    cards.flatMap(({ line: { id, ankiId } }) => {
      const same = byNumber.get(ankiId);
      return same ? [[id, same] as const] : [];
    }),
  );
}

/** Whether the text here is newer than that of the file. */
function isBehind(here: ExistingNote, cards: readonly CardPair[]): boolean {
  const theirs = cards.filter(({ file }) => isLive(file)).map(({ file }) => file.present.createdAt);
  const ours = cards.flatMap(({ here: card, texts }) =>
    card === null || card.archived
      ? []
      : texts
          .filter(({ revision }) => revision === card.revision)
          .map(({ createdAt }) => createdAt),
  );
  return !here.archived && Math.max(0, ...ours) > Math.max(0, ...theirs) && differs(cards);
}

function differs(cards: readonly CardPair[]): boolean {
  return cards.some(({ file, here }) => isLive(file) && here?.hash !== file.present.hash);
}

/** A note that stays as it is, or only stands in another document, is unchanged: it lies where it lies here. */
function settle(
  planned: Plan,
  { pairs, isMerged }: { pairs: readonly NotePair[]; isMerged: (pair: NotePair) => boolean },
): Plan {
  const changes = (pair: NotePair) => pair.takes || isMerged(pair);
  const takes = new Map(pairs.map((pair) => [pair.file.bundle, changes(pair)]));
  const entries = planned.entries.map((entry): PlanEntry => {
    if (entry.action !== 'update' && entry.action !== 'move') return entry;
    const { incoming, existing } = entry;
    if (entry.action === 'move' && isUnder(incoming, existing))
      return { ...entry, action: 'unchanged' };
    return takes.get(incoming) ? entry : { ...entry, action: 'unchanged' };
  });
  return { ...planned, entries };
}

function isUnder({ headings }: BundleNote, existing: ExistingNote): boolean {
  return JSON.stringify(headings) === JSON.stringify(existing.headings);
}
