import 'ts-fsrs';

/**
 * Importing ts-fsrs adds methods to every date of the program. Nothing here uses them, and the rest
 * of the program should find dates as the language defines them.
 */
for (const name of ['scheduler', 'diff', 'format', 'dueFormat']) {
  Reflect.deleteProperty(Date.prototype, name);
}
