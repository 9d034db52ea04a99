import { z } from 'zod';
import { DAY_LOADS } from './study-options.ts';

/** More days than any fuzz range of a balanced interval holds. */
const WIDEST = 50;

const days = z.number();
const seconds = z.number().min(0);
const counts = z.array(z.number().min(0)).max(WIDEST).readonly();

/** A link of a chain (`ChainLink`), read at an edge: as a browser sends it or a file holds it. */
export const chainLink = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('step'), seconds, index: z.int().min(0) }),
  z.strictObject({ rule: z.literal('hours'), seconds }),
  z.strictObject({ rule: z.literal('rollover'), days }),
  z.strictObject({
    rule: z.literal('interval'),
    stability: z.number(),
    retention: z.number(),
    decay: z.number().positive().exactOptional(),
    days,
  }),
  z.strictObject({ rule: z.literal('floor'), days }),
  z.strictObject({ rule: z.literal('order'), days }),
  z.strictObject({ rule: z.literal('cap'), days }),
  z.strictObject({
    rule: z.literal('fuzz'),
    from: days,
    to: days,
    place: z.number().min(0).lt(1).exactOptional(),
    days,
  }),
  z.strictObject({
    rule: z.literal('balance'),
    due: counts,
    siblings: z.array(days).max(WIDEST).readonly(),
    days,
  }),
  z.strictObject({
    rule: z.literal('easy-day'),
    loads: z.array(z.enum(DAY_LOADS)).max(WIDEST).readonly(),
    due: counts,
    days,
  }),
]);
