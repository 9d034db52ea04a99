/** How long a piece of work took. */
export interface Measured {
  /** Milliseconds on the clock. */
  readonly elapsed: number;
  /** Milliseconds of the processor in user mode: what other work on the machine changes little. */
  readonly cpu: number;
}

/** Measures a piece of work. */
export async function cpuOf(work: () => unknown): Promise<Measured> {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const elapsed = performance.now() - startedAt;
  return { elapsed, cpu: process.cpuUsage(before).user / 1000 };
}
