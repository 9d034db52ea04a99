import { z } from 'zod';
import { FURTHEST_DUE } from '#lib/acts/due-wish.ts';
import { FLAGS } from '#lib/acts/flags.ts';
import type { Act, ActInput } from '#lib/review/types.ts';
import { idOf } from '../id-schema.ts';

const days = z.number().int().min(0).max(FURTHEST_DUE);
const when = z
  .object({ from: days, to: days, setsInterval: z.boolean() })
  .refine(({ from, to }) => from <= to);

const done = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('flag'), flag: z.literal([0, ...FLAGS]) }),
  z.object({ kind: z.literal('mark'), marked: z.boolean() }),
  z.object({ kind: z.literal(['suspend', 'bury']), whole: z.boolean() }),
  z.object({ kind: z.literal('set-due'), when }),
  z.object({ kind: z.literal('reset'), keepsCounts: z.boolean() }),
  z.object({ kind: z.literal('delete') }),
]) satisfies z.ZodType<Act>;

/** One act, as the outbox of a browser sends it. */
export const act = z.object({
  kind: z.literal('act'),
  id: idOf<'event'>(),
  card: idOf<'card'>(),
  act: done,
  clientAt: z.number().int().nonnegative().max(8.64e15),
}) satisfies z.ZodType<ActInput>;
