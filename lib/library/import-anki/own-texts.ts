import { type ComposedNote, composeNote } from '#lib/formats/anki/write/own/compose-note.ts';
import { ownNoteTypes } from '#lib/formats/anki/write/own/note-types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { type OwnCardRow, type TextOfCard, textsOfCards } from '#lib/store/own-cards.ts';
import type { Db } from '#lib/store/store.ts';
import type { OwnNote } from './own-notes.ts';

/** How the text of a note in a package stands to that of the note here. */
export interface OwnText {
  /** The live cards here by the templates under which they go out today. */
  readonly ordinals: ReadonlyMap<number, OwnCardRow>;
  /** Whether it reads as no text that the note ever had here: somebody edited it in Anki. */
  readonly isEdited: boolean;
}

type Texts = ReadonlyMap<CardId, readonly TextOfCard[]>;

/** Compares the texts of these notes with all that they ever had here: one that went out long ago was not edited there. */
export async function ownTexts(
  db: Db,
  notes: readonly OwnNote[],
): Promise<(note: OwnNote) => OwnText> {
  const cards = new Set(notes.flatMap(({ all }) => all.map(({ id }) => id)));
  const texts = new Map<CardId, TextOfCard[]>();
  for (const text of await textsOfCards(db, [...cards])) {
    const known = texts.get(text.cardId);
    if (known) known.push(text);
    else texts.set(text.cardId, [text]);
  }
  return (note) => ({
    ordinals: new Map(
      composedOf(note, live(note), { texts, at: Infinity })?.cards.map(({ key, ordinal }) => [
        ordinal,
        key,
      ]),
    ),
    isEdited: live(note).length > 0 && isEdited(note, texts),
  });
}

function live({ all }: OwnNote): OwnCardRow[] {
  return all.filter(({ isArchived }) => !isArchived);
}

/** An export stamps a note with the instant of its newest text; Anki stamps what it changes anew. */
function isEdited(note: OwnNote, texts: Texts): boolean {
  const { incoming, all } = note;
  const revised = all.flatMap(({ id }) => (texts.get(id) ?? []).map(({ createdAt }) => createdAt));
  const instants = [...new Set(revised)].sort((a, b) => b - a);
  if (instants.some((at) => Math.floor(at / 1000) === incoming.note.modified)) return false;
  const numbers = new Set(incoming.cards.map(({ id }) => id));
  // What went out then may have been all of it, what is left today, or what a search found.
  const choices = [live(note), all.filter(({ ankiId }) => numbers.has(ankiId)), all];
  return !instants.some((at) =>
    choices.some((cards) => {
      const composed = composedOf(note, cards, { texts, at });
      return composed !== undefined && saysTheSame(composed, note);
    }),
  );
}

/** The note as it would have gone out then with these cards. */
function composedOf(
  { all, of }: OwnNote,
  cards: readonly OwnCardRow[],
  { texts, at }: { texts: Texts; at: number },
): ComposedNote<OwnCardRow> | undefined {
  const [first] = all;
  if (!first) return undefined;
  const made = cards.flatMap((key) => {
    const text = texts.get(key.id)?.findLast(({ createdAt }) => createdAt <= at);
    const rank = all.indexOf(key) + 1;
    return text ? [{ key, facet: key.facet, prompt: text.prompt, answer: text.answer, rank }] : [];
  });
  const composed = composeNote({
    kind: first.kind,
    headings: JSON.parse(first.headings) as string[],
    cards: made.sort((a, b) => a.key.position - b.key.position),
  });
  return composed.find((each) => each.of === of);
}

/** But for the headings that it stands under: those have no history. */
function saysTheSame({ fields }: ComposedNote<OwnCardRow>, { incoming: { note } }: OwnNote) {
  const type = ownNoteTypes.find(({ id }) => id === note.noteType);
  return fields.every(
    (text, place) =>
      type?.fields[place]?.name === 'Source' ||
      text.normalize('NFC') === (note.fields[place] ?? '').normalize('NFC'),
  );
}
