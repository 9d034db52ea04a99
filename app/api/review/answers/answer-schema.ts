import { z } from 'zod';
import type { AnswerInput, PracticeInput } from '#lib/review/types.ts';
import { chainLink } from '#lib/scheduler/chain-schema.ts';
import { DAY } from '#lib/shared/instant.ts';
import { idOf } from '../id-schema.ts';

const LATEST = 8.64e15;
const MOST_LINKS = 20;
const LONGEST_TYPED = 10_000;

const whole = z.number().int().nonnegative();
const instant = whole.max(LATEST);
const phase = z.enum(['new', 'learning', 'review', 'relearning']);

const due = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('instant'), at: instant }),
  z.object({ kind: z.literal('day'), day: z.number().int() }),
]);

const outcome = z.object({
  phase,
  step: whole,
  due,
  interval: z.number().nonnegative(),
  chain: z.array(chainLink).max(MOST_LINKS),
});

/** One practice, as the outbox of a browser sends it. */
export const practice = z.object({
  kind: z.literal('practice'),
  id: idOf<'event'>(),
  card: idOf<'card'>(),
  rating: z.literal([1, 2, 3, 4]),
  clientAt: instant,
  device: z.string().min(1).max(64),
  zoneOffset: z.number().int().min(-1080).max(1080),
  revealMs: z.number().nonnegative().max(DAY).nullable(),
  durationMs: z.number().nonnegative().max(DAY),
  revision: whole,
}) satisfies z.ZodType<PracticeInput>;

/** One answer, as the outbox of a browser sends it. */
export const answer = z.object({
  id: idOf<'event'>(),
  card: idOf<'card'>(),
  rating: z.literal([1, 2, 3, 4]),
  clientAt: instant,
  device: z.string().min(1).max(64),
  zoneOffset: z.number().int().min(-1080).max(1080),
  revealMs: z.number().nonnegative().max(DAY).nullable(),
  durationMs: z.number().nonnegative().max(DAY),
  phaseBefore: phase,
  recall: z.number().min(0).max(1).nullable(),
  preset: idOf<'preset'>(),
  presetVersion: whole,
  revision: whole,
  language: z.string().max(35),
  outcome: outcome.nullable(),
  // Absent in what an older page left in the browser's outbox.
  typed: z.string().max(LONGEST_TYPED).nullable().default(null),
  verdict: z.string().max(20).nullable().default(null),
}) satisfies z.ZodType<AnswerInput>;
