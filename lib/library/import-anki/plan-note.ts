import type { NoteType } from '#lib/bundle/note-type.ts';
import type { AnkiCard, AnkiNote, UpstreamNote } from '#lib/formats/anki/collection.ts';
import type { FieldsCard, FieldsNote } from '#lib/store/fields-notes.ts';
import { completed } from './completed-note.ts';
import type { DeckHere } from './decks-here.ts';
import {
  changeOf,
  created,
  facetOf,
  goneWith,
  type NoteChange,
  unchanged,
  withGone,
} from './note-change.ts';
import type { CardPlan, Incoming, NotePlan, Planning } from './plan-notes.ts';
import {
  type CardMatching,
  displacedCards,
  inOtherForm,
  isRetyped,
  matchingAcrossTypes,
  matchingByFacet,
} from './retyped-note.ts';
import { isAsItCame } from './said-columns.ts';
import { isToStayAway, stayingAway } from './staying-away.ts';
import { marksNow, marksThen } from './upstream-marks.ts';

/** What one note is planned with. */
export interface PlanningOne {
  readonly here: FieldsNote | null;
  readonly cardsHere: readonly FieldsCard[];
  readonly deckOf: (card: AnkiCard, lies: FieldsCard | null) => DeckHere;
  readonly planning: Planning;
  /** The note type that it has here; null where it is the one in which it comes. */
  readonly typeHere: NoteType | null;
}

/** What becomes of a note of a file. */
export function planOf(incoming: Incoming, around: PlanningOne): NotePlan {
  const { here, cardsHere, planning } = around;
  const { type } = incoming;
  if (here !== null && isRetyped(here, cardsHere, type)) return retypedPlan(incoming, here, around);
  const { note, guid } = completed(incoming, here, planning.importing);
  const matching = matchingByFacet(cardsHere, (card) => facetOf(card, type));
  const cards = cardPlans(incoming, matching, around);
  const then = marksThen(here?.upstream ?? null);
  const marks = marksNow(cards, then, planning.importing);
  const given = { note, guid, type, here, marksThen: then, marks };
  if (here === null) return planned(given, created(note, cards), BY_ITSELF);
  if (isAsItCame(here, given)) {
    const change = unchanged({ note, type, cards });
    const gone = goneWith(note.fields, { here, type, cards, cardsHere });
    return planned(given, withGone(change, gone), { ...BY_ITSELF, isAsItCame: true, gone });
  }
  if (isToStayAway(here, note)) {
    return planned(given, stayingAway(here, cards), { ...BY_ITSELF, isAsItCame: true });
  }
  const change = changeOf({ note, type, cards }, here, planning.importing);
  const gone = goneWith(change.fields, { here, type, cards, cardsHere });
  return planned(given, withGone(change, gone), { ...BY_ITSELF, gone });
}

/** Of a note that lies here under another type. An older file does not bring that back, and a conflict leaves it. */
function retypedPlan(incoming: Incoming, here: FieldsNote, around: PlanningOne): NotePlan {
  const { cardsHere, planning, typeHere } = around;
  const { type } = incoming;
  const { note, guid } = completed(incoming, here, planning.importing);
  const matching = matchingAcrossTypes(incoming.cards, cardsHere);
  const cards = cardPlans(incoming, matching, around);
  const facets = new Map(
    cards.flatMap((card) => (card.here ? [[card.here.facet, card.facet]] : [])),
  );
  const form = { from: here.noteTypeId === type.id ? null : typeHere, to: type.type };
  const carried = inOtherForm(here, form, facets);
  const then = marksThen(carried.upstream);
  const marks = marksNow(cards, then, planning.importing);
  const change = changeOf({ note, type, cards }, carried, planning.importing);
  if (isOlder(here, note) || isToStayAway(here, note) || change.action === 'ambiguous') {
    const before = marksThen(here.upstream);
    const given = { note, guid, type, here, marksThen: before, marks: before };
    const { conflicts } = change;
    const left = { ...stayingAway(here, cards), conflicts };
    const action = change.action === 'ambiguous' ? change.action : left.action;
    return planned(given, { ...left, action }, { ...BY_ITSELF, isAsItCame: true });
  }
  const came = new Set(cards.map((card) => card.here?.id));
  const gone = cardsHere.filter(({ id, archivedAt }) => archivedAt === null && !came.has(id));
  const given = { note, guid, type, here: carried, marksThen: then, marks };
  const displaced = displacedCards(cardsHere, cards);
  const drawn = { ...withGone(change, gone), isRedrawn: true };
  return planned(given, drawn, { ...BY_ITSELF, gone, displaced });
}

function isOlder({ upstream }: FieldsNote, { modified }: AnkiNote): boolean {
  return upstream !== null && modified < (JSON.parse(upstream) as UpstreamNote).modified;
}

function cardPlans(
  { cards, type }: Incoming,
  matching: CardMatching,
  { deckOf }: Pick<PlanningOne, 'deckOf'>,
): CardPlan[] {
  return cards.map((card) => {
    const lies = matching(card);
    const deck = deckOf(card, lies);
    deck.cards += 1;
    return { card, facet: facetOf(card, type), deck, here: lies, isGone: false };
  });
}

/** What most notes do to no card but those that come with them. */
const BY_ITSELF = { gone: [], isAsItCame: false, displaced: [] } as const;

/** Each named: to spread three objects into one takes ten times as long, and every note of a collection has a plan. */
function planned(
  {
    note,
    guid,
    type,
    here,
    marksThen,
    marks,
  }: Pick<NotePlan, 'note' | 'guid' | 'type' | 'here' | 'marksThen' | 'marks'>,
  { action, fields, tags, conflicts, isOfBoth, cards, isRedrawn }: NoteChange,
  { gone, isAsItCame, displaced }: Pick<NotePlan, 'gone' | 'isAsItCame' | 'displaced'>,
): NotePlan {
  return {
    action,
    note,
    guid,
    type,
    here,
    isAsItCame,
    fields,
    tags,
    conflicts,
    isOfBoth,
    cards,
    marksThen,
    marks,
    gone,
    isRedrawn,
    displaced,
  };
}
