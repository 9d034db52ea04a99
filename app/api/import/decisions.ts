import { z } from 'zod';
import type { Decisions } from '#lib/bundle/decide.ts';

/** Ambiguous notes by name: the note that each is, or null for a new one. */
export const decidedSchema = z.record(z.string(), z.string().nullable());

/** What was decided on a page; the rest stays as it is. */
export function decisionsOf(decided: z.infer<typeof decidedSchema>): Decisions {
  return { others: 'ask', named: new Map(Object.entries(decided)) };
}
