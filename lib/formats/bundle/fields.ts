import { z } from 'zod';
import type { Id } from '#lib/shared/ids.ts';

/** An id of whatever maker: letters, digits, `_` and `-`. */
export function id<Kind extends string>() {
  return z.custom<Id<Kind>>((value) => typeof value === 'string' && /^[\w-]{1,64}$/.test(value), {
    error: 'not an id',
  });
}

/** Epoch milliseconds that a date can hold. */
export const instant = z.int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000);

/** A number of days since 1970-01-01. */
export const day = z.int().min(-100_000_000).max(100_000_000);

/** A count or an index. */
export const whole = z.int().min(0);

/** A short text: a name, a key, a hash. Whatever a place can hold has to find room, or a file that it wrote could not be read. */
export const short = z.string().max(100_000);

/** A language tag. */
export const language = z.string().max(64);

/** A text of any length that fits a line. */
export const text = z.string();

/** JSON of whatever form, kept as it came: what stands in a line of JSON is nothing else. */
export const json = z.custom<z.core.util.JSONType>((value) => value !== undefined);

/** Tags or headings. */
export const texts = z.array(short).max(100_000);
