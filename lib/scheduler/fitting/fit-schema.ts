import { z } from 'zod';
import { PARAMETER_COUNT } from '#lib/scheduler/parameters.ts';
import type { Accuracy } from './accuracy.ts';
import type { FitReport } from './fit-report.ts';

/** Parameters that came out of a fit. */
export const fitParameters = z.array(z.number()).length(PARAMETER_COUNT);

const count = z.int().min(0);

const accuracy = z.strictObject({
  logLoss: z.number(),
  rmseBins: z.number(),
  auc: z.number().nullable(),
}) satisfies z.ZodType<Accuracy>;

const tested = z.strictObject({
  scored: count,
  days: count,
  from: z.int(),
  to: z.int(),
  before: accuracy,
  fitted: accuracy,
  parts: z.array(z.strictObject({ before: z.number(), fitted: z.number() })).max(1000),
  test: z.strictObject({
    gain: z.number(),
    t: z.number(),
    threshold: z.number(),
    isBetter: z.boolean(),
  }),
});

/** How parameters were fitted and tested, as a file says it. */
export const fitReport = z.strictObject({
  verdict: z.enum(['adopt', 'not-better', 'too-few-answers', 'too-few-new-answers']),
  answers: count,
  usable: count,
  unseen: count,
  oneIn: count,
  until: z.int().nullable(),
  before: z.array(z.number()).max(PARAMETER_COUNT),
  tested: tested.nullable(),
}) satisfies z.ZodType<FitReport>;
