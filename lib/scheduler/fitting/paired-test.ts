/** By how much one predictor is off less than another on the same answers, in sums over one study day. */
export interface DayDifference {
  readonly answers: number;
  /** Sum of the log loss of the first less that of the second. */
  readonly gain: number;
}

/** What a paired test says. */
export interface PairedTest {
  /** Mean gain per answer in nats; above 0 the second predictor is better. */
  readonly gain: number;
  /** The mean over its standard error; 0 where that cannot be told. */
  readonly t: number;
  /** What `t` must exceed. */
  readonly threshold: number;
  readonly isBetter: boolean;
}

/** Fewer days say nothing about how days differ. */
const LEAST_DAYS = 10;
/** The standard normal is below this with probability 0.95: one side. */
const Z = 1.6448536269514722;

/**
 * Whether the second of two predictors is better by more than chance: a one-sided paired t-test at 5 % on log losses, with
 * study days as clusters, since the answers of one day go well or badly together
 * (A. C. Cameron, D. L. Miller: A Practitioner's Guide to Cluster-Robust Inference, 2015).
 */
export function pairedTest(days: readonly DayDifference[]): PairedTest {
  const answers = days.reduce((sum, day) => sum + day.answers, 0);
  const total = days.reduce((sum, day) => sum + day.gain, 0);
  const gain = answers === 0 ? 0 : total / answers;
  const threshold = studentQuantile(Math.max(1, days.length - 1));
  if (days.length < LEAST_DAYS) return { gain, t: 0, threshold, isBetter: false };
  const squares = days.reduce((sum, day) => sum + (day.gain - day.answers * gain) ** 2, 0);
  const error = Math.sqrt((squares * days.length) / (days.length - 1)) / answers;
  const t = error === 0 ? 0 : gain / error;
  return { gain, t, threshold, isBetter: t > threshold };
}

/** The 0.95 quantile of Student's t, from the normal one (Abramowitz and Stegun 26.7.5): to 0.001 from nine degrees of freedom on. */
function studentQuantile(freedom: number): number {
  const first = (Z ** 3 + Z) / 4;
  const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96;
  const third = (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384;
  return Z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
