import { z } from 'zod';
import type { Choice, CustomStudy } from '#lib/review/types.ts';
import { idOf } from './id-schema.ts';

const MOST_DAYS = 3650;
const LONGEST_SEARCH = 500;
const LATEST = 8.64e15;

const days = z.coerce.number().int().min(1).max(MOST_DAYS);

/** Which cards a custom study takes. */
export const choice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('forgotten'), days }),
  z.object({ kind: z.literal('ahead'), days }),
  z.object({ kind: z.literal('added'), days }),
  z.object({
    kind: z.literal('search'),
    search: z.string().trim().min(1).max(LONGEST_SEARCH),
    of: z.enum(['all', 'new', 'due', 'review']).default('all'),
  }),
]) satisfies z.ZodType<Choice>;

/** A session beside the queue. */
export const custom = z.object({
  choice,
  course: z.enum(['extra', 'practice']),
  since: z.coerce.number().int().min(0).max(LATEST),
}) satisfies z.ZodType<CustomStudy>;

/** What is studied: the desk or a deck, by the queue or beside it. */
export const studied = z.object({
  deck: idOf<'deck'>().nullable(),
  custom: custom.nullable().default(null),
});
