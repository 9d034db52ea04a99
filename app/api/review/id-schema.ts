import { z } from 'zod';
import { type Id, isId } from '#lib/shared/ids.ts';

/** An id of ours, of the kind that its place says. */
export function idOf<Kind extends string>() {
  return z
    .string()
    .refine(isId)
    .transform((id) => id as Id<Kind>);
}
