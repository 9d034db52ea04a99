import { openSources } from '#lib/library/compile-sources.ts';
import { takeTurns } from '#lib/platform/work-in-thread.ts';

// Compiles some of the files of a large compile, in a thread of its own.
takeTurns(openSources);
