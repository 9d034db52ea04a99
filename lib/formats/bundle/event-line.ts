import { z } from 'zod';
import { chainLink } from '#lib/scheduler/chain-schema.ts';
import { day, id, instant, language, short, text, whole } from './fields.ts';

const phase = z.enum(['new', 'learning', 'review', 'relearning']);
const seconds = z.number().min(0);

const due = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('instant'), at: instant }),
  z.strictObject({ kind: z.literal('day'), day }),
]);

const schedule = z.strictObject({ phase, step: whole, due, interval: seconds });

const chain = z.array(chainLink).max(50).readonly();

const base = {
  id: id<'event'>(),
  card: id<'card'>(),
  at: instant,
  clientAt: instant,
  receivedAt: instant,
  studyDay: day,
  device: short,
  zoneOffset: z.int().min(-1440).max(1440),
  anki: z.strictObject({ id: z.int().nullable(), row: text }).optional(),
};

const preset = { preset: id<'preset'>(), presetVersion: whole };

const answer = z.strictObject({
  ...base,
  kind: z.literal('answer'),
  rating: z.literal([1, 2, 3, 4]),
  revealMs: z.number().min(0).nullable(),
  durationMs: z.number().min(0),
  phaseBefore: phase,
  byDay: z.literal(true).optional(),
  recall: z.number().min(0).max(1).nullable(),
  ...preset,
  revision: whole,
  language,
  outcome: schedule.extend({ chain }),
  typed: text.nullable(),
  verdict: short.nullable(),
});

const practice = z.strictObject({
  ...base,
  kind: z.literal('practice'),
  rating: z.literal([1, 2, 3, 4]),
  revealMs: z.number().min(0).nullable(),
  durationMs: z.number().min(0),
  revision: whole,
});

const baseline = z.strictObject({
  ...base,
  kind: z.literal('baseline'),
  schedule: schedule.nullable(),
  memory: z.strictObject({ stability: z.number(), difficulty: z.number() }).nullable(),
  reps: whole,
  lapses: whole,
});

/** A line of `events.jsonl`: something that happened to one card. */
export const eventLine = z.discriminatedUnion('kind', [
  answer,
  practice,
  baseline,
  z.strictObject({ ...base, kind: z.literal('set-due'), schedule }),
  z.strictObject({ ...base, kind: z.literal('reset') }),
  z.strictObject({ ...base, kind: z.literal('reschedule'), ...preset, schedule, chain }),
  z.strictObject({ ...base, kind: z.literal('retract'), target: id<'event'>() }),
]);

/** A line of `events.jsonl`, read. */
export type EventLine = z.infer<typeof eventLine>;
