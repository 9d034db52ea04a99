/** How often to measure. */
export interface Runs {
  readonly runs: number;
  /** Runs before, which do not count. */
  readonly warmUp: number;
}

/** Milliseconds of each run. */
export async function measure({ runs, warmUp }: Runs, work: () => unknown): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run < warmUp + runs; run++) {
    const startedAt = performance.now();
    await work();
    const elapsed = performance.now() - startedAt;
    if (run >= warmUp) samples.push(elapsed);
  }
  return samples;
}
