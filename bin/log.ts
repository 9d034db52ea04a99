import { fillLog } from '#lib/library/export-anki/fill-log.ts';
import { answerQuestions } from '#lib/platform/work-in-thread.ts';

// Fills the review log of a package for Anki while another thread goes on with its notes, in a thread of its own.
answerQuestions(() => ({ answer: fillLog, close: () => {} }));
