import { z } from 'zod';
import type { Finding } from '#lib/bundle/finding.ts';
import type { Actor, Context } from '#lib/context.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { namedUpload } from '#lib/library/named-upload.ts';
import { planUpload } from '#lib/library/plan-upload.ts';
import type { PlanCounts, PlanLine, PlanView } from '#lib/library/types.ts';

/** The absolute path of a file and what was decided about it; unless `apply`, it is only planned. */
export const importInput = z.object({
  file: z.string(),
  apply: z.boolean(),
  withProgress: z.boolean(),
  deckTitle: z.string().nullable(),
});

/** What an import did or would do; paths are those within the file. */
export interface ImportReport {
  readonly counts: PlanCounts;
  readonly lines: readonly PlanLine[];
  readonly decks: PlanView['decks'];
  readonly massArchive: boolean;
  readonly applied: boolean;
  readonly operation: string | null;
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
  readonly media: number;
  readonly findings: readonly Finding[];
}

/** Adds what a file holds, or tells what adding it would change. */
export async function importFile(
  context: Context,
  actor: Actor,
  { file, apply, withProgress, deckTitle }: z.infer<typeof importInput>,
): Promise<ImportReport> {
  const upload = { ...namedUpload(file), withProgress };
  if (!apply) return report(await planUpload(context, actor, upload), false, null);
  const title = deckTitle === null ? {} : { deckTitle };
  const { plan, applied, operation } = await applyUpload(context, actor, { ...upload, ...title });
  return report(plan, applied, operation);
}

function report(plan: PlanView, applied: boolean, operation: string | null): ImportReport {
  const { counts, lines, decks, massArchive, notes, cards, reviews, media, findings } = plan;
  return {
    counts,
    lines,
    decks,
    massArchive,
    applied,
    operation,
    notes,
    cards,
    reviews,
    media,
    findings,
  };
}
