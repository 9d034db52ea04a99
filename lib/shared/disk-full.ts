const CODES: ReadonlySet<unknown> = new Set(['SQLITE_FULL', 'ENOSPC']);

/** Whether something failed because a disk has no room left, as the database says it or the file system. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CODES.has(error.code);
}
