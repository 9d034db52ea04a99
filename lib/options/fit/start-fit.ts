import type { Actor, Context } from '#lib/context.ts';
import type { Fitted } from '#lib/scheduler/fitting/fit-log.ts';
import type { FitReport } from '#lib/scheduler/fitting/fit-report.ts';
import type { Preset } from '#lib/scheduler/types.ts';
import { AppError, isAppError } from '#lib/shared/errors.ts';
import type { DeckId, FitId, JobId, OperationId, PresetId } from '#lib/shared/ids.ts';
import { readDeckOptions } from '#lib/store/deck-options.ts';
import { keepFit, readFits } from '#lib/store/fits.ts';
import { advanceJob, endJob, insertJob, readJobs } from '#lib/store/jobs.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Db } from '#lib/store/store.ts';
import { decksUnder } from '../deck-study.ts';
import { adoptFit, isSame } from './adopt-fit.ts';
import type { FitOrder } from './fit-answers.ts';

/** The kind under which jobs that fit are kept. */
export const FIT_JOB = 'fit';

/** What came of a fit. */
export interface FitResult {
  readonly preset: PresetId;
  readonly report: FitReport;
  /** Null where parameters were not fitted. */
  readonly fit: FitId | null;
  readonly parameters: readonly number[] | null;
  /** The operation that brought the parameters in; null where they were not adopted. */
  readonly operation: OperationId | null;
}

/** A fit under way. */
export interface StartedFit {
  readonly job: JobId;
  /** Settles when it has ended, with null where it failed or was cancelled. Throws what it was refused with, such as `no-trainer`. */
  readonly ended: Promise<FitResult | null>;
}

/** Writing how far it is costs a commit. */
const TELL_MS = 250;

/**
 * Starts fitting the parameters of a preset to the answers of its decks, in a process of its own. They are adopted where the test says that
 * they are better, unless `adopt` is false. Throws `not-found`, and `busy` while a fit of the person's is under way.
 */
export async function startFit(
  context: Context,
  actor: Actor,
  { preset: id, adopt }: { preset: PresetId; adopt: boolean },
): Promise<StartedFit> {
  const job = context.newId<'job'>();
  const order = await context.store.transaction(async (db) => {
    const [newest] = await readJobs(db, actor.user, { kind: FIT_JOB, most: 1 });
    if (newest?.state === 'running') throw new AppError('busy', 'Parameters are being fitted.');
    const preset = (await readPresets(db, actor.user)).find((each) => each.id === id);
    if (!preset) throw new AppError('not-found', `There is no preset ${id}.`);
    const about = { kind: FIT_JOB, at: context.now(), result: JSON.stringify({ preset: id }) };
    await insertJob(db, actor.user, { id: job, ...about });
    return orderFor(db, actor, preset);
  });
  const ended = carryOut({ context, actor, job, order, preset: id, adopt });
  // Whoever does not wait finds it in the job.
  ended.catch(() => {});
  return { job, ended };
}

async function orderFor(db: Db, { user }: Actor, { id, options }: Preset): Promise<FitOrder> {
  const decks: DeckId[] = decksUnder(await readDeckOptions(db, user), id).map((deck) => deck.id);
  const present = options.parameters;
  const learntFrom = (await readFits(db, user))
    .filter(({ parameters }) => isSame(parameters, present))
    .map(({ report }) => report.until ?? 0);
  const seenUntil = learntFrom.length === 0 ? null : Math.max(...learntFrom);
  return { user, decks, present, seenUntil, relearningSteps: options.relearningSteps.length };
}

interface UnderWay {
  readonly context: Context;
  readonly actor: Actor;
  readonly job: JobId;
  readonly order: FitOrder;
  readonly preset: PresetId;
  readonly adopt: boolean;
}

async function carryOut(way: UnderWay): Promise<FitResult | null> {
  const { context, actor, job, order, preset } = way;
  const { db } = context.store;
  const told = teller(way);
  try {
    const input = { job, program: 'fit' as const, input: order, told };
    const fitted = (await context.jobs.run(input)) as Fitted;
    const result = await keep(way, fitted);
    const ended = { id: job, state: 'done' as const, at: context.now() };
    await endJob(db, actor.user, { ...ended, result: JSON.stringify(result) });
    return result;
  } catch (error) {
    const state = isStopped(error) ? ('cancelled' as const) : ('failed' as const);
    const reason = error instanceof Error ? error.message : String(error);
    const refusal = isAppError(error) ? error.code : undefined;
    const about = JSON.stringify({ preset, reason, refusal });
    const ended = { id: job, state, at: context.now(), result: about };
    // The place may be closed by now: then the next start notes it.
    await endJob(db, actor.user, ended).catch(() => {});
    if (refusal !== undefined) throw error;
    return null;
  }
}

/** By its name: pages are bundled apart from the program that made the runner. */
function isStopped(error: unknown): boolean {
  return error instanceof Error && error.name === 'Stopped';
}

/** Notes how far the job is, but not too often. */
function teller({ context, job }: UnderWay): (progress: number) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < TELL_MS) return;
    last = now;
    void advanceJob(context.store.db, job, { progress, at: context.now() }).catch(() => {});
  };
}

async function keep(
  { context, actor, preset, adopt }: UnderWay,
  { parameters, report }: Fitted,
): Promise<FitResult> {
  if (parameters === null) return { preset, report, fit: null, parameters, operation: null };
  const id = context.newId<'fit'>();
  await keepFit(context.store.db, actor.user, {
    id,
    preset,
    at: context.now(),
    parameters,
    report,
  });
  const isAdopted = adopt && report.verdict === 'adopt';
  const operation = isAdopted
    ? await adoptFit(context, actor, { fit: id, over: report.before })
    : null;
  return { preset, report, fit: id, parameters, operation };
}
