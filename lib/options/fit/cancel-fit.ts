import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { JobId } from '#lib/shared/ids.ts';
import { endJob, readJobs } from '#lib/store/jobs.ts';
import { FIT_JOB } from './start-fit.ts';

/**
 * Stops a fit of the person's that is under way: nothing comes of it. Throws `not-found` where there is none of this name, or it
 * is done by now.
 */
export async function cancelFit(context: Context, actor: Actor, job: JobId): Promise<void> {
  const { db } = context.store;
  const [newest] = await readJobs(db, actor.user, { kind: FIT_JOB, most: 1 });
  const isRunning = newest?.id === job && newest.state === 'running';
  if (!isRunning || !context.jobs.stop(job)) {
    throw new AppError('not-found', `No fit ${job} is under way.`);
  }
  await endJob(db, actor.user, { id: job, state: 'cancelled', at: context.now() });
}
