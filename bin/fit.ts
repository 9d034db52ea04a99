import { openForReading } from '#lib/open-context.ts';
import { type FitOrder, fitAnswers } from '#lib/options/fit/fit-answers.ts';
import { doJob } from '#lib/platform/job-program.ts';

// Fits parameters to somebody's answers, in a process of its own: it reads the database and writes nothing.
doJob(async ({ databaseFile, input }, told) => {
  const context = await openForReading({ databaseFile, startAt: null });
  return fitAnswers(context, input as FitOrder, told);
});
