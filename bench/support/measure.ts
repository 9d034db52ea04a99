/** How often to measure. */
export interface Runs {
  readonly runs: number;
  /** Runs before, which do not count. */
  readonly warmUp: number;
}

/** Milliseconds of each run. */
export async function measure(runs: Runs, work: () => unknown): Promise<number[]> {
  return (await measureWithCpu(runs, work)).map(({ elapsed }) => elapsed);
}

/** Milliseconds of one run: how long it took, and how long this process kept a processor busy, which other programs change less. */
export interface Sample {
  readonly elapsed: number;
  readonly cpu: number;
}

/** The same with processor time. `before` comes before each run and does not count. */
export async function measureWithCpu(
  { runs, warmUp }: Runs,
  work: () => unknown,
  before: () => unknown = () => {},
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let run = 0; run < warmUp + runs; run++) {
    await before();
    const [startedAt, busy] = [performance.now(), process.cpuUsage()];
    await work();
    const [elapsed, { user, system }] = [performance.now() - startedAt, process.cpuUsage(busy)];
    if (run >= warmUp) samples.push({ elapsed, cpu: (user + system) / 1000 });
  }
  return samples;
}
