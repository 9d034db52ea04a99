import { z } from 'zod';
import { idOf } from '../review/id-schema.ts';

/** More than anybody types for a card. */
const LONGEST = 200_000;

/** Another text of a card's block. */
export const noteEdit = z.object({
  card: idOf<'card'>(),
  base: z.string().max(100),
  text: z.string().max(LONGEST),
});

/** A text for a deck. */
export const noteAddition = z.object({ deck: idOf<'deck'>(), text: z.string().max(LONGEST) });

/** Fields may hold pictures as text: so many bytes are read. */
export const FIELDS_LIMIT: number = 16 * 1024 * 1024;

/** Fields and tags of a note. A note type has no more fields than this. */
const written = z.object({
  fields: z.array(z.string()).max(1000),
  tags: z.array(z.string().max(500)).max(2000),
});

/** Other fields for the note of a card. */
export const fieldsEdit = written.extend({ card: idOf<'card'>(), base: z.string().max(100) });

/** A new note with fields for a deck. */
export const fieldsAddition = written.extend({
  deck: idOf<'deck'>(),
  noteType: idOf<'note-type'>(),
});
