/** Every reason for which a use case refuses. The faces map each to a status and a sentence. */
export type ErrorCode =
  | 'not-found'
  | 'bad-input'
  | 'not-allowed'
  | 'conflict'
  | 'busy'
  | 'too-large'
  | 'unreadable-file'
  | 'nothing-to-undo'
  | 'database-unusable'
  | 'too-slow'
  /** What fits parameters is not built for this kind of computer. */
  | 'no-trainer';

/** A refusal that the person can do something about. Anything else that throws is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError';

  /** `message` is for logs and the command line; `values` fill the translated sentence. */
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly values: Record<string, string | number> = {},
  ) {
    super(message);
  }
}

/** Recognises a refusal also when it was made by another copy of this module. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error;
}
