import { type FitTested, LEAST_ANSWERS, LEAST_SCORED } from '#lib/scheduler/fitting/fit-report.ts';

/** How many usable answers a fit needs, and how many of them that the parameters in use have not seen. */
export const FIT_LEAST = { answers: LEAST_ANSWERS, scored: LEAST_SCORED } as const;

/** By what share the fitted parameters are off less than those in use, in log loss: 0–1; below 0 they are off more. */
export function fitGain({ before, fitted }: Pick<FitTested, 'before' | 'fitted'>): number {
  return 1 - fitted.logLoss / before.logLoss;
}
