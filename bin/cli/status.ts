/** How a command ended. */
export type Status = 0 | 1 | 2;

/** It did what was asked. */
export const DONE = 0;
/** It found something wrong, or what was asked is refused. */
export const REFUSED = 1;
/** It could not run: wrong usage, an unusable file or database. */
export const CANNOT_RUN = 2;

/** With what a process ends that was interrupted, as shells have it: 128 and the number of SIGINT. */
export const INTERRUPTED = 130;

/** The command was typed in a way that it does not understand; the message is a sentence for the person. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
