import { mergeFields, mergeTags } from '#lib/bundle/merge-fields.ts';
import type { AnkiCard, UpstreamNote } from '#lib/formats/anki/collection.ts';
import { filledOrdinals } from '#lib/render/anki/render-sides.ts';
import type { FieldsCard, FieldsNote } from '#lib/store/fields-notes.ts';
import { isSame } from './completed-note.ts';
import type { PackageImport } from './importing.ts';
import type { NoteTypeHere } from './note-types-here.ts';
import type { CardPlan, NotePlan } from './plan-notes.ts';

/** What becomes of the text of a note, and of its cards. */
export type NoteChange = Pick<
  NotePlan,
  'action' | 'fields' | 'tags' | 'conflicts' | 'isOfBoth' | 'isRedrawn' | 'cards'
>;

/** Puts together what it says here and what it says in the file, against the version that came last. */
export function changeOf(
  { note, type, cards: coming }: Pick<NotePlan, 'note' | 'type' | 'cards'>,
  here: FieldsNote,
  { choices: { conflicts: choice } }: Pick<PackageImport, 'choices'>,
): NoteChange {
  const mine = JSON.parse(here.fields) as string[];
  const mineTags = JSON.parse(here.tags) as string[];
  const base = here.upstream === null ? null : (JSON.parse(here.upstream) as UpstreamNote);
  const isOlder = base !== null && note.modified < base.modified;
  const theirs = isOlder ? base : note;
  const merged = mergeFields({ base: base?.fields ?? null, mine, theirs: theirs.fields }, choice);
  const tags = mergeTags({ base: base?.tags ?? null, mine: mineTags, theirs: theirs.tags });
  const conflicts = merged.conflicts.map((at) => type.type.fields[at]?.name ?? '');
  const isAsked = conflicts.length > 0 && choice === 'ask';
  const fields = isAsked ? mine : merged.fields;
  const isEdited =
    !isSame(fields, mine) || (!isAsked && !isSame(tags, mineTags)) || here.noteTypeId !== type.id;
  const isRedrawn = isEdited || type.isRedrawn || here.archivedAt !== null;
  const cards = here.archivedAt === null ? goneHere(coming, type, fields) : coming;
  const { isOfBoth } = merged;
  const said = { fields, tags: isAsked ? mineTags : tags, conflicts, isOfBoth };
  const common = { ...said, isRedrawn, cards };
  if (isAsked) return { ...common, action: 'ambiguous' };
  if (here.archivedAt !== null) return { ...common, action: 'revive' };
  return { ...common, action: actionOf(common) };
}

/** Of a note that is not here. */
export function created(
  { fields, tags }: NotePlan['note'],
  cards: readonly CardPlan[],
): NoteChange {
  return {
    action: 'create',
    fields,
    tags,
    conflicts: [],
    isOfBoth: false,
    isRedrawn: true,
    cards,
  };
}

/** Of a note whose text stays as it is. */
export function unchanged({
  note,
  type,
  cards,
}: Pick<NotePlan, 'note' | 'type' | 'cards'>): NoteChange {
  const { fields, tags } = note;
  const isRedrawn = type.isRedrawn;
  const still = goneHere(cards, type, fields);
  const action = actionOf({ cards: still, isRedrawn });
  return { action, fields, tags, conflicts: [], isOfBoth: false, isRedrawn, cards: still };
}

function actionOf({ cards, isRedrawn }: Pick<NotePlan, 'cards' | 'isRedrawn'>) {
  const isGrown = cards.some(
    (card) => card.here === null || (card.here.archivedAt !== null && !card.isGone),
  );
  if (isRedrawn || isGrown) return 'update';
  return cards.some((card) => card.here?.deckId !== card.deck.id) ? 'move' : 'unchanged';
}

/** Cards that the text as it will be does not make, and that the file does not have either. Where it makes none at all, only those that the one here makes. */
export function goneWith(
  fields: readonly string[],
  {
    here,
    type,
    cards,
    cardsHere,
  }: Pick<NotePlan, 'type' | 'cards'> & { here: FieldsNote; cardsHere: readonly FieldsCard[] },
): readonly FieldsCard[] {
  const coming = new Set(cards.map(({ facet }) => facet));
  const left = cardsHere.filter((card) => card.archivedAt === null && !coming.has(card.facet));
  if (left.length === 0) return [];
  const facets = (texts: readonly string[]) =>
    new Set(filledOrdinals(type.type, texts).map((ordinal) => facetOf({ ordinal }, type)));
  const before = facets(JSON.parse(here.fields) as string[]);
  const made = facets(fields);
  return left.filter(({ facet }) => !made.has(facet) && (made.size > 0 || before.has(facet)));
}

/** Where cards of a note go, it changes. */
export function withGone(change: NoteChange, gone: readonly FieldsCard[]): NoteChange {
  const isChanged = gone.length > 0 && (change.action === 'unchanged' || change.action === 'move');
  return isChanged ? { ...change, action: 'update' } : change;
}

/** What was edited away here stays in the archive; with the fields that make it it comes back. */
function goneHere(
  cards: readonly CardPlan[],
  { type }: NoteTypeHere,
  fields: readonly string[],
): readonly CardPlan[] {
  const isArchived = ({ here }: CardPlan) => here !== null && here.archivedAt !== null;
  if (!cards.some(isArchived)) return cards;
  const made = new Set(filledOrdinals(type, fields));
  return cards.map((each) => {
    const isGone = isArchived(each) && made.size > 0 && !made.has(each.card.ordinal);
    return { ...each, isGone };
  });
}

/** `t:` and the place of a template, `c:` and the number of a hole. */
export function facetOf({ ordinal }: Pick<AnkiCard, 'ordinal'>, { type }: NoteTypeHere): string {
  return type.kind === 'cloze' ? `c:${ordinal + 1}` : `t:${ordinal}`;
}
