import type { Actor, Context } from '#lib/context.ts';
import { type CardText, cardText } from '#lib/drawing/card-text.ts';
import { type FindMedia, mediaOfCards } from '#lib/drawing/media-of-cards.ts';
import { filledOrdinals } from '#lib/render/anki/render-sides.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { flagsOfCards } from '#lib/store/card-marks.ts';
import type { DeckRow } from '#lib/store/decks.ts';
import type { FieldsCard } from '#lib/store/fields-notes.ts';
import type { OpenFields } from './open-fields.ts';

/** Other fields and tags for a note. */
export interface FieldsWriting {
  readonly open: OpenFields;
  /** HTML, in the order of the note type's fields. */
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

/** A card as it would be. */
export interface PlannedCard {
  readonly facet: string;
  readonly ordinal: number;
  /** Null for one that is new. */
  readonly here: FieldsCard | null;
  readonly deck: DeckId;
  readonly language: string;
  readonly text: CardText;
}

/** What other fields would do to the cards of a note. */
export interface PlannedFields {
  readonly cards: readonly PlannedCard[];
  /** Cards that the fields make no more: they would go to the archive. */
  readonly gone: readonly FieldsCard[];
}

/**
 * Plans other fields for a note: cards that they make are rendered, those that they make no longer go to the archive, and come back with
 * the fields that make them. A note keeps the cards that it has where its fields make none at all. Changes nothing.
 */
export async function planFields(
  context: Context,
  actor: Actor,
  writing: FieldsWriting,
): Promise<PlannedFields> {
  const [planned] = await planManyFields(context, actor, [writing]);
  return planned ?? { cards: [], gone: [] };
}

/** The same for many notes, in their order. */
export async function planManyFields(
  context: Context,
  actor: Actor,
  writings: readonly FieldsWriting[],
): Promise<PlannedFields[]> {
  const outlined = writings.map((writing) => ({ writing, ...outlinesOf(writing) }));
  const ids = outlined.flatMap(({ outlines }) => outlines.flatMap(({ here }) => here?.id ?? []));
  const flags = await flagsOfCards(context.store.db, actor.user, ids);
  return mediaOfCards(context.store.db, actor.user, (media) =>
    outlined.map(({ writing, outlines, gone }) => {
      const cards = outlines.map((outline) => {
        return { ...outline, text: textOf(outline, { writing, flags, media }) };
      });
      return { cards: cards.sort((a, b) => a.ordinal - b.ordinal), gone };
    }),
  );
}

function outlinesOf({ open, fields }: FieldsWriting) {
  const made = new Set(filledOrdinals(open.type, fields));
  const before = new Set(filledOrdinals(open.type, open.fields));
  const live = open.cards.filter(({ archivedAt }) => archivedAt === null);
  const isGone = ({ facet }: FieldsCard) =>
    made.size > 0 && before.has(ordinalOf(facet)) && !made.has(ordinalOf(facet));
  const kept = open.cards.filter(
    (card) => made.has(ordinalOf(card.facet)) || (card.archivedAt === null && !isGone(card)),
  );
  const known = new Set(kept.map(({ facet }) => ordinalOf(facet)));
  const added = [...made].filter((ordinal) => !known.has(ordinal));
  const outlines = [...kept, ...added].map((each) => outlineOf(each, open));
  return { outlines, gone: live.filter(isGone) };
}

type Outline = Omit<PlannedCard, 'text'>;

/** New cards go to the deck that their template names, or else where the others of their note lie. */
function outlineOf(each: FieldsCard | number, open: OpenFields): Outline {
  const { type, note, cards, decks } = open;
  if (typeof each !== 'number') {
    const { facet, deckId, language } = each;
    return { facet, ordinal: ordinalOf(facet), here: each, deck: deckId, language };
  }
  const beside = cards.find(({ archivedAt }) => archivedAt === null) ?? cards[0];
  const named = deckOfTemplate(each, open);
  const deck = named?.id ?? beside?.deckId ?? note.deckId;
  const language = beside?.language ?? named?.language ?? decks.get(deck)?.language ?? 'en';
  const facet = type.kind === 'cloze' ? `c:${each + 1}` : `t:${each}`;
  return { facet, ordinal: each, here: null, deck, language };
}

/** The deck that a template names for its new cards, as Anki lets it; undefined where it names none, or one that is not here. */
function deckOfTemplate(ordinal: number, { type, targets }: OpenFields): DeckRow | undefined {
  const template = type.templates[type.kind === 'cloze' ? 0 : ordinal];
  return targets.get(template?.deck ?? 0);
}

function ordinalOf(facet: string): number {
  const number = Number(facet.slice(2));
  return facet.startsWith('c:') ? number - 1 : number;
}

interface Rendering {
  readonly writing: FieldsWriting;
  readonly flags: ReadonlyMap<CardId, number>;
  readonly media: FindMedia;
}

function textOf({ ordinal, here, deck, language }: Outline, rendering: Rendering): CardText {
  const { writing, flags, media } = rendering;
  const { open, fields, tags } = writing;
  return cardText({
    ...{ fields, tags, ordinal, language, media },
    noteType: open.type,
    noteTypeId: open.type.id,
    deckName: (open.decks.get(deck) ?? deckOfTemplate(ordinal, open))?.key ?? '',
    flag: here === null ? 0 : (flags.get(here.id) ?? 0),
  });
}
