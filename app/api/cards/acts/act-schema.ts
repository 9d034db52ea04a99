import { z } from 'zod';
import { type DueWish, readDueWish } from '#lib/acts/due-wish.ts';
import type { Flag } from '#lib/acts/flags.ts';
import { idOf } from '../../review/id-schema.ts';

const tag = z
  .string()
  .trim()
  .regex(/^[^\s,"]{1,100}$/);
const tags = z.array(tag).max(50);

/** What is to be found, and what put in its place. */
const wish = z.object({
  find: z.string().min(1).max(2000),
  put: z.string().max(2000),
  isRegex: z.boolean(),
  matchesCase: z.boolean(),
});

const where = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everywhere') }),
  z.object({ kind: z.literal('side'), side: z.literal(['prompt', 'answer']) }),
  z.object({ kind: z.literal('field'), name: z.string().max(500) }),
]);

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
  z.object({ kind: z.literal('move'), deck: idOf<'deck'>().nullable() }),
  z.object({ kind: z.literal('replace'), wish, where }),
]);

/** What is done. */
export type Doing = z.infer<typeof doing>;

const on = z.union([
  z.object({ cards: z.array(idOf<'card'>()).min(1).max(20_000) }),
  z.object({ search: z.string() }),
]);

/** An act on cards: on some, or on all that a search asks for. */
export const actBody = z.object({ id: idOf<'operation'>().optional(), doing, on });

/** A replacement to be looked at before it is made. */
export const replaceBody = z.object({ wish, where, on });
