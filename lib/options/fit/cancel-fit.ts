import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { JobId } from '#lib/shared/ids.ts';
import { endJob } from '#lib/store/jobs.ts';

/** Stops a fit of the person's that is under way: nothing comes of it. Throws `not-found` where there is none of this name. */
export async function cancelFit(context: Context, actor: Actor, job: JobId): Promise<void> {
  const ended = { id: job, state: 'cancelled' as const, at: context.now() };
  if (!(await endJob(context.store.db, actor.user, ended))) {
    throw new AppError('not-found', `No fit ${job} is under way.`);
  }
  context.jobs.stop(job);
}
