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
