/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A duration in whole or fractional seconds. */
export type Seconds = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Seconds in a day of 24 hours. */
export const DAY_SECONDS = 86_400;
