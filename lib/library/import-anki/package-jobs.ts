import type { Actor, Context } from '#lib/context.ts';
import type { Refusal } from '#lib/platform/job-runner.ts';
import { isDiskFull } from '#lib/shared/disk-full.ts';
import { AppError, isAppError } from '#lib/shared/errors.ts';
import type { JobId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { endJob, insertJob, type JobRow, readJobs } from '#lib/store/jobs.ts';
import { findOperation } from '#lib/store/operations.ts';
import { lend } from '#lib/store/transact.ts';
import type { Applied, PlanView } from '../types.ts';
import type { PackageDone, PackageOrder } from './do-package.ts';
import type { ImportProgress, PackageChoices } from './importing.ts';
import { PACKAGE_LIMITS } from './open-package.ts';

/** The kind under which jobs that plan or add packages are kept. */
const KIND = 'package';
const DAY_MS = 86_400_000;
const DEFAULT_CHOICES: PackageChoices = { withProgress: true, conflicts: 'ask' };

/** How the person's newest package stands. */
export interface PackageJob {
  readonly id: JobId;
  readonly state: JobRow['state'];
  readonly begunAt: Instant;
  readonly did: 'plan' | 'add';
  /** As the person calls the file. */
  readonly name: string;
  readonly choices: PackageChoices;
  /** While it runs: how far it is, 0–1, with counts, and how many seconds are left; null where that is not known yet. */
  readonly running: {
    readonly progress: number;
    readonly detail: ImportProgress | null;
    readonly secondsLeft: number | null;
  } | null;
  /** Whether it has ended and that cannot be noted: the disk is full. */
  readonly isUntold: boolean;
  readonly plan: PlanView | null;
  readonly applied: Applied | null;
  /** Why it was refused; null where it was not. */
  readonly refusal: Refusal | null;
  /** Whether the file is still here. */
  readonly isKept: boolean;
}

/** What is kept with a job. */
interface About {
  readonly did: 'plan' | 'add';
  readonly name: string;
  readonly upload: string;
  readonly choices: PackageChoices;
  readonly plan?: PlanView;
  readonly applied?: Applied;
  readonly refusal?: Refusal;
}

/** Keeps a package that somebody sends and plans it, in a process of its own. Throws `busy`, and `too-large`. */
export async function sendPackage(
  context: Context,
  actor: Actor,
  { name, chunks }: { readonly name: string; readonly chunks: AsyncIterable<Uint8Array> },
): Promise<JobId> {
  await refuseBusy(context, actor);
  const upload = context.newId<'upload'>();
  await context.uploads.keep(upload, chunks, context.limits.fileBytes ?? PACKAGE_LIMITS.entryBytes);
  return start(context, actor, { did: 'plan', name, upload, choices: DEFAULT_CHOICES });
}

/** Plans the person's newest package anew with other choices, or adds it. Throws `busy`, and `not-found` where its file is gone. */
export async function continuePackage(
  context: Context,
  actor: Actor,
  { did, choices }: Pick<About, 'did' | 'choices'>,
): Promise<JobId> {
  await refuseBusy(context, actor);
  const newest = await newestRow(context, actor);
  const about = newest && aboutOf(newest);
  if (!about || !(await context.uploads.has(about.upload))) {
    throw new AppError('not-found', 'The file is not here any more.');
  }
  return start(context, actor, { did, name: about.name, upload: about.upload, choices });
}

/** Stops what is under way, or lays a planned package aside; nothing of it stays. */
export async function cancelPackage(context: Context, actor: Actor): Promise<void> {
  const newest = await newestRow(context, actor);
  if (!newest) return;
  const { id } = newest;
  const about = aboutOf(newest);
  const isRunning = newest.state === 'running';
  if (isRunning) context.jobs.stop(id);
  // What adds may have done so a moment before: its end says whether.
  if (isRunning && about.did === 'add') return;
  await context.uploads.remove(about.upload);
  if (isRunning) await end(context, actor, { id, state: 'cancelled', about });
}

/** How the person's newest package stands; null where there was none. */
export async function showPackage(context: Context, actor: Actor): Promise<PackageJob | null> {
  const row = await newestRow(context, actor);
  if (!row) return null;
  const { did, name, choices, upload, plan = null, applied = null, refusal = null } = aboutOf(row);
  const isRunning = row.state === 'running';
  const common = { id: row.id, state: row.state, begunAt: row.createdAt };
  return {
    ...common,
    ...{ did, name, choices, plan, applied, refusal },
    running: isRunning ? runningOf(context, row.id) : null,
    isUntold: isRunning && context.jobs.untold.has(row.id),
    isKept: await context.uploads.has(upload),
  };
}

/** How the person's newest package ended, where that was within a day and was not taken back since; null otherwise. */
export async function showEndedPackage(context: Context, actor: Actor): Promise<PackageJob | null> {
  const job = await showPackage(context, actor);
  if (!job || context.now() - job.begunAt > DAY_MS) return null;
  if (job.state === 'failed') return job;
  const operation = job.applied?.operation ?? null;
  const isDone = operation && (await findOperation(context.store.db, actor.user, operation));
  return isDone ? job : null;
}

/** Asked of the runner: while another process writes, no row of a job is changed. */
function runningOf({ jobs }: Context, job: JobId): PackageJob['running'] {
  const last = jobs.lastTold(job);
  const progress = last?.progress ?? 0;
  const detail = (last?.detail ?? null) as ImportProgress | null;
  const seconds = (last?.milliseconds ?? 0) / 1000;
  const isKnown = progress > 0.05 && seconds > 2;
  const secondsLeft = isKnown ? Math.ceil((seconds * (1 - progress)) / progress) : null;
  return { progress, detail, secondsLeft };
}

async function newestRow({ store }: Context, { user }: Actor): Promise<JobRow | null> {
  const [newest] = await readJobs(store.db, user, { kind: KIND, most: 1 });
  return newest ?? null;
}

function aboutOf({ result }: JobRow): About {
  return JSON.parse(result) as About;
}

async function refuseBusy(context: Context, actor: Actor): Promise<void> {
  const newest = await newestRow(context, actor);
  if (newest?.state !== 'running') return;
  const { name: file } = aboutOf(newest);
  throw new AppError('busy', `${file} is being read already.`, { file });
}

async function start(context: Context, actor: Actor, about: About): Promise<JobId> {
  const id = context.newId<'job'>();
  await insertJob(context.store.db, actor.user, {
    id,
    kind: KIND,
    at: context.now(),
    result: JSON.stringify(about),
  });
  void carryOut(context, actor, { id, about });
  return id;
}

async function carryOut(
  context: Context,
  actor: Actor,
  { id, about }: { id: JobId; about: About },
): Promise<void> {
  const { did, name, upload, choices } = about;
  const file = context.uploads.fileOf(upload);
  const input: PackageOrder = { do: did, actor, file, name, choices, now: context.now() };
  const run = () => context.jobs.run({ job: id, program: 'package', input, told: () => {} });
  try {
    const done = (await (did === 'add'
      ? lend(context.store, actor.user, run)
      : run())) as PackageDone;
    const came = done.did === 'plan' ? { plan: done.plan } : { applied: done.applied };
    await end(context, actor, { id, state: 'done', about: { ...about, ...came } });
    if (did === 'add') await context.uploads.remove(upload);
  } catch (error) {
    const state = error instanceof Error && error.name === 'Stopped' ? 'cancelled' : 'failed';
    const refusal = isAppError(error) ? refusalOf(error) : undefined;
    if (state === 'cancelled') await context.uploads.remove(upload);
    await end(context, actor, { id, state, about: { ...about, ...(refusal ? { refusal } : {}) } });
  }
}

function refusalOf({ code, message, values }: AppError): Refusal {
  return { code, message, values };
}

/** Where the disk is full, it is noted once there is room. The place may be closed by now: then the next start notes it. */
async function end(
  context: Context,
  { user }: Actor,
  { id, state, about }: { id: JobId; state: Exclude<JobRow['state'], 'running'>; about: About },
): Promise<void> {
  const ended = { id, state, at: context.now(), result: JSON.stringify(about) };
  const note = () => endJob(context.store.db, user, ended);
  await note().catch((error: unknown) => {
    if (isDiskFull(error)) noteLater(context, id, note);
  });
}

const RETRY_MS = 1000;

function noteLater({ jobs }: Context, id: JobId, note: () => Promise<unknown>): void {
  jobs.untold.add(id);
  const told = () => {
    clearInterval(timer);
    jobs.untold.delete(id);
  };
  const timer = setInterval(
    () => note().then(told, (error) => isDiskFull(error) || told()),
    RETRY_MS,
  );
  timer.unref();
}
