import { openWriting } from '#lib/library/write-beside.ts';
import { answerQuestions } from '#lib/platform/work-in-thread.ts';

// Writes to the database what another thread makes, in a thread of its own.
answerQuestions(openWriting);
