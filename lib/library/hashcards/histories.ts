import type { BundleCard } from '#lib/bundle/bundle.ts';
import type { Actor, Context } from '#lib/context.ts';
import type { AnkiCard } from '#lib/formats/anki/collection.ts';
import { EMPTY_COLLECTION } from '#lib/formats/anki/plain.ts';
import type { HashcardsHistory } from '#lib/formats/hashcards/read-database.ts';
import { programCard, programReviews } from '#lib/formats/program/program-notes.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { readPlaces, type StudiedPlace } from '#lib/store/card-places.ts';
import type { Change } from '#lib/store/transact.ts';
import { countHistory } from '../import-anki/count-history.ts';
import { type PackageImport, PackageTally } from '../import-anki/importing.ts';
import { NO_ARCHIVE } from '../import-anki/open-table.ts';
import { bringLog } from '../import-anki/review-log.ts';
import { studyCalendar } from '../import-anki/study-calendar.ts';
import { HistoryWriter } from '../import-anki/write-history.ts';
import type { WrittenCard } from '../import-anki/write-notes.ts';
import { presetsOfDecks } from '../import-anki/write-study.ts';

/** A card of a document with its history. */
export interface CardWithHistory {
  readonly card: BundleCard;
  readonly history: HashcardsHistory;
}

/** Histories by hash, put to the cards that they are of; those of no card are told. */
export function joinHistories(
  histories: ReadonlyMap<string, HashcardsHistory>,
  cards: ReadonlyMap<string, BundleCard>,
  tally: PackageTally,
): CardWithHistory[] {
  const found: CardWithHistory[] = [];
  for (const [hash, history] of histories) {
    const card = cards.get(hash);
    if (card) found.push({ card, history });
    else if (history.study !== null) tally.note('history-without-card', aboutOf(hash, history));
  }
  return found;
}

/** As much of the hash as tells it from others, and when the card was answered last. */
function aboutOf(hash: string, { study }: HashcardsHistory): string {
  const day = new Date(study?.answeredAt ?? 0).toISOString().slice(0, 10);
  return `${hash.slice(0, 12)}…, ${day}`;
}

/** Counts what would come; `idOf` gives the card here, null where it is new. */
export async function countHistories(
  context: Context,
  actor: Actor,
  {
    found,
    idOf,
    tally,
  }: {
    readonly found: readonly CardWithHistory[];
    readonly idOf: (card: BundleCard) => CardId | null;
    readonly tally: PackageTally;
  },
): Promise<void> {
  const importing = { ...importingOf(context, actor, found), tally };
  const cards = found.map(({ card }, at) => {
    const id = idOf(card);
    const known = { ...NOWHERE, id: id as CardId, isNew: id === null };
    return [at + 1, { ...known, ankiId: at + 1 } as WrittenCard] as const;
  });
  await countHistory({ ...importing, db: context.store.db }, new Map(cards));
}

const NOWHERE = { note: '', deck: '', revision: 1, language: 'en', isMarked: false };

/** Writes what is not here yet, as an import from Anki does: answers, and how each card stands after them. */
export async function bringHistories(
  change: Change,
  context: Context,
  {
    actor,
    found,
    idOf,
  }: {
    readonly actor: Actor;
    readonly found: readonly CardWithHistory[];
    readonly idOf: (card: BundleCard) => CardId | null;
  },
): Promise<void> {
  const importing = { ...importingOf(context, actor, found), db: change.db };
  const ids = found.flatMap(({ card }) => idOf(card) ?? []);
  const places = new Map(
    (await readPlaces(change.db, actor.user, ids)).map((place) => [place.card, place]),
  );
  const cards = found.flatMap(({ card, history }, at) => {
    const place = places.get(idOf(card) as CardId);
    return place ? [{ card: writtenCard(place, at + 1), anki: rowOf(history, at) }] : [];
  });
  const presets = () => presetsOfDecks(change, actor);
  await bringLog(change.db, importing.collection, { isAttached: false });
  const history = HistoryWriter.of(change, { importing, presets });
  await history.add(cards);
  await history.finish();
}

function writtenCard(
  { card, note, deck, revision, language }: StudiedPlace,
  ankiId: number,
): WrittenCard {
  const place = { id: card, note, deck, revision, language };
  return { ...place, isNew: false, isMarked: false, news: null, ankiId };
}

function rowOf({ study }: HashcardsHistory, at: number): AnkiCard {
  const place = { id: at + 1, note: at + 1, deck: 1 };
  return programCard({ ordinal: 0, isSuspended: false, study }, place);
}

function importingOf(
  context: Context,
  actor: Actor,
  found: readonly CardWithHistory[],
): Omit<PackageImport, 'db'> {
  const histories = found.map(({ history }) => history.reviews);
  const reviews = histories.reduce((sum, { length }) => sum + length, 0);
  const collection = {
    ...EMPTY_COLLECTION,
    counts: { notes: 0, cards: found.length, reviews },
    cardsById: () => found.map(({ history }, at) => rowOf(history, at)),
    reviews: () => programReviews(histories),
  };
  return {
    ...{ user: actor.user, newId: context.newId, now: context.now(), collection },
    archive: NO_ARCHIVE,
    source: { kind: 'program', program: 'hashcards', hasDecks: true },
    calendar: studyCalendar(collection, calendarOf(actor.settings)),
    choices: { withProgress: true, conflicts: 'ask' },
    tally: new PackageTally(),
    told: () => {},
  };
}
