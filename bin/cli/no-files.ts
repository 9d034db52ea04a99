import { AppError } from '#lib/shared/errors.ts';
import type { Call } from './command.ts';

/** The refusal where there is nothing to compile. */
export function noFiles({ words }: Call): AppError {
  return new AppError('unreadable-file', words.noFiles, { told: 1 });
}
