import { CLAMP_PARAMETERS, clipParameters, default_w, FSRS5_DEFAULT_DECAY } from 'ts-fsrs';
import '#lib/scheduler/plain-date.ts';
import { AppError } from '#lib/shared/errors.ts';

/** The 21 parameters with which FSRS-6 starts, fitted to many people's reviews (from ts-fsrs). */
export const defaultParameters: readonly number[] = default_w;

/** How many parameters FSRS-6 has. */
export const PARAMETER_COUNT = 21;

/**
 * FSRS parameters made ready for FSRS-6: 21 are taken, 19 (FSRS-5) and 17 (FSRS-4.5) are migrated,
 * each value is kept within the bounds that FSRS sets. Throws `bad-input` for any other count
 * and for what is not a finite number.
 */
export function checkParameters(parameters: readonly number[]): readonly number[] {
  if (!parameters.every(Number.isFinite)) {
    throw new AppError('bad-input', 'FSRS parameters must be finite numbers');
  }
  const clipped = clip(parameters);
  switch (parameters.length) {
    case PARAMETER_COUNT:
      return clipped;
    case 19:
      return [...clipped, 0, FSRS5_DEFAULT_DECAY];
    case 17:
      return [...fromFsrs4(clipped), 0, 0, 0, FSRS5_DEFAULT_DECAY];
    default:
      throw new AppError(
        'bad-input',
        `FSRS needs 17, 19 or 21 parameters, not ${parameters.length}`,
        { count: parameters.length },
      );
  }
}

/** The bounds that FSRS sets to a parameter, from 0. */
export function boundsOf(index: number): { readonly min: number; readonly max: number } {
  const [min = 0, max = 0] = CLAMP_PARAMETERS(2, false)[index] ?? [];
  return { min, max };
}

/** Bounds as fsrs-rs has them: w19 may be 0, as it is after migration, so without short-term's own. */
function clip(parameters: readonly number[]): number[] {
  return clipParameters([...parameters], 0, false);
}

/** ts-fsrs migrates too, but writes to the console, which is the standard output of a command. */
function fromFsrs4(w: readonly number[]): number[] {
  const [initial = 0, spread = 0, change = 0] = w.slice(4, 7);
  const difficulty = [initial + 2 * spread, Math.log(spread * 3 + 1) / 3, change + 0.5];
  return [...w.slice(0, 4), ...difficulty, ...w.slice(7)];
}
