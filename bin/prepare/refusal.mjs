/** The program cannot go on; `message` says in one sentence what the person can do, `details` is what a tool printed. */
export class Refusal extends Error {
  name = 'Refusal';

  constructor(message, details = '') {
    super(message);
    this.details = details;
  }
}

/** The person stopped it: nothing else is to be tried. */
export class Interrupted extends Refusal {
  constructor() {
    super('Stopped before everything was prepared.');
  }
}

/** The exit status of a program that could not run. */
export const CANNOT_RUN = 2;

/** Errors that are sentences for the person; anything else is a bug and keeps its stack. */
const SENTENCES = new Set(['Refusal', 'EnvironmentError', 'AppError']);

/** Prints why the program cannot go on and ends it. */
export function refuse(error) {
  if (error.details) process.stderr.write(`${error.details.trimEnd()}\n\n`);
  const text = SENTENCES.has(error.name) ? error.message : (error.stack ?? String(error));
  process.stderr.write(`${text}\n`);
  process.exit(CANNOT_RUN);
}
