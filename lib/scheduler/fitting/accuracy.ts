/** A prediction and what came of it. */
export interface Scored {
  /** Predicted recall, 0–1. */
  readonly predicted: number;
  readonly recalled: boolean;
  /** Study days since the answer before. */
  readonly elapsed: number;
  /** How many answers the card had before, with those of the same day. */
  readonly answers: number;
  /** How often it had been forgotten before. */
  readonly lapses: number;
}

/** How good predictions were. */
export interface Accuracy {
  /** Mean log loss in nats: lower is better. */
  readonly logLoss: number;
  /** Root mean square of the calibration error over bins: lower is better. */
  readonly rmseBins: number;
  /** Area under the ROC curve, 0.5 (chance) to 1; null where everything was recalled or everything forgotten. */
  readonly auc: number | null;
}

/** Predictions are never taken as surer than this, so that one answer cannot cost infinitely much (as in srs-benchmark). */
const DOUBT = 1e-4;

/** The three measures of the FSRS benchmark over some predictions, of which there must be one at least. */
export function accuracyOf(scored: readonly Scored[]): Accuracy {
  const sum = scored.reduce((all, each) => all + logLossOf(each.predicted, each.recalled), 0);
  return { logLoss: sum / scored.length, rmseBins: rmseBins(scored), auc: auc(scored) };
}

/** The log loss of one prediction, in nats: −ln p of what came to be. */
export function logLossOf(predicted: number, recalled: boolean): number {
  const sure = Math.min(Math.max(predicted, DOUBT), 1 - DOUBT);
  return -Math.log(recalled ? sure : 1 - sure);
}

/**
 * How far predictions lie from what was recalled, over groups of like answers: by interval, number of answers and number of
 * lapses, in steps that grow geometrically (https://github.com/open-spaced-repetition/srs-benchmark, "RMSE (bins)").
 */
function rmseBins(scored: readonly Scored[]): number {
  const bins = new Map<string, { count: number; predicted: number; recalled: number }>();
  for (const each of scored) {
    const key = binOf(each);
    const bin = bins.get(key) ?? { count: 0, predicted: 0, recalled: 0 };
    bin.count++;
    bin.predicted += each.predicted;
    bin.recalled += each.recalled ? 1 : 0;
    bins.set(key, bin);
  }
  let sum = 0;
  for (const { count, predicted, recalled } of bins.values()) {
    sum += (predicted - recalled) ** 2 / count;
  }
  return Math.sqrt(sum / scored.length);
}

function binOf({ elapsed, answers, lapses }: Scored): string {
  return `${stepOf(elapsed, 3.62)} ${stepOf(answers + 1, 1.89)} ${lapses === 0 ? '-' : stepOf(lapses, 1.73)}`;
}

function stepOf(value: number, base: number): number {
  return Math.floor(Math.log(value) / Math.log(base));
}

/** By ranks (Mann and Whitney), ties in the middle. */
function auc(scored: readonly Scored[]): number | null {
  const sorted = [...scored].sort((a, b) => a.predicted - b.predicted);
  let ranks = 0;
  let recalled = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]?.predicted === sorted[start]?.predicted) end++;
    const tied = sorted.slice(start, end).filter((each) => each.recalled).length;
    ranks += (tied * (start + 1 + end)) / 2;
    recalled += tied;
    start = end;
  }
  const forgotten = sorted.length - recalled;
  if (recalled === 0 || forgotten === 0) return null;
  return (ranks - (recalled * (recalled + 1)) / 2) / (recalled * forgotten);
}
