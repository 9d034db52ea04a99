import { z } from 'zod';
import { type DueWish, readDueWish } from '#lib/acts/due-wish.ts';
import type { Flag } from '#lib/acts/flags.ts';
import { type CardId, isId, type OperationId } from '#lib/shared/ids.ts';

const tag = z
  .string()
  .trim()
  .regex(/^[^\s,"]{1,100}$/);
const tags = z.array(tag).max(50);

/** What is done to the chosen cards. */
export const doing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('suspend'), on: z.boolean() }),
  z.object({ kind: z.literal('bury'), on: z.boolean() }),
  z.object({ kind: z.literal('mark'), on: z.boolean() }),
  z.object({
    kind: z.literal('flag'),
    flag: z.literal([0, 1, 2, 3, 4, 5, 6, 7]).transform((flag) => flag as Flag | 0),
  }),
  z.object({ kind: z.literal('tag'), add: tags, remove: tags }),
  z.object({
    kind: z.literal('set-due'),
    when: z.string().transform((text, context): DueWish => {
      const wish = readDueWish(text);
      if (wish) return wish;
      context.addIssue({ code: 'custom', message: 'No due date' });
      return z.NEVER;
    }),
  }),
  z.object({ kind: z.literal('reset') }),
  z.object({ kind: z.literal('archive') }),
]);

/** What is done. */
export type Doing = z.infer<typeof doing>;

/** An act on cards: on some, or on all that a search asks for. */
export const actBody = z.object({
  id: z
    .string()
    .refine(isId)
    .transform((id) => id as OperationId)
    .optional(),
  doing,
  on: z.union([
    z.object({
      cards: z
        .array(
          z
            .string()
            .refine(isId)
            .transform((id) => id as CardId),
        )
        .min(1)
        .max(20_000),
    }),
    z.object({ search: z.string() }),
  ]),
});
