import type { AnkiNote, AnkiNoteType, UpstreamNote } from '#lib/formats/anki/collection.ts';
import { guidOf } from '#lib/formats/anki/guid.ts';
import { composeNote } from '#lib/formats/anki/write/own/compose-note.ts';
import { OWN_TYPES } from '#lib/formats/anki/write/own/note-types.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import type { MediaName } from '#lib/shared/media.ts';
import type { CardForAnki, NoteForAnki } from '#lib/store/anki-rows.ts';

/** A note for Anki with the cards that go with it. */
export interface NoteWithCards {
  readonly note: AnkiNote;
  readonly cards: readonly { readonly card: CardForAnki; readonly ordinal: number }[];
  /** Pictures of ours that it shows. */
  readonly media: readonly MediaName[];
}

/** What a note's rows follow from beside the note. */
export interface NoteSurroundings {
  /** Note types that came from Anki, by our ids. */
  readonly noteTypes: ReadonlyMap<string, AnkiNoteType>;
  /** All cards of the note that have a number, archived ones among them, in its order. */
  readonly all: readonly CardForAnki[];
  /** Those of them that are to go. */
  readonly cards: readonly CardForAnki[];
  readonly withProgress: boolean;
}

/** The notes that one of ours becomes in Anki. */
export function ankiNotes(note: NoteForAnki, around: NoteSurroundings): NoteWithCards[] {
  const type = note.noteTypeId === null ? undefined : around.noteTypes.get(note.noteTypeId);
  return type && note.fields !== null ? [returning(note, type, around)] : ownNotes(note, around);
}

/** A note that came from Anki goes back with the fields that it has now. */
function returning(note: NoteForAnki, type: AnkiNoteType, around: NoteSurroundings): NoteWithCards {
  const fields = JSON.parse(note.fields ?? '[]') as string[];
  const tags = tagsOf(note, around);
  const upstream = note.upstream ? (JSON.parse(note.upstream) as UpstreamNote) : null;
  return {
    note: {
      id: note.ankiId,
      guid: note.guid,
      noteType: type.id,
      modified: modifiedAt(upstream, { fields, tags, cards: around.cards }),
      tags,
      fields: type.fields.map((_, place) => fields[place] ?? ''),
    },
    cards: around.cards.map((card) => ({ card, ordinal: ordinalOf(card.facet) })),
    media: [],
  };
}

/** `t:0` is the first template, `c:1` the hole of number 1. */
function ordinalOf(facet: string): number {
  const number = Number(facet.slice(2));
  return facet.startsWith('c:') ? number - 1 : number;
}

/** As it came where nothing of it was changed here; else later than that. */
function modifiedAt(
  upstream: UpstreamNote | null,
  now: { fields: readonly string[]; tags: readonly string[]; cards: readonly CardForAnki[] },
): number {
  const revised = revisedAt(now.cards);
  if (!upstream) return revised;
  const isSame = sameList(upstream.fields, now.fields) && sameSet(upstream.tags, now.tags);
  return isSame ? upstream.modified : Math.max(revised, upstream.modified + 1);
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, place) => text === other[place]);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return sameList([...new Set(one)].sort(), [...new Set(other)].sort());
}

/** Epoch seconds. */
function revisedAt(cards: readonly CardForAnki[]): number {
  return Math.floor(Math.max(...cards.map((card) => card.revisedAt)) / 1000);
}

function ownNotes(note: NoteForAnki, around: NoteSurroundings): NoteWithCards[] {
  const ranks = new Map(around.all.map(({ id }, place) => [id, place + 1]));
  const cards = around.cards.map((card) => {
    const { facet, prompt, answer } = card;
    return { key: card, facet, prompt, answer, rank: ranks.get(card.id) ?? 1 };
  });
  const inOrder = cards.toSorted((a, b) => a.key.position - b.key.position);
  const headings = JSON.parse(note.headings) as string[];
  const composed = composeNote({ kind: note.kind, headings, cards: inOrder });
  const tags = tagsOf(note, around);
  return composed.map(({ type, of, fields, cards: made, media }) => ({
    note: {
      id: of?.ankiId ?? note.ankiId,
      guid: of ? guidOf(textHash(of.id)) : note.guid,
      noteType: OWN_TYPES[type],
      modified: revisedAt(around.cards),
      tags,
      fields,
    },
    cards: made.map(({ key, ordinal }) => ({ card: key, ordinal })),
    media,
  }));
}

/** The tag by which Anki marks a note. */
const MARK = 'marked';

/** Tags that say how a person gets on with a note; they stay behind with the progress. */
export const PROGRESS_TAGS: ReadonlySet<string> = new Set(['leech', MARK]);

/** Anki knows tags of notes only, and marks a note by one. */
function tagsOf(note: NoteForAnki, { cards, withProgress }: NoteSurroundings): string[] {
  const tags = JSON.parse(note.tags) as string[];
  if (!withProgress) return tags.filter((tag) => !PROGRESS_TAGS.has(tag.toLowerCase()));
  const marks = cards.some(({ marked }) => marked) ? [MARK] : [];
  // Of a note that came with the mark it may have been taken off here.
  const kept = note.fields === null ? tags : tags.filter((tag) => tag !== MARK || marks.length > 0);
  return [...new Set([...kept, ...cards.flatMap((card) => card.tags), ...marks])];
}
