import type { Instant } from '#lib/shared/instant.ts';
import type { Accuracy } from './accuracy.ts';
import type { PairedTest } from './paired-test.ts';

/** Fewer usable answers are not fitted: the test could tell nothing. */
export const LEAST_ANSWERS = 400;
/** Fewer answers that the present parameters have not seen are not tested. */
export const LEAST_SCORED = 100;

/** What a fit was tested on. */
export interface FitTested {
  /** Answers that were scored, all by parameters that had not seen them. */
  readonly scored: number;
  /** Study days on which they were given. */
  readonly days: number;
  /** First and last of them. */
  readonly from: Instant;
  readonly to: Instant;
  /** The parameters that were in use, and those fitted to what came before each part. */
  readonly before: Accuracy;
  readonly fitted: Accuracy;
  /** Mean log loss of both over each of the parts, in order of time. */
  readonly parts: readonly { readonly before: number; readonly fitted: number }[];
  readonly test: PairedTest;
}

/** What came of a fit. `adopt`: better by more than chance. */
export type FitVerdict = 'adopt' | 'not-better' | 'too-few-answers' | 'too-few-new-answers';

/** How parameters were fitted and tested. */
export interface FitReport {
  readonly verdict: FitVerdict;
  /** Live answers of the decks that were read. */
  readonly answers: number;
  /** Those of them that say something about forgetting. */
  readonly usable: number;
  /** Those of them from which the parameters in use have not learnt. */
  readonly unseen: number;
  /** One card in so many was read: 1 for all. */
  readonly oneIn: number;
  /** The last answer that was learnt from; null where there was none. */
  readonly until: Instant | null;
  /** The parameters in use until then. */
  readonly before: readonly number[];
  /** Null where it did not come to a test. */
  readonly tested: FitTested | null;
}
