/** One measured figure, as it is printed. */
export interface Figure {
  readonly name: string;
  /** What is compared with the target. */
  readonly value: number | null;
  readonly unit: string;
  /** How often it was measured. */
  readonly n: number;
  readonly median: number | null;
  readonly p95: number | null;
  /** The most that `value` may be. */
  readonly target?: number;
  readonly ok?: boolean;
  /** Why it could not be measured. */
  readonly error?: string;
}

/** What a figure is called and how it is judged. */
export interface Judging {
  readonly name: string;
  readonly unit: string;
  readonly target?: number;
  /** Which of the two is the value; the median where not said. */
  readonly by?: 'median' | 'p95';
}

/** Makes a figure of what was measured. Throws where nothing was. */
export function figureOf(
  { name, unit, target, by = 'median' }: Judging,
  samples: readonly number[],
): Figure {
  if (samples.length === 0) throw new Error(`Nothing was measured for ${name}`);
  const sorted = [...samples].sort((a, b) => a - b);
  const [median, p95] = [quantile(sorted, 0.5), quantile(sorted, 0.95)];
  const value = by === 'p95' ? p95 : median;
  const judged = target === undefined ? {} : { target, ok: value <= target };
  return { name, value, unit, n: samples.length, median, p95, ...judged };
}

/** The line for what could not be measured. */
export function failedFigure(name: string, error: unknown): Figure {
  const text = error instanceof Error ? error.message : String(error);
  return { name, value: null, unit: '', n: 0, median: null, p95: null, ok: false, error: text };
}

/** The nearest sample at or above the share: no figure that was not measured. */
function quantile(sorted: readonly number[], share: number): number {
  const place = Math.max(0, Math.ceil(sorted.length * share) - 1);
  return Number((sorted[place] as number).toPrecision(4));
}
