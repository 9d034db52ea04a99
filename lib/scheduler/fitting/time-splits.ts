/** One part of a log that is ordered by time: trained on all before `from`, scored on `from` to `to` (exclusive). */
export interface TimeSplit {
  readonly from: number;
  readonly to: number;
}

/** How often a fit is tested (as in srs-benchmark). */
export const SPLITS = 5;

/**
 * Cuts `count` things that are ordered by time so that each part is scored by what was learnt before it: a sixth is never
 * scored, the rest is five parts of one size, those at the end of the log. Nothing before `unseen` is scored at all.
 * Where that leaves fewer than five there are no parts.
 */
export function timeSplits(count: number, unseen = 0): TimeSplit[] {
  const size = Math.floor(Math.min(count / (SPLITS + 1), (count - unseen) / SPLITS));
  if (size < 1) return [];
  const first = count - SPLITS * size;
  return Array.from({ length: SPLITS }, (_, part) => {
    const from = first + part * size;
    return { from, to: from + size };
  });
}
