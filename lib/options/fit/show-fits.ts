import type { Actor, Context } from '#lib/context.ts';
import type { FitReport } from '#lib/scheduler/fitting/fit-report.ts';
import type { ErrorCode } from '#lib/shared/errors.ts';
import type { DeckId, FitId, JobId, PresetId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { type ModelFit, readFits } from '#lib/store/fits.ts';
import { type JobRow, type JobState, readJobs } from '#lib/store/jobs.ts';
import { decksUnder, readDeckStudy } from '../deck-study.ts';
import type { NamedDeck } from '../show-options.ts';
import { isSame } from './adopt-fit.ts';
import { FIT_JOB, type FitResult } from './start-fit.ts';

/** The newest fit that was asked for. */
export interface FitJob {
  readonly id: JobId;
  readonly state: JobState;
  /** From 0 to 1. */
  readonly progress: number;
  readonly at: Instant;
  /** Whether it is about the preset of this deck. */
  readonly isHere: boolean;
  /** Null unless it is done. */
  readonly report: FitReport | null;
  readonly fit: FitId | null;
  /** Why it could not be done, where that is known. */
  readonly refusal: ErrorCode | null;
}

/** A fit of a preset's history. */
export interface PastFit {
  readonly id: FitId;
  readonly at: Instant;
  readonly report: FitReport;
  readonly parameters: readonly number[];
  /** Whether a version of the preset brought them in. */
  readonly isAdopted: boolean;
  /** Whether they are in use now. */
  readonly inUse: boolean;
}

/** The parameters of a deck's preset: where they come from, and what is under way. */
export interface FitsView {
  readonly deck: NamedDeck;
  readonly preset: { readonly id: PresetId; readonly name: string };
  /** The decks whose answers are used. */
  readonly decks: readonly NamedDeck[];
  readonly job: FitJob | null;
  /** Newest first. */
  readonly fits: readonly PastFit[];
}

/** Shows the fits of a deck's preset. Throws `not-found` where the deck is not the person's, or was never on their desk. */
export async function showFits(context: Context, actor: Actor, deck: DeckId): Promise<FitsView> {
  const { db } = context.store;
  const study = await readDeckStudy(db, { context, actor, deck });
  const { preset, decks } = study;
  const [job] = await readJobs(db, actor.user, { kind: FIT_JOB, most: 1 });
  const fits = (await readFits(db, actor.user)).filter((fit) => fit.preset === preset.id);
  return {
    deck: named(study.deck),
    preset: { id: preset.id, name: preset.name },
    decks: decksUnder(decks, preset.id).map(named),
    job: job ? asJob(job, preset.id) : null,
    fits: fits.map((fit) => asPast(fit, preset.options.parameters)),
  };
}

function asJob({ id, state, progress, createdAt, result }: JobRow, preset: PresetId): FitJob {
  const about = JSON.parse(result) as Partial<FitResult & { refusal: ErrorCode }>;
  const { report = null, fit = null, refusal = null } = about;
  const isHere = about.preset === preset;
  return { id, state, progress, at: createdAt, isHere, report, fit, refusal };
}

function asPast({ id, at, report, parameters, adoptedAs }: ModelFit, present: readonly number[]) {
  const inUse = isSame(parameters, present);
  return { id, at, report, parameters, isAdopted: adoptedAs !== null, inUse };
}

function named({ id, key, title, language }: NamedDeck): NamedDeck {
  return { id, key, title, language };
}
