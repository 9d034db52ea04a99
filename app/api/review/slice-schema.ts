import { z } from 'zod';
import { idOf } from './id-schema.ts';
import { studied } from './studied-schema.ts';

/** A browser holds a slice of the queue, not the queue. */
const MOST_HELD = 2000;
const MOST_WANTED = 200;
const LONGEST_STAMP = 100;

/** What stands for the queue that a browser has counted. */
export const stamp = z.string().max(LONGEST_STAMP).nullable().default(null);

/** What a browser holds of a queue, and how many more cards it would like. */
export const slice = studied.extend({
  have: z.array(idOf<'card'>()).max(MOST_HELD),
  want: z.number().int().min(0).max(MOST_WANTED),
  stamp,
});
