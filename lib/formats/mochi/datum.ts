import { AppError } from '#lib/shared/errors.ts';

/**
 * A value of Mochi's, whichever way it was written: keywords and symbols are texts without their marks, sets and lists arrays, instants
 * epoch milliseconds.
 */
export type Datum = null | boolean | number | string | readonly Datum[] | DatumMap;

/** A map; its keys are keywords, as texts. */
export type DatumMap = ReadonlyMap<string, Datum>;

/** Nested deeper, a file is refused. */
export const MOST_DEPTH = 100;

/** The refusal of data that cannot be read. */
export function brokenData(entry: string, reason: string, place: object = {}): AppError {
  const where = Object.entries(place).map(([name, value]) => `${name} ${value}`);
  return new AppError(
    'unreadable-file',
    `${[entry, ...where].join(', ')} cannot be read: ${reason}.`,
    { entry, reason, ...place },
  );
}

/** A map, empty for anything else. */
export function mapOf(datum: Datum | undefined): DatumMap {
  return datum instanceof Map ? datum : NOTHING;
}

const NOTHING: DatumMap = new Map();

/** The values of a list; none of anything else. */
export function listOf(datum: Datum | undefined): readonly Datum[] {
  return Array.isArray(datum) ? datum : [];
}

/** A text, empty for anything but texts and numbers. */
export function textOf(datum: Datum | undefined): string {
  return typeof datum === 'string' || typeof datum === 'number' ? String(datum) : '';
}

/** A finite number; null for anything else. */
export function numberOf(datum: Datum | undefined): number | null {
  return typeof datum === 'number' && Number.isFinite(datum) ? datum : null;
}
